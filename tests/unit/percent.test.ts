import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatPercent, parsePercent, percentInputValue } from "@/lib/percent";

describe("parsePercent", () => {
  test.each([
    ["0", 0],
    ["20", 200_000],
    ["9.975", 99_750],
    ["9,975", 99_750],
    [" 7.7 % ", 77_000],
    ["0.0001", 1],
    ["100", 1_000_000],
    ["5.", 50_000],
  ])("reads %j as %d", (text, ppm) => {
    expect(parsePercent(text)).toBe(ppm);
  });

  test.each(["", "x", "-1", "100.0001", "101", "1.23456", "1e2", "1,000.5", ".", "٥"])(
    "refuses %j",
    (text) => {
      expect(parsePercent(text)).toBeUndefined();
    },
  );

  test.each(["en-US", "de-DE", "fr-FR", "de-CH", "ar-EG", "hi-IN", "fa-IR"])(
    "reads what it wrote in %s",
    (locale) => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 1_000_000 }), (ppm) => {
          expect(parsePercent(percentInputValue(ppm, locale))).toBe(ppm);
        }),
      );
    },
  );
});

test("formatPercent writes every decimal of a rate and no more", () => {
  expect(formatPercent(99_750, "en-US")).toBe("9.975%");
  expect(formatPercent(200_000, "en-US")).toBe("20%");
  expect(formatPercent(0, "en-US")).toBe("0%");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (ppm) => {
      expect(parsePercent(formatPercent(ppm, "en-US"))).toBe(ppm);
    }),
  );
});
