import { readFile } from "node:fs/promises";
import { createTransport } from "nodemailer";
import { escapeHtml } from "./html.ts";
import { supabaseDir } from "./paths.ts";
import { currentRequest } from "./request-context.ts";

/** The kinds of mail and the name that `config.toml` gives to each kind's template and subject. */
const subjects = {
  confirmation: "Confirm your address",
  magic_link: "Your sign-in link",
  recovery: "Choose a new password",
  email_change: "Confirm your new address",
  reauthentication: "Your confirmation code",
} as const;

type Kind = keyof typeof subjects;
type Meta = { tokenHash?: string; currentEmail?: string; newEmail?: string };

/**
 * Sends the mails of the auth API from `supabase/templates`, the same files that a hosted or Docker
 * Supabase uses. Their links lead to the application's own /auth/confirm.
 * The API library's mailer would lead to itself and forget where the reader was going.
 */
export function createMailer(smtpPort: number, siteUrl: string) {
  const transport = createTransport({
    host: "127.0.0.1",
    port: smtpPort,
    secure: false,
    ignoreTLS: true,
  });

  async function send(kind: Kind, to: string, tokenHash: string, token: string, meta: Meta = {}) {
    const redirectTo = allowedRedirect(currentRequest()?.redirectTo, siteUrl);
    const values: Record<string, string> = {
      SiteURL: siteUrl,
      TokenHash: tokenHash,
      Token: token,
      RedirectTo: encodeURIComponent(redirectTo),
      Email: escapeHtml(meta.currentEmail ?? to),
      NewEmail: escapeHtml(meta.newEmail ?? to),
    };
    const template = await readFile(`${supabaseDir}templates/${kind}.html`, "utf8");
    const html = template.replace(/\{\{ \.(\w+) \}\}/g, (whole, name) => values[name] ?? whole);
    await transport.sendMail({
      from: "Bulkhead <no-reply@bulkhead.localhost>",
      to,
      subject: subjects[kind],
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
    sendEmailChange: sender("email_change"),
    sendReauthentication: (to: string, token: string, meta?: Meta) =>
      send("reauthentication", to, meta?.tokenHash ?? "", token, meta),
  };
}

/** The page asked for when it is the application's own; otherwise its front page. */
function allowedRedirect(asked: string | null | undefined, siteUrl: string): string {
  if (!asked || !URL.canParse(asked)) return siteUrl;
  return new URL(asked).origin === new URL(siteUrl).origin ? asked : siteUrl;
}

/** The plain-text form of a template: links become their addresses. */
function textOf(html: string): string {
  return html
    .replace(/<(head|style)[\s\S]*?<\/\1>/g, "")
    .replace(/<a [^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g, "$2:\n$1\n")
    .replace(/<[^>]+>/g, "")
    .replace(/&amp;/g, "&")
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
