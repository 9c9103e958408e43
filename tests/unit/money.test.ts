import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  currencyExponent,
  formatMoney,
  moneyInputValue,
  parseDecimal,
  parseMoney,
} from "@/lib/money";

const locales = [
  "en-US",
  "en-GB",
  "en-IN",
  "en-ZA",
  "de-DE",
  "de-CH",
  "de-AT",
  "fr-FR",
  "fr-CH",
  "es-ES",
  "es-MX",
  "pt-PT",
  "pt-BR",
  "it-CH",
  "pl-PL",
  "sv-SE",
  "nb-NO",
  "hu-HU",
  "bg-BG",
  "cs-CZ",
  "tr-TR",
  "he-IL",
  "ar-EG",
  "fa-IR",
  "hi-IN",
  "mr-IN",
  "ne-NP",
  "bn-BD",
  "my-MM",
  "ja-JP",
  "th-TH",
];
const locale = fc.constantFrom(...locales);
const currency = fc.constantFrom("EUR", "USD", "JPY", "KWD", "HUF", "IDR", "CLP", "CHF", "TND");
const amount = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -100_000, max: 100_000 }));

/** Every space as the plain one, because locale data changes its mind about which to use. */
const plain = (text: string) => text.replace(/\s/g, " ");

describe("exponents", () => {
  test("are those of ISO 4217, also where Intl departs from it", () => {
    expect(["EUR", "JPY", "KWD", "HUF", "IDR", "COP", "CLP"].map(currencyExponent)).toEqual([
      2, 0, 3, 2, 2, 2, 0,
    ]);
  });
});

describe("formatMoney", () => {
  test.each([
    [123_450, "EUR", "en-US", "€1,234.50"],
    [123_450, "EUR", "de-DE", "1.234,50 €"],
    [123_450, "EUR", "fr-FR", "1 234,50 €"],
    [123_450, "CHF", "de-CH", "CHF 1’234.50"],
    [12_345_678, "INR", "en-IN", "₹1,23,456.78"],
    [1234, "JPY", "en-US", "¥1,234"],
    [1234, "KWD", "en-US", "KWD 1.234"],
    [1234, "HUF", "en-US", "HUF 12.34"],
    [5, "USD", "en-US", "$0.05"],
    [0, "USD", "en-US", "$0.00"],
    [-5, "USD", "en-US", "-$0.05"],
    [-123_450, "USD", "en-US", "-$1,234.50"],
    [Number.MAX_SAFE_INTEGER, "USD", "en-US", "$90,071,992,547,409.91"],
  ])("writes %d %s for %s as %s", (minor, code, language, text) => {
    expect(plain(formatMoney(minor, code, language)).replace("'", "’")).toBe(text);
  });

  test("writes every digit of the largest amounts", () => {
    fc.assert(
      fc.property(amount, currency, (minor, code) => {
        const digits = formatMoney(minor, code, "en-US").replace(/\D/g, "");
        expect(BigInt(digits)).toBe(BigInt(Math.abs(minor)));
      }),
    );
  });
});

describe("parseMoney", () => {
  test.each([
    ["1234.5", "EUR", "en-US", 123_450],
    ["1234,5", "EUR", "en-US", 123_450],
    ["1,234.50", "EUR", "en-US", 123_450],
    ["1,234", "EUR", "en-US", 123_400],
    ["1.234", "EUR", "de-DE", 123_400],
    ["1.234,5", "EUR", "de-DE", 123_450],
    ["1 234,50", "EUR", "fr-FR", 123_450],
    ["1\u202f234,50", "EUR", "fr-FR", 123_450],
    ["1 234.50", "EUR", "en-US", 123_450],
    ["1’234.50", "CHF", "de-CH", 123_450],
    ["1'234'567.50", "CHF", "de-CH", 123_456_750],
    ["1,23,456.78", "INR", "en-IN", 12_345_678],
    ["1,234", "KWD", "en-US", 1_234_000],
    ["1,234", "KWD", "de-DE", 1234],
    ["1,234", "JPY", "en-US", 1234],
    ["12.", "EUR", "en-US", 1200],
    [".5", "EUR", "en-US", 50],
    ["007", "EUR", "en-US", 700],
    ["-5", "EUR", "en-US", -500],
    ["−5", "EUR", "sv-SE", -500],
    [" 5 ", "EUR", "en-US", 500],
    ["90071992547409.91", "EUR", "en-US", Number.MAX_SAFE_INTEGER],
  ])("reads %j %s for %s as %d", (text, code, language, minor) => {
    expect(parseMoney(text, code, language)).toBe(minor);
  });

  test.each([
    ["", "EUR", "en-US"],
    [".", "EUR", "en-US"],
    ["-", "EUR", "en-US"],
    ["--5", "EUR", "en-US"],
    ["5-", "EUR", "en-US"],
    ["1e3", "EUR", "en-US"],
    ["$5", "EUR", "en-US"],
    ["0x10", "EUR", "en-US"],
    ["1.234", "EUR", "en-US"],
    ["1,234,5", "EUR", "en-US"],
    ["1.234.5", "EUR", "de-DE"],
    ["1,2,3", "EUR", "en-US"],
    ["12 50", "EUR", "en-US"],
    ["1 2", "EUR", "fr-FR"],
    ["1,234 567", "EUR", "en-US"],
    ["1,23,456", "EUR", "en-US"],
    ["1234.567", "EUR", "en-US"],
    ["1.5", "JPY", "en-US"],
    ["90071992547409.92", "EUR", "en-US"],
    ["Infinity", "EUR", "en-US"],
    ["１２", "EUR", "ja-JP"],
  ])("refuses %j %s for %s", (text, code, language) => {
    expect(parseMoney(text, code, language)).toBeUndefined();
  });

  test("never answers minus zero", () => {
    expect(parseMoney("-0", "EUR", "en-US")).toBe(0);
    expect(parseMoney("-0.00", "EUR", "en-US")).toBe(0);
  });

  test("reads back what a field shows, in every locale", () => {
    fc.assert(
      fc.property(amount, currency, locale, (minor, code, language) => {
        expect(parseMoney(moneyInputValue(minor, code, language), code, language)).toBe(minor);
      }),
      { numRuns: 1000 },
    );
  });

  test("reads back what the locale writes with grouping", () => {
    fc.assert(
      fc.property(amount, currency, locale, (minor, code, language) => {
        const digits = currencyExponent(code);
        const text = new Intl.NumberFormat(language, {
          numberingSystem: "latn",
          minimumFractionDigits: digits,
        })
          .formatToParts(exact(minor, digits))
          .filter((part) => part.type !== "literal")
          .map((part) => part.value)
          .join("")
          .replace(/[\u200e\u200f\u061c]/g, "");
        expect(parseMoney(text, code, language)).toBe(minor);
      }),
      { numRuns: 1000 },
    );
  });

  test("answers any text with a whole number or nothing", () => {
    const near = fc.stringMatching(/^[-0-9., '’]{0,12}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), currency, locale, (text, code, language) => {
        const minor = parseMoney(text, code, language);
        if (minor !== undefined) expect(Number.isSafeInteger(minor)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

test("parseDecimal gives SQL a plain number with its digits filled up", () => {
  expect(parseDecimal("19", 4, "en-US")).toBe("19.0000");
  expect(parseDecimal("9,975", 4, "fr-CA")).toBe("9.9750");
  expect(parseDecimal("9.975", 4, "en-US")).toBe("9.9750");
  expect(parseDecimal("-0012.5", 2, "en-US")).toBe("-12.50");
  expect(parseDecimal("12", 0, "en-US")).toBe("12");
  expect(parseDecimal("9.97501", 4, "en-US")).toBeUndefined();
});

/** Minor units as the decimal that Intl takes without rounding. */
function exact(minor: number, digits: number): `${number}` {
  return `${minor}e-${digits}` as `${number}`;
}
