import { z } from "zod";
import { isTimeZone } from "@/lib/dates";
import { line, paragraph, requiredLine } from "@/lib/fields";
import { isLocale } from "@/lib/locales";
import { currencies } from "@/lib/money";
import { parsePercent } from "@/lib/percent";
import { t } from "./words";

const name = requiredLine(120, () => t("errors.name"));

/** The database knows what is reserved and what is taken. */
const slugShape = /^[a-z0-9][a-z0-9-]{1,46}[a-z0-9]$/;
const typedSlug = z.string().trim().toLowerCase();

const timeZone = z.string().refine(isTimeZone, { error: () => t("errors.timeZone") });

export const newOrganizationSchema = z.object({
  name,
  /** Empty: made from the name. */
  slug: typedSlug.refine((text) => text === "" || slugShape.test(text), {
    error: () => t("errors.slug"),
  }),
  currency: z.enum(currencies, { error: () => t("errors.currency") }),
  timeZone,
  address: paragraph(1000),
});

export const generalSettingsSchema = z.object({
  name,
  slug: typedSlug.regex(slugShape, { error: () => t("errors.slug") }),
  locale: z.string().refine(isLocale, { error: () => t("errors.locale") }),
  timeZone,
});

const taxRounding = z.enum(["category", "line"], { error: () => t("errors.taxRounding") });

export const invoicingSettingsSchema = z.object({
  legalName: line(200),
  address: paragraph(1000),
  taxNumber: line(60),
  invoicePrefix: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9/._-]{0,12}$/, { error: () => t("errors.prefix") }),
  paymentTermsDays: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, { error: () => t("errors.paymentTerms") })
    .transform(Number)
    .refine((days) => days <= 365, { error: () => t("errors.paymentTerms") }),
  taxName: requiredLine(40, () => t("errors.taxName")),
  taxRatePpm: z.string().transform((text, context) => {
    const ppm = text.trim() === "" ? 0 : parsePercent(text);
    if (ppm !== undefined) return ppm;
    context.addIssue(t("errors.taxRate"));
    return z.NEVER;
  }),
  taxRounding,
});

/** The workspace's address alone, where an invoice lacks it. */
export const sellerAddressSchema = z.object({
  address: paragraph(1000).refine((text) => text !== "", { error: () => t("errors.address") }),
});

export const deleteOrganizationSchema = z.object({
  slug: typedSlug.min(1, { error: () => t("errors.slugMissing") }),
});

/** What the forms of the settings show. */
export const generalSettingsView = z.object({
  name: z.string(),
  slug: z.string(),
  locale: z.string(),
  timeZone: z.string(),
});

export const invoicingSettingsView = z.object({
  legalName: z.string(),
  address: z.string(),
  taxNumber: z.string(),
  invoicePrefix: z.string(),
  paymentTermsDays: z.number(),
  taxName: z.string(),
  taxRatePpm: z.number(),
  taxRounding,
});

export type GeneralSettings = z.infer<typeof generalSettingsView>;
export type InvoicingSettings = z.infer<typeof invoicingSettingsView>;
