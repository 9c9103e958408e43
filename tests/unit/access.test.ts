import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { compareAccess, tellChanges } from "../access/compare.ts";

const page = readFileSync(
  fileURLToPath(new URL("../../supabase/ACCESS.md", import.meta.url)),
  "utf8",
);

/** The page with one line changed, which must be there. */
function withLine(start: string, change: (line: string) => string): string {
  const lines = page.split("\n");
  const index = lines.findIndex((line) => line.startsWith(start));
  expect(index, start).toBeGreaterThan(0);
  lines[index] = change(lines[index] ?? "");
  return lines.join("\n");
}

const told = (changed: string) =>
  compareAccess(page, changed).map(
    ({ sign, who, what, was, is }) => `${sign} ${who} ${what}: ${was} → ${is}`,
  );

describe("compareAccess", () => {
  it("finds nothing between a page and itself, new words or not", () => {
    expect(told(page)).toEqual([]);
    expect(told(page.replaceAll("Read it in review", "Read it"))).toEqual([]);
  });

  it("tells a permission that is given from one that is taken", () => {
    const changed = withLine(
      "| `clients.delete` |",
      () => "| `clients.delete` | – | yes | – | – |",
    );
    expect(told(changed)).toEqual([
      "− owner holds clients.delete: yes → –",
      "+ admin holds clients.delete: – → yes",
    ]);
  });

  it("names table and verb of a row below the table's name", () => {
    const lines = page.split("\n");
    const table = lines.findIndex((line) => line.startsWith("| `clients` | select | "));
    const row = lines.findIndex(
      (line, index) => index > table && line.startsWith("|  | delete | "),
    );
    const cells = (lines[row] ?? "").split(" | ");
    const was = cells[3];
    cells[3] = "2 of 5";
    lines[row] = cells.join(" | ");
    expect(told(lines.join("\n"))).toEqual([`+ admin delete clients: ${was} → 2 of 5`]);
  });

  it("counts fewer rows as less, and another refusal as no right", () => {
    const clients = "| `clients` | select | ";
    expect(told(withLine(clients, (line) => line.replace("| all |", "| 1 of 2 |")))).toEqual([
      "− owner select clients: all → 1 of 2",
    ]);
    expect(told(withLine(clients, (line) => line.replace(/– guard/, "– permission")))).toEqual([
      "~ member, elsewhere select clients: – guard → – permission",
    ]);
  });

  it("names each column that is granted or not any more", () => {
    const profiles = "| `profiles` | all | – | ";
    const changed = withLine(profiles, () => `${profiles}full_name, email |`);
    expect(told(changed)).toEqual([
      "+ authenticated update profiles.email: – → yes",
      "− authenticated update profiles.locale: yes → –",
      "− authenticated update profiles.time_zone: yes → –",
    ]);
    expect(told(withLine(profiles, () => `${profiles}all |`))).toEqual([
      "+ authenticated update columns of profiles: full_name, locale, time_zone → all",
    ]);
  });

  it("tells of a table that is new, where somebody may do something", () => {
    const row =
      "| `expenses` | select | all | all | – permission | – permission | – guard | – guard | – guard | – grant |";
    expect(
      told(page.replace("| `categories` | select |", `${row}\n| \`categories\` | select |`)),
    ).toEqual([
      "+ owner select expenses: not there → all",
      "+ admin select expenses: not there → all",
    ]);
  });

  it("tells of a function that begins to run with its owner's rights, and of who calls it", () => {
    const added = page.trimEnd().concat("\n| `leak()` | anyone | Nothing good. |\n");
    expect(told(added)).toEqual(["+ anyone runs leak() with its owner's rights: not there → yes"]);
    const widened = withLine("| `void_invoice(uuid)` | authenticated", (line) =>
      line.replace("authenticated", "anyone"),
    );
    expect(told(widened)).toEqual([
      "+ anyone runs void_invoice(uuid) with its owner's rights: not there → yes",
      "− authenticated runs void_invoice(uuid) with its owner's rights: yes → not there",
    ]);
  });

  it("sums up", () => {
    const changed = withLine(
      "| `clients.delete` |",
      () => "| `clients.delete` | – | yes | – | – |",
    );
    expect(tellChanges(compareAccess(page, changed)).split("\n")).toEqual([
      "− owner  holds clients.delete  yes  →  –",
      "+ admin  holds clients.delete  –  →  yes",
      "1 gained, 1 lost, 0 otherwise refused or counted",
    ]);
  });
});
