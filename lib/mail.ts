import "server-only";
import { createTransport } from "nodemailer";
import { env, readVariable } from "@/lib/env";
import { Refusal } from "@/lib/errors";

/**
 * Hands a plain-text mail to the server named by SMTP_URL (smtp://user:password@host:port), from
 * MAIL_FROM. A paragraph that is a path of ours becomes a full address.
 * Refuses, in words for the person, when the mail server does not take it.
 */
export async function sendMail(mail: {
  to: string;
  subject: string;
  text: readonly string[];
}): Promise<void> {
  const smtpUrl = readVariable("SMTP_URL");
  if (!smtpUrl) throw new Error("SMTP_URL is missing (see .env.example).");
  const { siteUrl } = env();
  const paragraphs = mail.text.map((line) => (line.startsWith("/") ? `${siteUrl}${line}` : line));
  try {
    await createTransport({ url: smtpUrl, connectionTimeout: 5000 }).sendMail({
      from: readVariable("MAIL_FROM") ?? "Bulkhead <no-reply@bulkhead.localhost>",
      to: mail.to,
      // A workspace's name goes into the subject: one line of it.
      subject: mail.subject.replace(/\s+/g, " "),
      text: `${paragraphs.join("\n\n")}\n`,
    });
  } catch (error) {
    console.error(error);
    throw new Refusal({ message: "The mail could not be sent. Try again in a moment." });
  }
}
