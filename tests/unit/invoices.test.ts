import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeRows, isEmpty, newRow, type Row, readRows, rowField } from "@/lib/documents/rows";
import { namingLines } from "@/lib/documents/schema";
import { failed } from "@/lib/form-state";
import {
  askRates,
  draftSchema,
  invoiceListParams,
  invoiceSchema,
  readRates,
} from "@/lib/invoices/schema";

const id = "01a1fd7f-5037-7530-bb38-3beaab98e1a6";

const row = (typed: Partial<Row> = {}): Row => ({
  ...newRow("20"),
  description: "Work",
  quantity: "1",
  unitPrice: "10",
  ...typed,
});

function form(rows: readonly Row[], others: Record<string, string> = {}) {
  const fields: Record<string, string> = {
    version: "2026-11-21T09:45:41.608229+00:00",
    paymentTermsDays: "14",
    notes: "",
    ...others,
  };
  rows.forEach((typed, at) => {
    for (const [column, value] of Object.entries(typed)) fields[`lines.${at}.${column}`] = value;
  });
  return fields;
}

/** The problems of a form, by field. */
function problems(rows: readonly Row[], others = {}, currency = "EUR", locale = "en-US") {
  const parsed = invoiceSchema(currency, locale).safeParse(form(rows, others));
  return Object.fromEntries(
    (parsed.error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]),
  );
}

const read = (rows: readonly Row[], currency = "EUR", locale = "en-US") =>
  invoiceSchema(currency, locale).parse(form(rows));

describe("the rows of the editor", () => {
  const described = (values: Record<string, string | string[]> | undefined) =>
    readRows(values ?? {}).map((typed) => typed.description);
  const three = form([
    row({ description: "a" }),
    row({ description: "b" }),
    row({ description: "c" }),
  ]);

  test("are read back as they were written", () => {
    const rows = [row({ id }), row({ description: "b, 2" }), newRow("")];
    expect(readRows(form(rows))).toEqual(rows);
  });

  test("end at the first gap", () => {
    const { "lines.1.description": _, ...gap } = three;
    expect(described(gap)).toEqual(["a"]);
  });

  test.each([
    ["up.1", ["b", "a", "c"], 0],
    ["up.2", ["a", "c", "b"], 1],
    ["down.0", ["b", "a", "c"], 1],
    ["down.1", ["a", "c", "b"], 2],
    ["up.0", ["a", "b", "c"], 0],
    ["down.2", ["a", "b", "c"], 2],
    ["down.99", ["a", "b", "c"], 99],
  ])("after %s are %j", (button, order, focus) => {
    const changed = changeRows(three, button, "");
    expect(described(changed)).toEqual(order);
    expect(changed?.focus).toBe(rowField(focus, "description"));
  });

  test.each([
    ["remove.0", ["b", "c"], 0],
    ["remove.1", ["a", "c"], 1],
    ["remove.2", ["a", "b"], 1],
    ["remove.7", ["a", "b", "c"], 2],
  ])("after %s are %j", (button, order, focus) => {
    const changed = changeRows(three, button, "");
    expect(described(changed)).toEqual(order);
    expect(changed?.focus).toBe(rowField(focus, "description"));
  });

  test("after add have one more, taxed like the last, with the focus", () => {
    const changed = changeRows(three, "add", "9,975");
    expect(readRows(changed ?? {})).toHaveLength(4);
    expect(readRows(changed ?? {})[3]).toEqual(newRow("20"));
    expect(readRows(changeRows({}, "add", "9,975") ?? {})[0]).toEqual(newRow("9,975"));
    expect(changed?.focus).toBe("lines.3.description");
    expect(changed?.paymentTermsDays).toBe("14");
  });

  test.each(["save", "", "remove", "remove.x", "up", "up.-1", "up.x", "down.1e9"])(
    "are left alone by %j",
    (button) => {
      expect(changeRows(three, button, "")).toBeUndefined();
    },
  );

  test("keep every row whatever is moved", () => {
    const any = fc.record({ description: fc.string() });
    const buttons = fc.array(
      fc.tuple(fc.constantFrom("up", "down"), fc.nat(6)).map(([way, at]) => `${way}.${at}`),
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), buttons, (typed, pressed) => {
        const rows = typed.map(row);
        const values = pressed.reduce<ReturnType<typeof form> | Record<string, string | string[]>>(
          (all, button) => changeRows(all, button, "") ?? all,
          form(rows),
        );
        const sorted = (all: readonly Row[]) => all.map((one) => JSON.stringify(one)).sort();
        expect(sorted(readRows(values))).toEqual(sorted(rows));
      }),
    );
  });

  test("without anything in them are dropped", () => {
    expect(isEmpty(newRow("20"))).toBe(true);
    expect(isEmpty(row({ description: " ", quantity: "", unitPrice: "" }))).toBe(true);
    expect(isEmpty({ ...newRow(""), quantity: "1" })).toBe(false);
    expect(isEmpty({ ...newRow(""), id })).toBe(false);
  });
});

describe("the form of a draft", () => {
  test("is read in the locale's decimals and the currency's", () => {
    expect(
      read([row({ id, quantity: "1,5", unitPrice: "1.234,56", taxRate: "9,975" })], "EUR", "de-DE")
        .lines,
    ).toEqual([
      { id, description: "Work", quantity: "1.50", unitPriceMinor: 123_456, taxRatePpm: 99_750 },
    ]);
    expect(read([row({ unitPrice: "1,500" })], "JPY").lines[0]?.unitPriceMinor).toBe(1500);
    expect(read([row({ unitPrice: "1.5" })], "KWD").lines[0]?.unitPriceMinor).toBe(1500);
    expect(read([row({ unitPrice: "1.5" })], "HUF").lines[0]?.unitPriceMinor).toBe(150);
  });

  test("takes discounts: a negative price or quantity", () => {
    expect(read([row({ unitPrice: "-25" })]).lines[0]?.unitPriceMinor).toBe(-2500);
    expect(read([row({ quantity: "-0.5" })]).lines[0]?.quantity).toBe("-0.50");
  });

  test("names each problem by its field, where the row stands", () => {
    const rows = [
      row({}),
      newRow("20"),
      row({ description: " ", quantity: "1.005", unitPrice: "ten", taxRate: "101" }),
    ];
    expect(problems(rows)).toEqual({
      "lines.2.description": "Say what this line is for.",
      "lines.2.quantity": "Enter a number with up to two decimals.",
      "lines.2.unitPrice": "Enter an amount of EUR such as 12.50.",
      "lines.2.taxRate": "Enter percents, 0 to 100.",
    });
  });

  test("names the line in each problem of a line", () => {
    const fields = { "lines.2.quantity": ["Enter a number."], notes: ["Shorten this."] };
    expect(namingLines(failed({ fields })).fields).toEqual({
      "lines.2.quantity": ["Line 3: Enter a number."],
      notes: ["Shorten this."],
    });
  });

  test.each([
    [{ quantity: "1000000.01" }, "lines.0.quantity"],
    [{ unitPrice: "10000000000.01" }, "lines.0.unitPrice"],
    [{ description: "x".repeat(501) }, "lines.0.description"],
    [{ taxRate: "-1" }, "lines.0.taxRate"],
    [{ taxRate: "9.97505" }, "lines.0.taxRate"],
    [{ id: "1" }, "lines.0.id"],
  ])("refuses %j", (typed, field) => {
    expect(Object.keys(problems([row(typed)]))).toEqual([field]);
  });

  test.each(["", "-1", "1.5", "366", "1000", "x"])("refuses %j days", (paymentTermsDays) => {
    expect(Object.keys(problems([], { paymentTermsDays }))).toEqual(["paymentTermsDays"]);
  });

  test("keeps the lines of a description", () => {
    expect(read([row({ description: " one\r\ntwo " })]).lines[0]?.description).toBe("one\ntwo");
  });
});

test("a draft needs a client, and a day that exists or none", () => {
  expect(draftSchema.safeParse({ clientId: id, until: "" }).data).toEqual({
    clientId: id,
    until: "",
  });
  expect(draftSchema.safeParse({ clientId: id, until: "2026-02-29" }).success).toBe(false);
  expect(draftSchema.safeParse({ clientId: "", until: "2026-02-28" }).success).toBe(false);
});

describe("the rates that a draft lacks", () => {
  const unpriced = (currency: string, ...ids: string[]) => ({
    currency,
    projects: ids.map((id) => ({ id, name: id, durationSeconds: 1800 })),
  });
  const asked = askRates({ clientId: "c" }, unpriced("EUR", "blog", "gift", "shop"));
  const typed = { ...asked, "rates.0.rate": " 80,5 ", "rates.1.rate": "0" };

  test("a rate of zero is one, an empty field is none", () => {
    const all = unpriced("EUR", "blog", "gift", "shop");
    const rates = { blog: 8050, gift: 0 };
    const out = readRates(typed, all, true, "en-US");
    expect(out).toMatchObject({ rates, leftOut: ["shop"], fields: {}, meantElsewhere: false });
    const missing = readRates(typed, all, false, "en-US");
    expect(missing).toMatchObject({ rates, leftOut: [] });
    expect(Object.keys(missing.fields)).toEqual(["rates.2.rate"]);
  });

  test.each(["x", "-1", "10000000.01", "1.234"])("%j is no rate, left out or not", (rate) => {
    const values = { ...asked, "rates.0.rate": rate };
    const { rates, leftOut, fields } = readRates(values, unpriced("EUR", "blog"), true, "en-US");
    expect([rates, leftOut, Object.keys(fields)]).toEqual([{}, [], ["rates.0.rate"]]);
  });

  test("what was meant in another currency is told apart, and stays as it was typed", () => {
    const yen = unpriced("JPY", "gift");
    expect(readRates(typed, yen, false, "en-US").meantElsewhere).toBe(true);
    expect(askRates(typed, yen)).toEqual({
      ...{ clientId: "c", "rates.0.id": "gift", "rates.0.label": "gift, 0:30 h" },
      ...{ "rates.0.currency": "JPY", "rates.0.rate": "0" },
    });
  });

  test("a project that was not asked about is neither billed nor left out", () => {
    const { rates, leftOut, fields } = readRates(typed, unpriced("EUR", "new"), true, "en-US");
    expect([rates, leftOut, fields]).toEqual([{}, [], {}]);
  });
});

test("what is malformed in the list's address is left out", () => {
  expect(invoiceListParams.parse({ q: ["a", "b"], show: "all", before: "1" })).toEqual({ q: "" });
  expect(invoiceListParams.parse({ q: " acme ", show: "open", before: id })).toEqual({
    q: "acme",
    show: "open",
    before: id,
  });
});
