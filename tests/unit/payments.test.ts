import { expect, test } from "vitest";
import { paymentSchema } from "@/lib/payments/schema";

const read = (
  amount: string,
  currency = "EUR",
  locale = "en-US",
  paidOn = "2026-11-21",
  openMinor = 500_000,
) => paymentSchema({ currency, openMinor }, locale).safeParse({ amount, paidOn });

test.each([
  ["1,200.50", "EUR", "en-US", 120_050],
  ["1.200,50", "EUR", "de-DE", 120_050],
  ["1200", "JPY", "en-US", 1200],
  ["1.2", "KWD", "en-US", 1200],
])("reads %j %s for %s as %d", (amount, currency, locale, minor) => {
  expect(read(amount, currency, locale).data).toEqual({ amount: minor, paidOn: "2026-11-21" });
});

test.each(["", "1.005", "ten"])("refuses the amount %j beside its field", (amount) => {
  expect(read(amount).error?.issues).toMatchObject([
    { path: ["amount"], message: "Enter an amount of EUR such as 12.50." },
  ]);
});

test.each(["0", "0.00", "-1"])("refuses the amount %j, which is no payment", (amount) => {
  expect(read(amount).error?.issues).toMatchObject([
    { path: ["amount"], message: "Enter more than zero." },
  ]);
});

test("an invoice over nothing is paid without money", () => {
  expect(read("0", "EUR", "en-US", "2026-11-21", 0).data?.amount).toBe(0);
});

test.each(["", "2026-02-29", "21.11.2026"])("refuses the day %j beside its field", (paidOn) => {
  expect(read("1", "EUR", "en-US", paidOn).error?.issues).toMatchObject([{ path: ["paidOn"] }]);
});
