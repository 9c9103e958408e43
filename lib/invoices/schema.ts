import { z } from "zod";
import { isDate } from "@/lib/dates";
import { lineView, taxView, withLines } from "@/lib/documents/schema";
import { paragraph, searchTerm } from "@/lib/fields";
import { t } from "./words";

const invoiceStatus = z.enum(["draft", "issued", "paid", "void"]);
export type InvoiceStatus = z.infer<typeof invoiceStatus>;

// Reading ----------------------------------------------------------------------------------------

/** The views of the list. Open is issued and not yet paid, overdue those of them that are late. */
export const invoiceViews = ["draft", "open", "overdue", "paid", "void"] as const;

/** The address of the list: ?q=acme&show=open&before=…; what is malformed is left out. */
export const invoiceListParams = z.object({
  q: searchTerm,
  show: z.enum(invoiceViews).optional().catch(undefined),
  client: z.uuid().optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
});

export type InvoiceListParams = z.infer<typeof invoiceListParams>;

const invoiceRow = z.object({
  id: z.string(),
  /** Null: a draft, which has none yet. */
  number: z.string().nullable(),
  status: invoiceStatus,
  overdue: z.boolean(),
  clientName: z.string(),
  currency: z.string(),
  totalMinor: z.number(),
  issueDate: z.string().nullable(),
  dueDate: z.string().nullable(),
});

export type InvoiceRow = z.infer<typeof invoiceRow>;

/** One page of the list, and where the next one starts. */
export const invoiceListView = z.object({
  invoices: z.array(invoiceRow),
  /** The one client's whose invoices are asked for; null: all clients', or none that is seen. */
  clientName: z.string().nullable(),
  next: z.object({ before: z.string() }).nullable(),
});

const unbilledClient = z.object({
  id: z.string(),
  name: z.string(),
  /** Seconds of time that is on no invoice yet; without any the days are null. */
  durationSeconds: z.number(),
  firstDate: z.string().nullable(),
  lastDate: z.string().nullable(),
});

export type UnbilledClient = z.infer<typeof unbilledClient>;

/** Whom a new invoice can be for: the first of them, those with unbilled time before the others. */
export const unbilledView = z.object({
  clients: z.array(unbilledClient),
  /** Whether there are more than these. */
  more: z.boolean(),
});

export type Unbilled = z.infer<typeof unbilledView>;

/** An invoice as its page shows it: every amount and every tax as the database reckoned it. */
export const invoiceView = z.object({
  id: z.string(),
  status: invoiceStatus,
  number: z.string().nullable(),
  currency: z.string(),
  clientId: z.string(),
  issueDate: z.string().nullable(),
  paymentTermsDays: z.number(),
  dueDate: z.string().nullable(),
  paidOn: z.string().nullable(),
  overdue: z.boolean(),
  taxName: z.string(),
  /** The workspace's rate, for a line added now. */
  newLineTaxRatePpm: z.number(),
  subtotalMinor: z.number(),
  totalMinor: z.number(),
  openMinor: z.number(),
  notes: z.string(),
  /** When it last changed, to the microsecond, as the database writes it. */
  updatedAt: z.string(),
  seller: z.object({ name: z.string(), address: z.string(), taxNumber: z.string() }),
  buyer: z.object({
    name: z.string(),
    address: z.string(),
    taxNumber: z.string(),
    email: z.string(),
  }),
  lines: z.array(lineView),
  taxes: z.array(taxView),
  payments: z.array(
    z.object({
      id: z.string(),
      amountMinor: z.number(),
      paidOn: z.string(),
      recordedBy: z.string().nullable(),
    }),
  ),
});

export type Invoice = z.infer<typeof invoiceView>;

/** What lines that are not stored come to: amounts by line (null: none was given), and their sums. */
export const previewView = z.object({
  amounts: z.array(z.number().nullable()),
  subtotalMinor: z.number(),
  totalMinor: z.number(),
  taxes: z.array(taxView),
});

// Writing ----------------------------------------------------------------------------------------

export const draftSchema = z.object({
  clientId: z.uuid({ error: () => t("errors.client") }),
  until: z
    .string()
    .default("")
    .refine((text) => text === "" || isDate(text), { error: () => t("errors.until") }),
});

/**
 * What the editor of a draft sends: its fields with the numbers as the locale writes them, prices
 * in the invoice's currency.
 */
export function invoiceSchema(currency: string, locale: string) {
  return withLines(currency, locale, {
    version: z.iso.datetime({ offset: true }),
    paymentTermsDays: z
      .string()
      .trim()
      .regex(/^\d{1,3}$/, { error: () => t("errors.terms") })
      .transform(Number)
      .refine((days) => days <= 365, { error: () => t("errors.terms") }),
    notes: paragraph(5000),
  });
}
