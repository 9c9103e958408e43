import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

/*
 * .env.example names every variable that the code reads, and no other.
 */

const root = fileURLToPath(new URL("../../", import.meta.url));

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

const files = [
  ...["app", "components", "lib", "supabase", "tests"].flatMap(sources),
  "proxy.ts",
  "next.config.ts",
].filter((file) => file !== "tests/unit/variables.test.ts");

// Set by npm, by Next or by our own programs for each other; nobody writes them into a file.
const ofPrograms = new Set([
  "NODE_ENV",
  "TZ",
  "CI",
  "NODE_OPTIONS",
  "npm_lifecycle_event",
  "BULKHEAD_TEST_STACK",
  "BULKHEAD_PEERS",
]);

/** The variables that a file reads, in the ways in which the code does. */
function readBy(file: string): string[] {
  // Without comments, which speak of variables in general.
  const text = readFileSync(join(root, file), "utf8").replace(/^\s*(\/\/|\/?\*).*$/gm, "");
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = ""]) => name);
  return [
    ...found(/process\.env\.(\w+)/g),
    ...found(/process\.env\["(\w+)"\]/g),
    ...found(/readVariable\("(\w+)"\)/g),
    ...found(/readSupabase\("(\w+)"\)/g).flatMap((name) => [name, `NEXT_PUBLIC_${name}`]),
    // The settings of the commands are the keys of one schema.
    ...(file === "supabase/commands/settings.ts" ? found(/^ {2}([A-Z][A-Z_]+): \w/gm) : []),
  ];
}

describe("the environment", () => {
  const named = [
    ...readFileSync(join(root, ".env.example"), "utf8").matchAll(/^#?([A-Z]\w*)=/gm),
  ].map(([, name = ""]) => name);
  const read = new Set(files.flatMap(readBy).filter((name) => !ofPrograms.has(name)));

  test("each variable is named once", () => {
    expect(named.filter((name, index) => named.indexOf(name) !== index)).toEqual([]);
  });

  test(".env.example names what the code reads, and the code reads what it names", () => {
    expect(read.size).toBeGreaterThan(10);
    expect([...named].sort()).toEqual([...read].sort());
  });

  test("no variable is read in a way that this test does not see", () => {
    const unseen = files.filter((file) => {
      const text = readFileSync(join(root, file), "utf8");
      return /process\.env\[(?!")|\bfrom process\.env|= process\.env;/.test(text);
    });
    // By a computed name: the one function that all others go through.
    expect(unseen).toEqual(["lib/env.ts"]);
  });
});
