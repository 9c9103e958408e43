import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/*
 * The shape of the migrations: each is one concern that fits on a few screens, and has the test file of
 * its own number and name. 000 to 050 of the tests are about all of them.
 */

const folder = (name: string) => fileURLToPath(new URL(`../../supabase/${name}/`, import.meta.url));
const namesIn = (name: string) => readdirSync(folder(name)).filter((it) => it.endsWith(".sql"));

const migrations = namesIn("migrations").map((file) => ({
  file,
  lines: readFileSync(folder("migrations") + file, "utf8").split("\n"),
}));

/** 20260101000510_session.sql is 510_session. */
const ownName = (file: string) => file.replace(/^\d{8}0*(\d+_\w+)\.sql$/, "$1");

test("a migration is read without scrolling sideways, and not for long", () => {
  expect(migrations.length).toBeGreaterThan(15);
  const faults = migrations.flatMap(({ file, lines }) => [
    ...lines.flatMap((line, index) => (line.length > 120 ? [`${file}:${index + 1} is wide`] : [])),
    ...(lines.length > 300 ? [`${file} is long`] : []),
  ]);
  expect(faults).toEqual([]);
});

test("each migration has a test file and each test file a migration", () => {
  const tested = namesIn("tests")
    .map((file) => file.replace(".test.sql", ""))
    .filter((name) => !/^0\d\d_/.test(name));
  expect(tested.sort()).toEqual(migrations.map(({ file }) => ownName(file)).sort());
});
