import { fileURLToPath } from "node:url";

/** The root of the project. */
export const projectDir = fileURLToPath(new URL("../../", import.meta.url));

/** Whom the mails of sign-up and sign-in are from. */
export const mailFrom = "Bulkhead <no-reply@bulkhead.localhost>";

/** What Next's programs are told so that they say what matters only, those that they start included. */
export const quietly = {
  NEXT_TELEMETRY_DISABLED: "1",
  NODE_OPTIONS: [process.env.NODE_OPTIONS, `--import=${new URL("quiet.mjs", import.meta.url)}`]
    .filter(Boolean)
    .join(" "),
};
