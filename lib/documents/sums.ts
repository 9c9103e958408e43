import { formatMoney } from "@/lib/money";
import { formatPercent } from "@/lib/percent";
import type { Tax } from "./schema";
import { t } from "./words";

/** What a document says of money, in minor units: every amount as the database reckoned it. */
export type Sums = {
  currency: string;
  taxName: string;
  subtotalMinor: number;
  totalMinor: number;
  taxes: readonly Tax[];
};

/** One row of the sums as it is read. */
export type SumRow = { label: string; amount: string };

/** The sums as rows, the total last. A document on which every rate is zero says nothing of tax. */
export function sumRows(sums: Sums, locale: string): SumRow[] {
  const money = (amountMinor: number) => formatMoney(amountMinor, sums.currency, locale);
  const total = { label: t("total"), amount: money(sums.totalMinor) };
  if (!isTaxed(sums)) return [total];
  return [
    { label: t("subtotal"), amount: money(sums.subtotalMinor) },
    ...sums.taxes.map((tax) => ({
      label: t("taxOf", {
        tax: sums.taxName,
        rate: formatPercent(tax.ratePpm, locale),
        net: money(tax.netMinor),
      }),
      amount: money(tax.taxMinor),
    })),
    total,
  ];
}

export function isTaxed({ taxes }: Pick<Sums, "taxes">): boolean {
  return taxes.some((tax) => tax.ratePpm > 0);
}

/** What lines come to while they are being written: amounts by row, null where one cannot be read yet. */
export type Preview = { amounts: (string | null)[]; sums: SumRow[] };
