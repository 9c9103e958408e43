import { describe, expect, it } from "vitest";
import { splitStatements, TapReader } from "../support/tap.ts";

describe("splitStatements", () => {
  it("cuts at semicolons outside strings, bodies and comments, and knows the lines", () => {
    const sql = [
      "-- a comment; with one",
      "begin;",
      "",
      "select ';' || \";\";",
      "do $$",
      "begin; end",
      "$$;  select $x$;$$;$x$",
      "  /* ; */ + 1;",
    ].join("\n");
    expect(splitStatements(sql)).toEqual([
      { line: 2, text: "begin" },
      { line: 4, text: "select ';' || \";\"" },
      { line: 5, text: "do $$\nbegin; end\n$$" },
      { line: 7, text: "select $x$;$$;$x$\n  /* ; */ + 1" },
    ]);
  });
});

describe("TapReader", () => {
  const read = (...lines: string[]) => {
    const tap = new TapReader();
    lines.forEach((line, index) => {
      tap.read(line, index + 1);
    });
    tap.end(lines.length);
    return tap;
  };

  it("counts what passed, failed and was skipped", () => {
    const tap = read("1..3", "ok 1 - a", "not ok 2 - b\n# have: 1\n# want: 2", "ok 3 # SKIP c");
    expect(tap).toMatchObject({ passed: 1, skipped: 1 });
    expect(tap.failures).toEqual([{ line: 3, text: "not ok 2 - b\n# have: 1\n# want: 2" }]);
  });

  it.each([
    ["fewer than planned", ["1..2", "ok 1 - a"], "planned 2, ran 1"],
    ["more than planned", ["1..1", "ok 1 - a\nok 2 - b"], "planned 1, ran 2"],
    ["no plan", ["ok 1 - a"], "planned nothing, ran 1"],
    ["no test", ["1..1"], "planned 1, ran 0"],
  ])("fails on %s", (_, lines, text) => {
    expect(read(...lines).failures).toMatchObject([{ text }]);
  });
});
