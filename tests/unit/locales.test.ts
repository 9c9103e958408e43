import { describe, expect, test } from "vitest";
import { isLocale, localeOptions, locales, preferredLocale } from "@/lib/locales";

describe("the locales to choose from", () => {
  test.each([...locales])(
    "%s is stored, formatted for, and writes the digits of the forms",
    (locale) => {
      expect(isLocale(locale)).toBe(true);
      expect(new Intl.NumberFormat(locale, { useGrouping: false }).format(1234567890)).toBe(
        "1234567890",
      );
      expect(new Intl.DateTimeFormat(locale).resolvedOptions().calendar).toBe("gregory");
    },
  );

  test("a form keeps a locale that is none of them", () => {
    expect(localeOptions("sw-KE").at(-1)).toEqual({ value: "sw-KE", label: "Swahili (Kenya)" });
    expect(localeOptions("de-AT")).toHaveLength(locales.length);
  });

  test.each(["", "english", "de_DE", "en-us", "xx-XX", "en-US-u-nu-arab"])(
    "%j is no locale",
    (text) => {
      expect(isLocale(text)).toBe(false);
    },
  );
});

describe("preferredLocale", () => {
  test.each([
    [null, "en-US"],
    ["*", "en-US"],
    ["de-DE,de;q=0.9,en;q=0.8", "de-DE"],
    ["de-at", "de-AT"],
    ["pt", "pt-BR"],
    ["sw-KE,sw;q=0.9,fr;q=0.5,nl;q=0.7", "nl-NL"],
    ["en;q=0.1,it", "it-IT"],
    ["fr;q=0,en-GB", "en-GB"],
    [";;,,q=;=", "en-US"],
    ["es-419,es;q=0.9", "es-ES"],
  ])("of %j is %s", (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });
});
