/*
 * Amounts are whole minor units beside an ISO 4217 code. What is stored is reckoned in SQL; here
 * amounts are only read from text and written as text, by moving digits and never by arithmetic on
 * fractions.
 */

/** The exponents of ISO 4217 that are not 2, the same as in private.currencies. */
const exponents: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
      .split(" ")
      .map((code) => [code, 0]),
  ),
  ...Object.fromEntries("BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3])),
};

const ofTwoDigits =
  "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF " +
  "CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD " +
  "HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA " +
  "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN " +
  "QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP " +
  "TRY TTD TWD TZS UAH USD UZS VES WST XCD XCG YER ZAR ZMW ZWG";

/** The currencies to choose from, the same as in private.currencies, so that no form has to ask. */
export const currencies: readonly string[] = [
  ...Object.keys(exponents),
  ...ofTwoDigits.split(" "),
].sort();

/** The same as options of a select: EUR · Euro. */
export function currencyOptions(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: "currency", fallback: "none" });
  return currencies.map((code) => {
    const name = names.of(code);
    return { value: code, label: name ? `${code} · ${name}` : code };
  });
}

/** Digits after the decimal mark. Never asked of Intl, which departs from the standard. */
export function currencyExponent(currency: string): number {
  return exponents[currency] ?? 2;
}

/** The highest rate, in minor units an hour; the same bound as in the database. */
export const highestRate = 1_000_000_000;

/** An amount as people of the locale write it, with its currency: €1,234.50. */
export function formatMoney(amountMinor: number, currency: string, locale: string): string {
  const digits = currencyExponent(currency);
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(decimalText(amountMinor, digits));
}

/** An amount for a text field: no currency, no grouping, the locale's decimal mark. */
export function moneyInputValue(amountMinor: number, currency: string, locale: string): string {
  const text = decimalText(amountMinor, currencyExponent(currency));
  return text.replace(".", notation(locale).decimal);
}

/**
 * What was typed, as minor units; undefined if it is not an amount of the currency. Takes the
 * locale's grouping when the groups are whole, and a point or a comma as the decimal mark.
 */
export function parseMoney(text: string, currency: string, locale: string): number | undefined {
  const typed = parseDecimal(text, currencyExponent(currency), locale);
  if (typed === undefined) return undefined;
  const minor = Number(typed.replace(".", ""));
  return Number.isSafeInteger(minor) ? minor : undefined;
}

/** What was typed, as "-12.50" with exactly `digits` decimals; undefined if it is no such number. */
export function parseDecimal(
  text: string,
  digits: number,
  locale: string,
): `${number}` | undefined {
  const { group, middle } = notation(locale);
  // Grouped digits are tried first: in English 1,234 is a thousand and more, though 1,2 is a decimal.
  const pattern = new RegExp(
    `^([-\u2212]?)(\\d{1,3}([${group}\\s'’])(?:\\d{${middle}}\\3)*\\d{3}|\\d*)(?:([.,])(\\d*))?$`,
  );
  const [, minus, grouped = "", separator, mark, typed = ""] = pattern.exec(text.trim()) ?? [];
  // One sign cannot both group and divide: 1,234,5 is a slip.
  if (minus === undefined || (mark && mark === separator)) return undefined;
  if (grouped + typed === "" || typed.length > digits) return undefined;
  const whole = grouped.replace(/\D/g, "").replace(/^0+(?=\d)/, "") || "0";
  const fraction = typed.padEnd(digits, "0");
  const sign = minus && /[1-9]/.test(whole + fraction) ? "-" : "";
  return `${sign}${whole}${digits > 0 ? `.${fraction}` : ""}` as `${number}`;
}

/** Minor units as a plain decimal: 1234 with 2 digits is 12.34. */
function decimalText(amountMinor: number, digits: number): `${number}` {
  const sign = amountMinor < 0 ? "-" : "";
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  return `${sign}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ""}` as `${number}`;
}

/**
 * How the locale writes a number in Latin digits, which are what keyboards and fields here hold:
 * its decimal mark, its grouping sign (none where it uses none), and how many digits stand in a
 * group that is neither first nor last (2 in India).
 */
function notation(locale: string): { decimal: string; group: string; middle: number } {
  const number = new Intl.NumberFormat(locale, { numberingSystem: "latn" });
  const parts = number.formatToParts(12_345_678.9);
  const values = (type: Intl.NumberFormatPartTypes) =>
    parts.filter((part) => part.type === type).map((part) => part.value);
  return {
    decimal: values("decimal")[0] ?? ".",
    group: values("group")[0] ?? "",
    middle: values("integer").at(-2)?.length === 2 ? 2 : 3,
  };
}
