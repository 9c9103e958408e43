import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type postgres from "postgres";
import { pgtapFiles } from "../../../tests/support/pgtap.ts";
import { type Statement, splitStatements } from "../../../tests/support/tap.ts";

type Sql = postgres.TransactionSql;

/** One thing that was tried, in the words of the suite. */
export type Check = { what: string; ok: boolean; where: string; detail?: string };

export type FileResult = { file: string; checks: Check[]; seconds: number };

/** A file that is not tried on a database with tenants, and what it would do to them. */
export type LeftOut = { file: string; why: string };

/** What could not even be asked. */
export function failed(error: unknown, where: string): Check & { detail: string } {
  const detail = error instanceof Error ? error.message : String(error);
  return { what: "a question could not be asked", ok: false, where, detail };
}

// What would make tenants wait, or stay behind after a rollback.
const harm: [RegExp, string][] = [
  [/^(alter|drop|truncate|lock|reindex|cluster|vacuum)\b/i, "changes or locks what tenants use"],
  [/^create (unique )?(index|trigger|policy|rule)\b/i, "changes tables that tenants use"],
  [
    /^create table[\s\S]*\breferences (public|private|auth)\./i,
    "would lock tables that its own refers to",
  ],
  [
    /^(update|delete from) (public|private|auth)\.(?![\s\S]*\bwhere\b)/i,
    "would touch every tenant's rows",
  ],
  [/^analyze$/i, "would write statistics, which no rollback takes back"],
  [/\bset\w*[ (]'?(local )?session_replication_role/i, "needs a superuser"],
];

/** It could not be broken so. */
export class BreakError extends Error {}

/** Whether a file looks at the catalogue alone: then nobody acts in it. */
export function isRule(path: string): boolean {
  return /^01\d_/.test(basename(path)) && !readFileSync(path, "utf8").includes("tests.seed()");
}

/** What pages are told is no question of the wall, and is reckoned in plans that want statistics. */
const isAboutPages = (path: string): boolean => basename(path).startsWith("050_");

/** The suite's files: those that may run beside tenants, and those that may not. On a copy only a superuser's are left out. */
export function filesToTry(isCopy: boolean): { run: string[]; leftOut: LeftOut[] } {
  const run: string[] = [];
  const leftOut: LeftOut[] = [];
  for (const path of pgtapFiles().slice(1)) {
    if (isAboutPages(path)) continue;
    const statements = splitStatements(readFileSync(path, "utf8"));
    const why = harm
      .filter(([, reason]) => !isCopy || reason === "needs a superuser")
      .find(([pattern]) => statements.some(({ text }) => pattern.test(text)))?.[1];
    if (why) leftOut.push({ file: basename(path), why });
    else run.push(path);
  }
  return { run, leftOut };
}

/**
 * The suite as it can run beside tenants. Its workspaces get addresses that nobody has, so that not even a
 * unique index makes anyone wait; their ids stay the same. Assertions come from the shim, not from an extension.
 */
export class Stage {
  readonly #sql: Sql;
  readonly #isCopy: boolean;
  readonly #mark = `proof-${randomBytes(3).toString("hex")}`;
  /** The relations that were there before. */
  #tenants: number[] = [];

  constructor(sql: Sql, isCopy: boolean) {
    this.#sql = sql;
    this.#isCopy = isCopy;
  }

  #marked(text: string): string {
    // Addresses are values: what is called alike outside of strings is a name in SQL.
    const marked = text.replaceAll(/--[^\n]*|'(?:[^']|'')*'/g, (piece) =>
      piece.startsWith("--")
        ? piece
        : piece
            .replaceAll(/\b(acme|globex|zoes-place|ritas)\b/g, `$1-${this.#mark}`)
            .replaceAll(/'(w|zoe|ada)-(?=[\d'_])/g, `'$1-${this.#mark}-`),
    );
    return marked
      .replaceAll("md5(name)", `md5(replace(name, '-${this.#mark}', ''))`)
      .replace(
        /^set local search_path = public, extensions$/,
        "set local search_path = tests, public, extensions",
      );
  }

  /** As the suite says it. */
  #plain(text: string): string {
    return text.replaceAll(`-${this.#mark}`, "");
  }

  /** Makes the helpers and the assertions, which stay until the transaction is undone. */
  async build(): Promise<FileResult> {
    const relations = await this.#sql<{ oid: number }[]>`
      select c.oid::integer from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname !~ '^(pg_|information_schema|tests$)'`;
    this.#tenants = relations.map(({ oid }) => oid);
    const [helpers = ""] = pgtapFiles();
    const statements = splitStatements(readFileSync(helpers, "utf8"));
    const end = statements.findIndex(({ text }) => text === "commit");
    for (const { text } of statements.slice(0, end)) {
      if (text !== "begin" && !text.startsWith("create extension"))
        await this.#sql.unsafe(this.#marked(text));
    }
    await this.#sql
      .unsafe(readFileSync(new URL("assertions.sql", import.meta.url), "utf8"))
      .simple();
    return await this.#run(basename(helpers), statements.slice(end + 1));
  }

  /** Runs a file of the suite, and undoes it. With something to break first, up to where that is noticed. */
  async attempt(path: string, toBreak?: string): Promise<FileResult> {
    return await this.#run(basename(path), splitStatements(readFileSync(path, "utf8")), toBreak);
  }

  async #break(statement: string): Promise<void> {
    try {
      await this.#sql.unsafe(statement).simple();
    } catch (error) {
      await this.#undo();
      throw new BreakError(String(error));
    }
  }

  async #undo(): Promise<void> {
    await this.#sql`rollback to savepoint proof_file`;
    await this.#sql`release savepoint proof_file`;
  }

  async #run(file: string, statements: Statement[], toBreak?: string): Promise<FileResult> {
    const began = performance.now();
    const checks: Check[] = [];
    let planned: number | undefined;
    let broken = false;
    await this.#sql`savepoint proof_file`;
    if (toBreak) await this.#break(toBreak);
    for (const { text, line } of statements) {
      const where = `${file}:${line}`;
      try {
        if (text === "begin") {
          // Plans are asked whether an index can serve: what is chosen depends on today's statistics.
          if (file.startsWith("020")) await this.#sql`set local enable_seqscan = off`;
          continue;
        }
        if (text === "rollback") break;
        if (/^analyze\b/.test(text)) continue;
        const rows = await this.#sql.unsafe(this.#marked(text)).simple().values();
        for (const said of rows.flat()) {
          if (typeof said !== "string") continue;
          planned = Number(/^1\.\.(\d+)$/.exec(said)?.[1] ?? planned ?? Number.NaN) || undefined;
          const check = this.#read(said, where);
          if (check) checks.push(check);
        }
      } catch (error) {
        const check = failed(error, where);
        checks.push({ ...check, detail: this.#plain(check.detail) });
        broken = true;
        break;
      }
      if (toBreak && checks.some(({ ok }) => !ok)) break;
    }
    if (planned !== undefined && planned !== checks.length && checks.every(({ ok }) => ok)) {
      const detail = `${planned} were planned, ${checks.length} came`;
      checks.push({ what: "every check is made", ok: false, where: file, detail });
    }
    if (!this.#isCopy && !broken) checks.push(...(await this.#inTheWay(file)));
    await this.#undo();
    return { file, checks, seconds: (performance.now() - began) / 1000 };
  }

  /** What tenants would wait for, were it taken in a way that the text of the file does not show. */
  async #inTheWay(file: string): Promise<Check[]> {
    const locks = await this.#sql<{ what: string }[]>`
      select distinct format('%s on %s', l.mode, l.relation::regclass) as what from pg_locks l
      where l.pid = pg_backend_pid() and l.locktype = 'relation' and l.relation::integer = any (${this.#tenants})
        and l.mode not in ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')`;
    // An address that a tenant could choose would make them wait, or be refused, for as long as the file runs.
    const places = await this.#sql<{ slug: string }[]>`
      select slug from public.organizations where created_at = now() and slug not like ${`%-${this.#mark}%`}`;
    return [
      ...locks.map(({ what }) => `takes no lock that a tenant waits for: ${what}`),
      ...places.map(({ slug }) => `takes no address that a tenant could choose: ${slug}`),
    ].map((what) => ({ what, ok: false, where: file }));
  }

  #read(said: string, where: string): Check | undefined {
    const found = /^(not )?ok(?: \d+)? - ([^\n]*(?:\n(?!# )[^\n]*)*)(?:\n(# [\s\S]*))?$/.exec(said);
    if (!found || found[2]?.startsWith("# skip")) return undefined;
    const what = this.#plain(found[2] ?? "");
    return { what, ok: !found[1], where, ...(found[3] && { detail: this.#plain(found[3]) }) };
  }
}
