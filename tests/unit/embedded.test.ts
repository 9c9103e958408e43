import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../supabase/local/config.ts";
import { StackError } from "../../supabase/local/errors.ts";

/*
 * The embedded Supabase could be lifted out into a package of its own: it knows nothing of the
 * product, and whatever it must know of one it is told.
 */

const folder = fileURLToPath(new URL("../../supabase/local/", import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.\w+$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

describe("the embedded Supabase", () => {
  test("has no word of the product", () => {
    expect(files.length).toBeGreaterThan(20);
    const said = files.filter(({ name, text }) => /bulkhead/i.test(name + text));
    expect(said.map(({ name }) => name)).toEqual([]);
  });

  test("imports npm packages and its own files only, and not the application's framework", () => {
    const imports = files
      .filter(({ name }) => name.endsWith(".ts"))
      .flatMap(({ name, text }) =>
        [...text.matchAll(/(?:from|import|import\(|URL\(|resolve\()\s*"([^"]+)"/g)].map(
          ([, path = ""]) => ({ name, path }),
        ),
      );
    expect(imports.length).toBeGreaterThan(50);
    const leaving = imports.filter(({ name, path }) =>
      path.startsWith(".")
        ? normalize(join(dirname(name), path)).startsWith("..")
        : /^(@\/|\/|next(\/|$)|react)/.test(path),
    );
    expect(leaving).toEqual([]);
  });

  test("reads no variable: its options say what it must know", () => {
    const reading = files.filter(
      ({ name, text }) => name.endsWith(".ts") && /process\.env(\.|\[)/.test(text),
    );
    expect(reading.map(({ name }) => name)).toEqual([]);
  });

  test("follows config.toml, and says what is missing in one", () => {
    const root = fileURLToPath(new URL("../../", import.meta.url));
    const path = "supabase/config.toml";
    const text = readFileSync(join(root, path), "utf8");
    const { api, auth } = readConfig(root);
    expect(api).toEqual({ schemas: ["public"], max_rows: 500 });
    expect(auth.email.template.recovery.content_path).toBe("./supabase/templates/recovery.html");

    const other = mkdtempSync(join(tmpdir(), "config-"));
    mkdirSync(join(other, "supabase"));
    writeFileSync(join(other, path), text.replace(/^max_rows.*$/m, ""));
    expect(() => readConfig(other)).toThrow(StackError);
    expect(() => readConfig(other)).toThrow(/api\.max_rows/);
    rmSync(other, { recursive: true });
  });
});
