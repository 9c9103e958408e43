import { z } from "zod";
import { paragraph } from "@/lib/fields";
import type { FormState } from "@/lib/form-state";
import { moneyInputValue, parseDecimal, parseMoney } from "@/lib/money";
import { parsePercent } from "@/lib/percent";
import { isEmpty, readRows } from "./rows";
import { t } from "./words";

// Reading ----------------------------------------------------------------------------------------

export const lineView = z.object({
  id: z.string(),
  description: z.string(),
  /** Exact decimal text, up to two decimals: "1.5". */
  quantity: z.templateLiteral([z.number()]),
  unitPriceMinor: z.number(),
  taxRatePpm: z.number(),
  amountMinor: z.number(),
  /** Seconds of time that the line bills; null: none. */
  timeSeconds: z.number().nullable(),
});

export type Line = z.infer<typeof lineView>;

/** The net amount of one rate and the tax on it, in minor units, as the database reckoned them. */
export const taxView = z.object({
  ratePpm: z.number(),
  netMinor: z.number(),
  taxMinor: z.number(),
});

export type Tax = z.infer<typeof taxView>;

/** Who sells or buys, as a document names them. */
export type Party = { name: string; address: string; taxNumber: string };

// Writing ----------------------------------------------------------------------------------------

const sentForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const mostPieces = 1_000_000;
const highestPrice = 1_000_000_000_000;

/**
 * What the editor of a document sends: its lines, in the order of the form, and what else it holds.
 * Numbers are as the locale writes them, prices in the currency. Rows without anything in them are
 * left out; what is wrong with a line names it.
 */
export function withLines<F extends z.ZodRawShape>(currency: string, locale: string, others: F) {
  const lines = z
    .array(lineSchema(currency, locale).nullable())
    .transform((all) => all.filter((line) => line !== null));
  return z.preprocess(
    (sent) => {
      const form = sentForm.parse(sent);
      return { ...form, lines: readRows(form).map((row) => (isEmpty(row) ? null : row)) };
    },
    // In the order of the form, which is the order of what is wrong with it.
    z.object({ lines, ...others }),
  );
}

/** The lines that can be read as they are typed, for a sum while others are still being written. */
export function readableLines(
  sent: Record<string, string | string[]>,
  currency: string,
  locale: string,
) {
  const schema = lineSchema(currency, locale);
  return readRows(sent).map(
    (row) => schema.safeParse({ ...row, description: row.description || "…" }).data,
  );
}

/** One line of the form. */
function lineSchema(currency: string, locale: string) {
  const price = moneyInputValue(1250, currency, locale);
  return z
    .object({
      id: z.union([z.literal("").transform(() => undefined), z.uuid()]),
      description: paragraph(500).refine((text) => text !== "", {
        error: () => t("errors.description"),
      }),
      quantity: read(
        (text) => parseDecimal(text, 2, locale),
        () => t("errors.quantity"),
      ).refine((number) => Math.abs(Number(number)) <= mostPieces, {
        error: () => t("errors.quantityRange"),
      }),
      unitPrice: read(
        (text) => parseMoney(text, currency, locale),
        () => t("errors.price", { currency, price }),
      ).refine((minor) => Math.abs(minor) <= highestPrice, {
        error: () => t("errors.priceRange"),
      }),
      taxRate: read(parsePercent, () => t("errors.taxRate")),
    })
    .transform(({ unitPrice, taxRate, ...line }) => ({
      ...line,
      unitPriceMinor: unitPrice,
      taxRatePpm: taxRate,
    }));
}

/** A text that stands for a value, read by a parser that answers undefined to any other text. */
function read<T>(parse: (text: string) => T | undefined, problem: () => string) {
  return z.string().transform((text, context) => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: problem() });
    return z.NEVER;
  });
}

/** What was wrong with the form, each message about a line beginning with the line. */
export function namingLines(state: FormState): FormState {
  const named = Object.entries(state.fields).map(([name, messages]) => {
    const line = /^lines\.(\d+)\./.exec(name)?.[1];
    if (line === undefined) return [name, messages] as const;
    const number = Number(line) + 1;
    return [name, messages.map((message) => t("errors.inLine", { number, message }))] as const;
  });
  return { ...state, fields: Object.fromEntries(named) };
}
