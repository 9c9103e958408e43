/**
 * Runs the pgTAP files against a database that has the migrations and the extension at hand:
 *   tsx tests/support/pgtap.ts <database url> [file …]      (or DATABASE_URL)
 * `supabase test db` and `pg_prove` run the same files.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectDir } from "../../supabase/commands/project.ts";
import { connect } from "../../supabase/local/database.ts";
import type { Tally } from "./tally.ts";
import { type Failure, splitStatements, TapReader } from "./tap.ts";

const folder = join(projectDir, "supabase/tests");

/** All test files in the order in which they run: 000 commits the helpers of the others. */
export function pgtapFiles(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".test.sql"))
    .sort()
    .map((name) => join(folder, name));
}

type Options = {
  /** As the owner of the database. */
  databaseUrl: string;
  /** As a superuser, for files that ask whether they run as one; without it, they skip what needs one. */
  adminUrl?: string;
  /** Absolute paths; default all. */
  files?: string[];
  /** Ends at the first test that fails: enough to know that something was noticed. */
  stopAtFirst?: boolean;
  /** Run inside each file's transaction before its tests: a way to break the database for a while. */
  first?: string;
  print?: (line: string) => void;
};

/** The statement given as `first` could not be run. */
export class FirstStatementError extends Error {}

export type FileResult = {
  file: string;
  passed: number;
  skipped: number;
  failures: Failure[];
  seconds: number;
};

/**
 * One file after the other, each on a connection of its own: all of them put the same people on
 * the stage inside their transactions, so two at a time would wait for each other.
 */
export async function runPgtap(options: Options): Promise<Tally & { files: FileResult[] }> {
  const print = options.print ?? console.log;
  const files: FileResult[] = [];
  for (const file of options.files ?? pgtapFiles()) {
    const result = await runFile(file, options);
    files.push(result);
    const { passed, failures, seconds } = result;
    print(
      `${failures.length ? "✗" : "✓"} ${result.file}  ${passed} passed  ${(seconds * 1000).toFixed(0)} ms`,
    );
    for (const failure of failures) {
      const [first, ...rest] = failure.text.split("\n");
      print(`  supabase/tests/${result.file}:${failure.line}  ${first}`);
      for (const line of rest) print(`    ${line}`);
    }
    if (options.stopAtFirst && failures.length > 0) break;
  }
  const sum = (of: (result: FileResult) => number) => files.reduce((all, it) => all + of(it), 0);
  return {
    passed: sum((it) => it.passed),
    failed: sum((it) => it.failures.length),
    skipped: sum((it) => it.skipped),
    files,
  };
}

async function runFile(path: string, options: Options): Promise<FileResult> {
  const began = performance.now();
  const text = readFileSync(path, "utf8");
  const url = text.includes("'is_superuser'") ? options.adminUrl : undefined;
  const statements = splitStatements(text);
  const tap = new TapReader();
  // The file opens and ends its own transaction; a pool of one keeps it on one connection.
  const sql = connect(url ?? options.databaseUrl);
  try {
    for (const { text, line } of statements) {
      try {
        const rows = await sql.unsafe(text).simple().values();
        for (const row of rows.flat()) if (typeof row === "string") tap.read(row, line);
      } catch (error) {
        tap.broke(error instanceof Error ? error.message : String(error), line);
        break;
      }
      if (options.first && text === "begin") {
        await sql.unsafe(options.first).catch((error: unknown) => {
          throw new FirstStatementError(String(error));
        });
      }
      if (options.stopAtFirst && tap.failures.length > 0) break;
    }
  } finally {
    await sql.end();
  }
  if (tap.failures.length === 0) tap.end(statements.at(-1)?.line ?? 1);
  const { passed, skipped, failures } = tap;
  return {
    file: basename(path),
    passed,
    skipped,
    failures,
    seconds: (performance.now() - began) / 1000,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [url = process.env.DATABASE_URL, ...named] = process.argv.slice(2);
  if (!url) {
    console.error("Which database? Give its URL, or set DATABASE_URL.");
    process.exit(2);
  }
  const { passed, failed, skipped } = await runPgtap({
    databaseUrl: url,
    ...(named.length > 0 ? { files: named } : {}),
  });
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}
