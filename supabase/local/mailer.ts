import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { compile } from "html-to-text";
import { createTransport } from "nodemailer";
import type { Config } from "./config.ts";
import { escapeHtml } from "./html.ts";
import { currentAuthRequest } from "./request-context.ts";

/** The kinds of mail, by the names that `config.toml` gives them. */
type Kind = keyof Config["auth"]["email"]["template"];

export type MailerOptions = {
  /** The port on 127.0.0.1 that takes the mails. */
  smtpPort: number;
  /** The application's address; links that the client asks for must lead there. */
  siteUrl: string;
  config: Config;
  /** The project's root, for the templates. */
  projectDir: string;
  /** The sender, `Name <address>`. */
  mailFrom: string;
};

type Meta = {
  tokenHash?: string;
  currentEmail?: string;
  newEmail?: string;
  /** Of a change of address that has to be confirmed at both: what goes to the new one. */
  tokenNew?: string;
  tokenHashNew?: string;
};

/**
 * Sends the mails of the auth API from the same templates that a hosted or Docker Supabase uses.
 * The API library's mailer knows no templates: its links lead to itself and forget where the reader
 * was going.
 */
export function createMailer({ smtpPort, siteUrl, config, projectDir, mailFrom }: MailerOptions) {
  const transport = createTransport({
    host: "127.0.0.1",
    port: smtpPort,
    secure: false,
    ignoreTLS: true,
  });

  async function send(kind: Kind, to: string, tokenHash: string, token: string, meta: Meta = {}) {
    const redirectTo = allowedRedirect(currentAuthRequest()?.redirectTo, siteUrl);
    const values: Record<string, string> = {
      SiteURL: siteUrl,
      TokenHash: tokenHash,
      Token: token,
      RedirectTo: encodeURIComponent(redirectTo),
      Email: escapeHtml(meta.currentEmail ?? to),
      NewEmail: escapeHtml(meta.newEmail ?? to),
    };
    const { subject, content_path } = config.auth.email.template[kind];
    const template = await readFile(join(projectDir, content_path), "utf8");
    const html = template.replace(/\{\{ \.(\w+) \}\}/g, (whole, name) => values[name] ?? whole);
    await transport.sendMail({
      from: mailFrom,
      // As an object, or the text would be read as a list of addresses: "x,ada@example.com" is no spelling of ada's.
      to: { name: "", address: to },
      subject,
      html,
      text: textOf(html),
    });
  }

  const sender = (kind: Kind) => (to: string, tokenHash: string, token: string, meta?: Meta) =>
    send(kind, to, tokenHash, token, meta);
  return {
    sendConfirmation: sender("confirmation"),
    sendMagicLink: sender("magic_link"),
    sendRecovery: sender("recovery"),
    sendEmailChange: async (to: string, tokenHash: string, token: string, meta: Meta = {}) => {
      await send("email_change", to, tokenHash, token, meta);
      const { newEmail, tokenHashNew, tokenNew = "" } = meta;
      if (newEmail && tokenHashNew) {
        await send("email_change", newEmail, tokenHashNew, tokenNew, meta);
      }
    },
    sendReauthentication: (to: string, token: string, meta?: Meta) =>
      send("reauthentication", to, meta?.tokenHash ?? "", token, meta),
  };
}

/** The page asked for when it is the application's own; otherwise its front page. */
function allowedRedirect(asked: string | null | undefined, siteUrl: string): string {
  if (!asked || !URL.canParse(asked)) return siteUrl;
  return new URL(asked).origin === new URL(siteUrl).origin ? asked : siteUrl;
}

/** The plain-text form of a template: a link is followed by its address, whole on its line. */
const textOf = compile({
  wordwrap: false,
  selectors: [
    { selector: "a", options: { linkBrackets: false } },
    ...["h1", "h2"].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});
