import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type postgres from "postgres";
import { connect } from "./database.ts";
import { StackError } from "./errors.ts";
import { supabaseCli } from "./supabase-cli.ts";

/** A migration's version (the digits its file name starts with) and the check sum of its text. */
type Migration = { version: string; file: string; sum: string };

const sumOf = (text: string) => createHash("sha256").update(text).digest("hex");

async function migrationsOf(project: string): Promise<Migration[]> {
  const folder = join(project, "supabase/migrations");
  if (!existsSync(folder)) return [];
  const files = (await readdir(folder)).filter((file) => /^\d+_.+\.sql$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => ({
      version: file.slice(0, file.indexOf("_")),
      file,
      sum: sumOf(await readFile(join(folder, file), "utf8")),
    })),
  );
}

// The CLI remembers which versions it applied, not their text. The sums beside its history tell
// when a migration was edited in place, and the row of the seed that it was sown.
const history = "create schema if not exists supabase_migrations";
const files = `create table if not exists supabase_migrations.applied_files (
  name text primary key, sum text not null, applied_at timestamptz not null default now())`;

async function appliedFiles(sql: postgres.Sql): Promise<Map<string, string>> {
  await sql.unsafe(`${history}; ${files}`);
  const rows = await sql<{ name: string; sum: string }[]>`
    select name, sum from supabase_migrations.applied_files`;
  return new Map(rows.map(({ name, sum }) => [name, sum]));
}

/**
 * Brings the database to the migrations in a project's folder with the Supabase CLI, and sums up what it did.
 * Does nothing when none is pending. Refuses a database whose history was edited since.
 */
export async function migrate(url: string, project: string): Promise<string> {
  const migrations = await migrationsOf(project);
  const sql = connect(url);
  try {
    const applied = await appliedFiles(sql);
    const known = new Map(migrations.map(({ file, sum }) => [file, sum]));
    for (const [file, sum] of applied) {
      if (file === seedFile || known.get(file) === sum) continue;
      const what = known.has(file) ? "was edited" : "was removed or renamed";
      throw new StackError(`The schema changed: ${file} ${what} after it was applied.`, {
        change: "schema",
      });
    }
    const pending = migrations.filter(({ file }) => !applied.has(file));
    if (pending.length === 0) return "up to date";

    await supabaseCli(["db", "push", `--remote=${url}`, "--include-all", "--yes"], project);
    await sql`
      insert into supabase_migrations.applied_files ${sql(
        pending.map(({ file, sum }) => ({ name: file, sum })),
      )}`;
    return `${pending.length} applied`;
  } finally {
    await sql.end();
  }
}

const seedFile = "seed.sql";

/** Runs `supabase/seed.sql` once for a database, in one transaction. Tells whether it ran now. */
export async function seed(url: string, project: string): Promise<boolean> {
  const path = join(project, "supabase", seedFile);
  if (!existsSync(path)) return false;
  const text = await readFile(path, "utf8");
  const sql = connect(url);
  try {
    if ((await appliedFiles(sql)).has(seedFile)) return false;
    await sql.begin(async (transaction) => {
      await transaction.unsafe(text).simple();
      await transaction`
        insert into supabase_migrations.applied_files (name, sum) values (${seedFile}, ${sumOf(text)})`;
    });
    return true;
  } finally {
    await sql.end();
  }
}
