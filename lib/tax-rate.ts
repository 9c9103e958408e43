import { parseDecimal } from "@/lib/money";

/*
 * Tax rates are whole parts per million, so that 9.975 % is exact: 99750. People write percents with
 * up to four decimals. No tax is reckoned here: SQL does that.
 */

/** A rate as people of the locale write it: 9.975%. */
export function formatTaxRate(ratePpm: number, locale: string): string {
  const percent = { style: "percent", maximumFractionDigits: 4 } as const;
  return new Intl.NumberFormat(locale, percent).format(ratePpm / 1_000_000);
}

/** A rate for a text field: percents without the sign, in the locale's decimals. */
export function taxRateInputValue(ratePpm: number, locale: string): string {
  const plain = { maximumFractionDigits: 4, useGrouping: false, numberingSystem: "latn" } as const;
  return new Intl.NumberFormat(locale, plain).format(ratePpm / 10_000);
}

/** Percents as typed, as parts per million; undefined if it is no rate from 0 to 100 percent. */
export function parseTaxRate(text: string, locale: string): number | undefined {
  const percents = parseDecimal(text.trim().replace(/\s*%$/, ""), 4, locale);
  if (percents === undefined) return undefined;
  const ratePpm = Number(percents.replace(".", ""));
  return ratePpm >= 0 && ratePpm <= 1_000_000 ? ratePpm : undefined;
}
