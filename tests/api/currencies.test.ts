import { expect, test } from "vitest";
import { currencies, currencyExponent } from "../../lib/money.ts";
import { ownerSql } from "../support/people.ts";

test("the application and the database know the same currencies and exponents", async () => {
  const rows = await ownerSql()<{ code: string; exponent: number }[]>`
    select code, exponent from private.currencies order by code`;
  expect(rows.length).toBeGreaterThan(150);
  expect(currencies.map((code) => ({ code, exponent: currencyExponent(code) }))).toEqual([...rows]);
});
