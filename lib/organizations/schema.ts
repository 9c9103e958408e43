import { z } from "zod";
import { isTimeZone } from "@/lib/dates";
import { line, paragraph, requiredLine } from "@/lib/fields";
import { isLocale } from "@/lib/locales";
import { currencies } from "@/lib/money";
import { parsePercent } from "@/lib/percent";

const name = requiredLine(120, "Enter a name.");

/** The database knows what is reserved and what is taken. */
const slugShape = /^[a-z0-9][a-z0-9-]{1,46}[a-z0-9]$/;
const slugWords = "Use 3 to 48 letters, digits and dashes, with a letter or digit at both ends.";
const typedSlug = z.string().trim().toLowerCase();

const timeZone = z.string().refine(isTimeZone, "Choose a time zone from the list.");

export const newOrganizationSchema = z.object({
  name,
  /** Empty: made from the name. */
  slug: typedSlug.refine((text) => text === "" || slugShape.test(text), slugWords),
  currency: z.enum(currencies, "Choose a currency from the list."),
  timeZone,
});

export const generalSettingsSchema = z.object({
  name,
  slug: typedSlug.regex(slugShape, slugWords),
  locale: z.string().refine(isLocale, "Choose a language from the list."),
  timeZone,
});

export const invoicingSettingsSchema = z.object({
  legalName: line(200),
  address: paragraph(1000),
  taxNumber: line(60),
  invoicePrefix: z
    .string()
    .trim()
    .regex(
      /^[A-Za-z0-9/._-]{0,12}$/,
      "Use up to 12 letters, digits, dots, dashes, underscores or slashes.",
    ),
  paymentTermsDays: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, "Enter a number of days, 0 to 365.")
    .transform(Number)
    .refine((days) => days <= 365, "Enter a number of days, 0 to 365."),
  taxName: requiredLine(40, "Enter what the tax is called, such as VAT."),
  taxRatePpm: z.string().transform((text, context) => {
    const ppm = text.trim() === "" ? 0 : parsePercent(text);
    if (ppm !== undefined) return ppm;
    context.addIssue("Enter a percentage from 0 to 100 with up to four decimals.");
    return z.NEVER;
  }),
  taxRounding: z.enum(["category", "line"], "Choose how tax is rounded."),
});

/** The workspace's address alone, where an invoice lacks it. */
export const sellerAddressSchema = z.object({
  address: paragraph(1000).refine((text) => text !== "", "Enter the address."),
});

export const deleteOrganizationSchema = z.object({
  slug: typedSlug.min(1, "Type the address of the workspace."),
});

export type GeneralSettings = z.output<typeof generalSettingsSchema>;
export type InvoicingSettings = z.output<typeof invoicingSettingsSchema>;
