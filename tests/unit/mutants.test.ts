import { describe, expect, test } from "vitest";
import { changeMeanings } from "../mutants/meaning.ts";
import { tokens } from "../mutants/tokens.ts";

/*
 * How changes of meaning are found in a text.
 */

const columns = ["id", "name", "note"].map((name) => ({
  table: "public.things",
  name,
  type: name === "id" ? "uuid" : "text",
}));

/** What the body becomes, change by change. */
function changesOf(body: string): string[] {
  const definition = `CREATE FUNCTION public.f()\n LANGUAGE sql\nAS $function$${body}$function$\n`;
  return changeMeanings([{ signature: "f()", definition, asOwner: false }], [], columns).map(
    ({ kind, statement }) => `${kind}: ${statement.split("$function$")[1]}`,
  );
}

describe("tokens", () => {
  test("strings, dollar quotes, quoted names and comments are whole", () => {
    const sql = `select 'a < ''b''', $x$ < $y$ $x$, "a < b" /* < */ from t -- <\n`;
    const found = tokens(sql);
    expect(found.map(({ text }) => text).join("")).toBe(sql);
    expect(found.filter(({ kind }) => kind === "operator")).toEqual([]);
    expect(found.filter(({ kind }) => kind === "string")).toHaveLength(2);
  });

  test("operators are as long as they can be", () => {
    expect(
      tokens("a<=b <> c->>'d' :: e")
        .filter(({ kind }) => kind === "operator")
        .map(({ text }) => text),
    ).toEqual(["<=", "<>", "->>", "::"]);
  });
});

describe("changes of meaning", () => {
  test.each([
    ["select a < b", ["comparison: select a <= b"]],
    ["select '<'", []],
    ["select 7", ["constant: select 8", "constant: select 6"]],
    ["select now() at time zone o.time_zone", ["time zone: select now() at time zone 'UTC'"]],
    ["select f() for no key update of i", ["lock dropped: select f() "]],
    [
      "select x order by a, b desc",
      [
        "order: select x order by a desc, b desc",
        "order: select x order by b desc",
        "order: select x order by a, b",
        "order: select x order by a",
      ],
    ],
    ["select t.name from public.things t", ["column swapped: select t.note from public.things t"]],
    [
      "select coalesce(a, b)",
      ["function swapped: select coalesce(a, null)", "function swapped: select coalesce(null, b)"],
    ],
  ])("%s", (body, expected) => {
    expect(changesOf(body)).toEqual(expected);
  });
});
