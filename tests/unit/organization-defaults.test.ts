import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { locales } from "@/lib/locales";
import { currencies } from "@/lib/money";
import { currencyOf, derivedSlug, slugOf } from "@/lib/organizations/defaults";

describe("the address that a name makes", () => {
  test.each([
    ["Acme", "acme"],
    ["Müller & Søn", "muller-son"],
    ["Straße 12 GmbH", "strasse-12-gmbh"],
    ["Łódź Æther", "lodz-aether"],
    ["O'Brien’s Café", "obriens-cafe"],
    ["  --Hello,  World--  ", "hello-world"],
    ["日本", ""],
    ["İstanbul", "istanbul"],
    [`${"a".repeat(47)} b`, "a".repeat(47)],
  ])("of %j is %j", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  test("is one that the database takes, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (name) => {
        expect(derivedSlug(name)).toMatch(/^[a-z0-9]([a-z0-9-]{1,46})[a-z0-9]$/);
      }),
    );
  });

  test("stands in for a name without letters, or with few", () => {
    expect(derivedSlug("日本")).toBe("my-workspace");
    expect(derivedSlug("Yo")).toBe("yo-work");
  });
});

describe("the currency of a locale", () => {
  test.each([
    ["de-DE", "EUR"],
    ["de-CH", "CHF"],
    ["en-GB", "GBP"],
    ["ja-JP", "JPY"],
    ["en-US", "USD"],
    ["fr", "USD"],
  ])("%s is %s", (locale, currency) => {
    expect(currencyOf(locale)).toBe(currency);
  });

  test("is one to choose from", () => {
    expect(currencies).toEqual(expect.arrayContaining(locales.map(currencyOf)));
  });
});
