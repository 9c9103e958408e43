import { z } from "zod";
import { isDate } from "@/lib/dates";
import { moneyInputValue, parseMoney } from "@/lib/money";
import { t } from "./words";

export type Payment = {
  id: string;
  amountMinor: number;
  paidOn: string;
  /** Null: a person the reader may not see. */
  recordedBy: string | null;
};

/**
 * Money that came in, as its form sends it: an amount of the currency as the locale writes it. Only
 * an invoice over nothing is paid without money.
 */
export function paymentSchema(
  { currency, openMinor }: { currency: string; openMinor: number },
  locale: string,
) {
  const example = moneyInputValue(1250, currency, locale);
  return z.object({
    amount: z.string().transform((text, context) => {
      const amountMinor = parseMoney(text, currency, locale);
      if (amountMinor === undefined) {
        context.addIssue(t("errors.amount", { currency, example }));
        return z.NEVER;
      }
      if (amountMinor > 0 || (amountMinor === 0 && openMinor === 0)) return amountMinor;
      context.addIssue(t("errors.zero"));
      return z.NEVER;
    }),
    paidOn: z.string().refine(isDate, { error: () => t("errors.day") }),
  });
}
