import "server-only";
import { createTransport } from "nodemailer";
import { t } from "@/lib/common-words";
import { env, readVariable } from "@/lib/env";
import { Refusal } from "@/lib/errors";

/** Milliseconds: someone waits for the page. */
const patience = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 };

/**
 * Hands a plain-text mail to the server named by SMTP_URL (smtp://user:password@host:port), from
 * MAIL_FROM. A paragraph that is a path of ours becomes a full address.
 * Refuses, in words for the person, when the mail server does not take it or does not answer.
 */
export async function sendMail(mail: {
  to: string;
  subject: string;
  text: readonly string[];
}): Promise<void> {
  const { siteUrl } = env();
  const paragraphs = mail.text.map((line) => (line.startsWith("/") ? `${siteUrl}${line}` : line));
  try {
    const url = readVariable("SMTP_URL");
    if (!url) throw new Error("SMTP_URL is missing (see .env.example).");
    await createTransport({ url, ...patience }).sendMail({
      from: readVariable("MAIL_FROM") ?? "Bulkhead <no-reply@bulkhead.localhost>",
      // As an object, or the text would be read as a list of addresses.
      to: { name: "", address: mail.to },
      // Names go into the subject (see nameInMail): one line of it.
      subject: mail.subject.replace(/\s+/g, " "),
      text: `${paragraphs.join("\n\n")}\n`,
    });
  } catch (error) {
    console.error(error);
    throw new Refusal({ message: t("errors.mailNotSent") });
  }
}
