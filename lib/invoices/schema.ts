import { z } from "zod";
import { isDate } from "@/lib/dates";
import { lineView, taxView, withLines } from "@/lib/documents/schema";
import { formatDuration } from "@/lib/durations";
import { paragraph, searchTerm } from "@/lib/fields";
import type { FormState } from "@/lib/form-state";
import { currencyExponent, highestRate, moneyInputValue, parseMoney } from "@/lib/money";
import { rateField, readAsked, withAsked } from "./rates";
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

/** Time of one client that is on no invoice yet. */
export const unbilledTimeView = z.object({ durationSeconds: z.number(), firstDate: z.string() });

export type UnbilledTime = z.infer<typeof unbilledTimeView>;

/** The projects of a client whose time cannot be billed yet, because an hour of it has no price. */
export const unpricedView = z.object({
  currency: z.string(),
  projects: z.array(z.object({ id: z.string(), name: z.string(), durationSeconds: z.number() })),
});

export type Unpriced = z.infer<typeof unpricedView>;

export const noneUnpriced: Unpriced = { currency: "", projects: [] };

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
  /** How many entries of time are on it; on a void one, were. */
  timeEntries: z.number(),
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

/** The time on an invoice: one page of it, and all of it in sum. */
export const invoiceTimeView = z.object({
  number: z.string().nullable(),
  status: invoiceStatus,
  count: z.number(),
  seconds: z.number(),
  entries: z.array(
    z.object({
      id: z.string(),
      /** Day and duration as they were billed; words and person as they are now. */
      date: z.string(),
      durationSeconds: z.number(),
      line: z.string(),
      description: z.string().nullable(),
      userName: z.string().nullable(),
      /** The entry was deleted since. */
      deleted: z.boolean().nullable(),
    }),
  ),
  next: z
    .object({ after_line: z.string(), after_date: z.string(), after_id: z.string() })
    .nullable(),
});

export type InvoiceTime = z.infer<typeof invoiceTimeView>;

/** Where the time on an invoice goes on, out of an address; what is malformed is the first page. */
export const invoiceTimeParams = z
  .object({ after_line: z.uuid(), after_date: z.iso.date(), after_id: z.uuid() })
  .optional()
  .catch(undefined);

export type InvoiceTimeParams = z.infer<typeof invoiceTimeParams>;

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

type Values = FormState["values"];

/** The form of a new draft with a rate asked for of each project that has none. */
export function askRates(values: Values, { currency, projects }: Unpriced): Values {
  const typed = new Map(readAsked(values).map(({ id, rate }) => [id, rate]));
  return withAsked(
    values,
    projects.map(({ id, name, durationSeconds }) => ({
      id,
      label: t("newForm.rateOf", { name, duration: formatDuration(durationSeconds) }),
      currency,
      rate: typed.get(id) ?? "",
    })),
  );
}

/**
 * What was answered where a rate was asked for: rates by project, in minor units, and the projects whose
 * time stays out, which those may that have none. Nothing is zero unless it says so. `meantElsewhere`: the
 * form stood beside another currency than the client pays in by now.
 */
export function readRates(
  values: Values,
  { currency, projects }: Unpriced,
  leaveOut: boolean,
  locale: string,
) {
  const asked = new Map(readAsked(values).map((one) => [one.id, one]));
  const rates: Record<string, number> = {};
  const leftOut: string[] = [];
  const fields: Record<string, string[]> = {};
  let meantElsewhere = false;
  for (const [at, { id }] of projects.entries()) {
    const one = asked.get(id);
    // Not asked about yet: the database will.
    if (!one) continue;
    const text = one.rate.trim();
    if (one.currency !== currency) meantElsewhere = true;
    if (text === "" && leaveOut) {
      leftOut.push(id);
      continue;
    }
    const minor = parseMoney(text, currency, locale);
    if (minor !== undefined && minor >= 0 && minor <= highestRate) rates[id] = minor;
    else fields[rateField(at, "rate")] = [rateProblem(text, currency, locale)];
  }
  return { rates, leftOut, fields, meantElsewhere };
}

function rateProblem(text: string, currency: string, locale: string): string {
  if (text === "") return t("errors.rateAsked");
  const example = moneyInputValue(85 * 10 ** currencyExponent(currency), currency, locale);
  return t("errors.rate", { currency, example });
}

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
