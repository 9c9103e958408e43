import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { errors as common } from "@/lib/errors";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Codes that no person meets in a form: pages of ours do not lead there, or say it in their own way. */
const untold = [
  // No page counts.
  "count_not_exact",
  // Clients lack the grant to try.
  "organization_immutable",
  // Nor does a deed of ours try: billings are added and released, and entries marked by them.
  "billing_kept",
  "billing_missing",
  // Each page names its workspace.
  "organization_required",
  // The page of an invitation says itself what is wrong with the link.
  "invitation_invalid",
];

function raisedCodes(): string[] {
  const text = readFileSync(join(root, "lib/supabase/codes.types.ts"), "utf8");
  const union = /type RaisedCode =([^;]+);/.exec(text)?.[1] ?? "";
  return [...union.matchAll(/"(\w+)"/g)].map(([, code = ""]) => code);
}

test("every code that the database raises has words", async () => {
  const told = new Set([...Object.keys(common), ...untold]);
  for (const noun of readdirSync(join(root, "lib"))) {
    const file = join(root, "lib", noun, "words.ts");
    const words: { errors?: object } = await import(file).catch(() => ({}));
    for (const [code, entry] of Object.entries(words.errors ?? {})) {
      told.add(code);
      expect(entry.message(), code).toMatch(/^[A-Z].+[.]$/);
    }
  }
  const raised = raisedCodes();
  expect(raised.length).toBeGreaterThan(20);
  expect(raised.filter((code) => !told.has(code))).toEqual([]);
});
