/*
 * Tax rates are whole parts per million: 99750 is 9.975 %. Text becomes a rate by moving digits.
 */

/**
 * What was typed as a percentage, 9.975 or 9,975 %, in parts per million. Undefined when it is none,
 * has more than four decimals or is above 100.
 */
export function parsePercent(text: string): number | undefined {
  const [, whole, fraction = ""] = /^(\d{1,3})(?:[.,](\d{0,4}))?\s*%?$/.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const ppm = Number(whole + fraction.padEnd(4, "0"));
  return ppm <= 1_000_000 ? ppm : undefined;
}

/** A rate for a text field: 9.975, in Latin digits with the locale's decimal mark. */
export function percentInputValue(ppm: number, locale: string): string {
  const plain = { maximumFractionDigits: 4, useGrouping: false, numberingSystem: "latn" } as const;
  return new Intl.NumberFormat(locale, plain).format(ppm / 10_000);
}

/** A rate to read, as people of the locale write it: 9.975%. */
export function formatPercent(ppm: number, locale: string): string {
  const percent = { style: "percent", maximumFractionDigits: 4 } as const;
  return new Intl.NumberFormat(locale, percent).format(ppm / 1_000_000);
}
