import { fileURLToPath } from "node:url";

/** The root of the project. */
export const projectDir = fileURLToPath(new URL("../../", import.meta.url));

/** The mails of sign-up and sign-in; `supabase/config.toml` says the same to another Supabase. */
export const mails = {
  from: "Bulkhead <no-reply@bulkhead.localhost>",
  templatesDir: fileURLToPath(new URL("../templates/", import.meta.url)),
  subjects: {
    confirmation: "Confirm your address",
    magic_link: "Your sign-in link",
    recovery: "Choose a new password",
    email_change: "Confirm your new address",
    reauthentication: "Your confirmation code",
  },
};

/** What Next's programs are told so that they say what matters only, those that they start included. */
export const quietly = {
  NEXT_TELEMETRY_DISABLED: "1",
  NODE_OPTIONS: [process.env.NODE_OPTIONS, `--import=${new URL("quiet.mjs", import.meta.url)}`]
    .filter(Boolean)
    .join(" "),
};
