import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cast } from "../support/people.ts";

test("people are called the same in SQL and over HTTP", () => {
  const file = new URL("../../supabase/tests/000_helpers.test.sql", import.meta.url);
  const [, listed = ""] =
    /tests\.personas\(\).*?\$\$(.*?)\$\$/s.exec(readFileSync(file, "utf8")) ?? [];
  const names = [...listed.matchAll(/\('\w+', '([^']+)'\)/g)].map(([, name]) => name);
  expect(names.toSorted()).toEqual(Object.values(cast).toSorted());
});
