import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type postgres from "postgres";
import { z } from "zod";
import { projectDir } from "../project.ts";

type Sql = postgres.Sql | postgres.TransactionSql;

/** Every object of the schema by name, and what makes it what it is. */
export type Schema = { postgres: number; objects: Record<string, string> };

/** An object that is not as the migrations make it. */
export type Drift = {
  object: string;
  problem: "missing" | "not of the migrations" | "other than in the migrations";
  expected?: string;
  found?: string;
};

/** The description that npm run db:types writes from the migrations. */
export const schemaFile = "supabase/schema.json";

const file = z.object({ postgres: z.number(), objects: z.record(z.string(), z.string()) });

export function committedSchema(): Schema {
  return file.parse(JSON.parse(readFileSync(join(projectDir, schemaFile), "utf8")));
}

/** The description as it is committed. */
export async function schemaText(sql: postgres.Sql): Promise<string> {
  let schema: Schema | undefined;
  await sql.begin("read only", async (transaction) => {
    schema = await describeSchema(transaction, await filledTables(transaction));
  });
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** Tables of `private` that belong to no workspace and have rows once migrated: what they say is part of the schema. */
async function filledTables(sql: Sql): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select format('private.%I', c.relname) as name from pg_class c
    where c.relnamespace = 'private'::regnamespace and c.relkind = 'r'
      and not exists (select from private.tenant_tables t where t.relation = c.oid)
    order by c.relname collate "C"`;
  const filled: string[] = [];
  for (const { name } of tables) {
    const rows = await sql.unsafe(`select 1 from ${name} limit 1`);
    if (rows.length > 0) filled.push(name);
  }
  return filled;
}

/** Reads the catalogue, and the rows of the tables named. Everything else in the database is left alone. */
export async function describeSchema(sql: Sql, filled: readonly string[]): Promise<Schema> {
  await sql`select set_config('search_path', '', true)`;
  const text = readFileSync(new URL("schema.sql", import.meta.url), "utf8");
  const rows = await sql.unsafe<{ object: string; state: string }[]>(text);
  const [server] = await sql<{ major: number }[]>`
    select current_setting('server_version_num')::integer / 10000 as major`;
  for (const table of filled) rows.push(...(await rowsOf(sql, table)));
  // By code unit: the same order in every language that a database may sort by.
  rows.sort((a, b) => (a.object < b.object ? -1 : 1));
  const objects = Object.fromEntries(rows.map(({ object, state }) => [object, state]));
  return { postgres: server?.major ?? 0, objects };
}

async function rowsOf(sql: Sql, table: string): Promise<{ object: string; state: string }[]> {
  const [found] = await sql<{ keys: string[] }[]>`
    select array_agg(a.attname::text order by a.attnum) as keys
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indrelid = to_regclass(${table}) and i.indisprimary`;
  const keys = found?.keys;
  if (!keys) return [];
  return await sql.unsafe<{ object: string; state: string }[]>(
    `select format('row %s (%s)', $1::text, concat_ws(', ', ${keys.map((key) => `t.${key}`).join(", ")})) as object,
       (to_jsonb(t) - $2::text[])::text as state
     from ${table} t`,
    [table, keys],
  );
}

/** The names of the tables whose rows a description has. */
export function filledIn({ objects }: Schema): string[] {
  const names = Object.keys(objects).flatMap((it) => /^row (\S+) /.exec(it)?.[1] ?? []);
  return [...new Set(names)];
}

/** What differs, by name. Extensions that the migrations do not ask for are no business of theirs. */
export function driftOf(expected: Schema, found: Schema): Drift[] {
  const names = new Set([...Object.keys(expected.objects), ...Object.keys(found.objects)]);
  return [...names].sort().flatMap((object): Drift[] => {
    const [was, is] = [expected.objects[object], found.objects[object]];
    if (was === is) return [];
    if (was === undefined) {
      if (object.startsWith("extension ")) return [];
      return [{ object, problem: "not of the migrations", found: is ?? "" }];
    }
    if (is === undefined) return [{ object, problem: "missing", expected: was }];
    return [{ object, problem: "other than in the migrations", expected: was, found: is }];
  });
}

/** One number for the whole: what the migrations do not ask for, they do not count. */
export function hashOf({ objects }: Schema, expected: Schema): string {
  const counted = Object.entries(objects).filter(
    ([name]) => name in expected.objects || !name.startsWith("extension "),
  );
  return createHash("sha256").update(JSON.stringify(counted.sort())).digest("hex");
}
