import { z } from "zod";
import { isDate } from "@/lib/dates";
import { paragraph, searchTerm } from "@/lib/fields";
import { moneyInputValue, parseDecimal, parseMoney } from "@/lib/money";
import { parsePercent } from "@/lib/percent";
import { isDropped, readRows } from "./rows";

export const invoiceStatus = z.enum(["draft", "issued", "paid", "void"]);
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

export type InvoiceRow = {
  id: string;
  /** Null: a draft, which has none yet. */
  number: string | null;
  status: InvoiceStatus;
  overdue: boolean;
  clientName: string;
  currency: string;
  totalMinor: number;
  issueDate: string | null;
  dueDate: string | null;
};

/** A client to bill, with the time that is on no invoice yet; without any the days are null. */
export type UnbilledClient = {
  id: string;
  name: string;
  durationSeconds: number;
  firstDate: string | null;
  lastDate: string | null;
};

const lineView = z.object({
  id: z.string(),
  description: z.string(),
  /** Exact decimal text, up to two decimals: "1.5". */
  quantity: z.templateLiteral([z.number()]),
  unitPriceMinor: z.number(),
  taxRatePpm: z.number(),
  amountMinor: z.number(),
  /** The time that the line bills; null: none. */
  timeSeconds: z.number().nullable(),
});

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
  taxes: z.array(z.object({ ratePpm: z.number(), netMinor: z.number(), taxMinor: z.number() })),
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
export type InvoiceLine = Invoice["lines"][number];

// Writing ----------------------------------------------------------------------------------------

export const draftSchema = z.object({
  clientId: z.uuid("Choose a client."),
  until: z
    .string()
    .default("")
    .refine((text) => text === "" || isDate(text), "Enter a date, such as 2026-01-31, or none."),
});

const sentForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const mostPieces = 1_000_000;
const highestPrice = 1_000_000_000_000;

/**
 * What the editor of a draft sends: its fields with the numbers as the locale writes them, prices
 * in the invoice's currency. Rows without anything in them and rows ticked for removal are left out.
 */
export function invoiceSchema(currency: string, locale: string) {
  const fields = z.object({
    // In the order of the form, which is the order of what is wrong with it.
    lines: z
      .array(lineSchema(currency, locale).nullable())
      .transform((lines) => lines.filter((line) => line !== null)),
    version: z.iso.datetime({ offset: true }),
    paymentTermsDays: z
      .string()
      .trim()
      .regex(/^\d{1,3}$/, "Enter a whole number of days, 0 to 365.")
      .transform(Number)
      .refine((days) => days <= 365, "Enter a whole number of days, 0 to 365."),
    notes: paragraph(5000),
  });
  return z.preprocess((sent) => {
    const form = sentForm.parse(sent);
    const lines = readRows(form).map((row) => (isDropped(row) ? null : row));
    return { ...form, lines };
  }, fields);
}

function lineSchema(currency: string, locale: string) {
  const price = moneyInputValue(1250, currency, locale);
  return z
    .object({
      id: z.union([z.literal("").transform(() => undefined), z.uuid()]),
      description: paragraph(500).refine((text) => text !== "", "Say what this line is for."),
      quantity: read(
        (text) => parseDecimal(text, 2, locale),
        "Enter a number with up to two decimals.",
      ).refine((number) => Math.abs(Number(number)) <= mostPieces, "Enter a million at most."),
      unitPrice: read(
        (text) => parseMoney(text, currency, locale),
        `Enter an amount of ${currency} such as ${price}.`,
      ).refine((minor) => Math.abs(minor) <= highestPrice, "This price is too high."),
      taxRate: read(parsePercent, "Enter percents, 0 to 100."),
    })
    .transform(({ unitPrice, taxRate, ...line }) => ({
      ...line,
      unitPriceMinor: unitPrice,
      taxRatePpm: taxRate,
    }));
}

/** A text that stands for a value, read by a parser that answers undefined to any other text. */
function read<T>(parse: (text: string) => T | undefined, problem: string) {
  return z.string().transform((text, context) => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: problem });
    return z.NEVER;
  });
}
