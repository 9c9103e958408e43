import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { StackError } from "../local/errors.ts";
import { databaseUrl } from "./database-url.ts";
import { proofPage } from "./prove/page.ts";
import type { Part } from "./prove/parts.ts";
import { type Proof, prove as proveOn } from "./prove/proof.ts";
import { say } from "./running.ts";
import { readSettings } from "./settings.ts";

const signs = { proven: "✓", violated: "✗", "not tried": "–" };
const shownAtMost = 40;

/** A line for the part, and one for each thing in it that is not as it should be. */
function tell({ question, state, outcome, checks }: Part): void {
  say(`${signs[state]} ${question.padEnd(56)} ${outcome}`);
  const failed = checks.filter(({ ok }) => !ok);
  for (const { what, where } of failed.slice(0, shownAtMost))
    console.log(`           ${where}  ${what}`);
  if (failed.length > shownAtMost)
    console.log(`           and ${failed.length - shownAtMost} more`);
}

const verdicts: Record<Proof["result"], { words: string; code: number }> = {
  proven: { words: "Proven", code: 0 },
  violated: { words: "Violated", code: 1 },
  "not tried": { words: "Not proven: not all could be tried", code: 2 },
};

/** `--ways`: a number, or all; 60 by itself, about a minute. */
function howMany(ways = "60"): number | "all" {
  if (ways === "all") return ways;
  if (/^[1-9]\d{0,4}$/.test(ways)) return Number(ways);
  throw new StackError("--ways takes a number, or all.");
}

/** `npm run prove`: exit code 0 proven, 1 violated, 2 it could not be tried. */
export async function prove(args: string[]): Promise<void> {
  try {
    const { values } = parseArgs({
      args,
      options: {
        "db-url": { type: "string" },
        out: { type: "string" },
        copy: { type: "boolean" },
        mutants: { type: "boolean" },
        ways: { type: "string" },
      },
    });
    const url = databaseUrl(values["db-url"]);
    const out = resolve(values.out ?? join(readSettings().dataDir, "proof"));
    const isCopy = values.copy === true;
    if (values.mutants && !isCopy) {
      throw new StackError(
        "--mutants breaks the database while it looks, and holds up everybody: say --copy, of a copy that nobody uses.",
      );
    }
    const mutants = values.mutants ? howMany(values.ways) : undefined;
    const proof = await proveOn({ url, isCopy, mutants, onPart: tell });
    await mkdir(out, { recursive: true });
    await writeFile(join(out, "proof.json"), `${JSON.stringify(proof, null, 2)}\n`);
    await writeFile(join(out, "proof.html"), proofPage(proof));
    const { words, code } = verdicts[proof.result];
    const { database, version } = proof.server;
    say(`${words}: ${database}, Postgres ${version}, schema ${proof.schema.found.slice(0, 12)}`);
    console.log(`           ${join(out, "proof.html")}`);
    process.exitCode = code;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
