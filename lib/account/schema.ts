import { z } from "zod";
import { requiredLine } from "@/lib/fields";
import { safeNext } from "@/lib/paths";
import { t } from "./words";

/** The auth API asks for this length too; bcrypt reads no further than 72 bytes. */
export const passwordLength = { least: 10, most: 72 };

/** Where to go afterwards, from a hidden field; never off this site. */
const next = z.string().optional().transform(safeNext);

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(320, { error: () => t("errors.emailLength") })
  .pipe(z.email({ error: () => t("errors.email") }));

const newPassword = z
  .string()
  .min(passwordLength.least, {
    error: () => t("errors.passwordShort", { least: String(passwordLength.least) }),
  })
  .refine((text) => new TextEncoder().encode(text).length <= passwordLength.most, {
    error: () => t("errors.passwordLong", { most: String(passwordLength.most) }),
  });

const givenPassword = z.string().min(1, { error: () => t("errors.passwordMissing") });

export const signInSchema = z.object({ email, password: givenPassword, next });

export const signUpSchema = z.object({
  fullName: requiredLine(120, () => t("errors.name")),
  email,
  password: newPassword,
  timeZone: z.string().max(60).catch("UTC"),
  next,
});

export const newPasswordSchema = z.object({ password: newPassword, next });

export const changePasswordSchema = z.object({
  currentPassword: givenPassword,
  password: newPassword,
});

export const changeEmailSchema = z.object({ email });

/** The mails that we may say we sent: why somebody is on the page that says so. */
const mailKinds = ["signup", "unconfirmed", "link", "password"] as const;
export type MailKind = (typeof mailKinds)[number];

/** Anything unknown in the address is the plainest kind. */
export const mailKindSchema = z.enum(mailKinds).catch("link");

export const mailRequestSchema = z.object({ email, next });
export const mailAgainSchema = z.object({ email, kind: mailKindSchema, next });

/** The link of our mails. Its token is a hash that works once. */
export const confirmationSchema = z.object({
  token_hash: z.string().regex(/^[\w-]{20,200}$/),
  type: z.enum(["signup", "magiclink", "recovery", "email_change", "invite", "email"]),
});

/** The same, sent by the button of the page that the link opens. */
export const followedLinkSchema = confirmationSchema.extend({ next });

type LinkType = z.output<typeof confirmationSchema>["type"];

/** What the page of a link offers. */
export function linkKindOf(type: LinkType): "signup" | "link" | "password" | "email" {
  if (type === "email_change") return "email";
  if (type === "recovery") return "password";
  return type === "signup" ? "signup" : "link";
}

/** The mail to ask for again when a link, perhaps of an unknown type, does not work. */
export function mailKindOf(type: unknown): MailKind {
  if (type === "recovery") return "password";
  return type === "signup" ? "signup" : "link";
}
