import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import postgres from "postgres";
import { accessFile } from "../../../tests/access/check.ts";
import { tryAccess } from "../../../tests/access/matrix.ts";
import { StackError } from "../../local/errors.ts";
import { failed, filesToTry, isRule, type LeftOut, Stage } from "./files.ts";
import { breakAndSee } from "./mutants.ts";
import {
  accessPart,
  filesPart,
  type Part,
  schemaPart,
  stopwatch,
  tracesPart,
  tried,
  untried,
} from "./parts.ts";
import {
  committedSchema,
  type Drift,
  describeSchema,
  driftOf,
  filledIn,
  hashOf,
  type Schema,
} from "./schema.ts";
import { askServer, type Server, traces } from "./server.ts";

export type Proof = {
  result: "proven" | "violated" | "not tried";
  at: string;
  seconds: number;
  server: Server;
  /** Of the schema as it is, and as the migrations make it. */
  schema: { found: string; expected: string; objects: number };
  drift: Drift[];
  parts: Part[];
  leftOut: LeftOut[];
  /** The access matrix as it was found. */
  access?: string;
};

type Options = {
  url: string;
  /** Nobody works on this database: what would make tenants wait, or show them to each other, is tried as well. */
  isCopy?: boolean;
  /** Break it as well, so many ways or "all", and see that each is noticed: on a copy. */
  mutants?: number | "all" | undefined;
  onPart?: (part: Part) => void;
};

class Undo extends Error {}

/** Runs what is always undone. */
async function undone(
  begin: (run: (sql: postgres.TransactionSql) => Promise<never>) => Promise<unknown>,
  run: (sql: postgres.TransactionSql) => Promise<void>,
): Promise<void> {
  await begin(async (sql) => {
    await run(sql);
    throw new Undo();
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
}

/** What makes the wall: while one of these is not as in the migrations, nobody is let loose behind it. */
const wall = /^(relation|policy|function|grant|trigger|role|row|settings|rule|checks) /;

const names = ["schema", "rules", "people", "access", "plans"] as const;

/**
 * Proves that a database keeps its workspaces apart, from the catalogue and by trying, in one transaction that is
 * undone. Refuses, as a StackError, a server that it cannot ask.
 */
export async function prove({
  url,
  isCopy = false,
  mutants,
  onPart = () => {},
}: Options): Promise<Proof> {
  const [at, timed] = [new Date().toISOString(), stopwatch()];
  const sql = postgres(url, {
    max: 1,
    // Poolers that share connections know no prepared statements.
    prepare: false,
    onnotice: () => {},
    connect_timeout: 10,
    connection: { application_name: "bulkhead-prove" },
  });
  const parts: Part[] = [];
  const add = (part: Part) => {
    parts.push(part);
    onPart(part);
  };
  try {
    const expected = committedSchema();
    const server = await askServer(sql, expected.postgres, filledIn(expected));
    const { run, leftOut } = filesToTry(isCopy);
    let found = expected;
    let access: string | undefined;
    let before: Record<string, string> | undefined;

    await undone(
      (inside) => sql.begin(inside),
      async (transaction) => {
        await transaction`
          select set_config('lock_timeout', '500ms', true), set_config('statement_timeout', '120s', true)`;
        if (server.cannotRead) {
          return names.map((name) => untried(name, server.cannotRead ?? "")).forEach(add);
        }
        const time = stopwatch();
        found = await describeSchema(transaction, filledIn(expected));
        const drift = driftOf(expected, found);
        add(schemaPart(drift, Object.keys(expected.objects).length, time()));

        const why = server.cannotAct ?? (await notOurTurn(transaction));
        if (why)
          return names
            .slice(1)
            .map((name) => untried(name, why))
            .forEach(add);
        before = await traces(transaction);
        const stage = new Stage(transaction, isCopy);
        const helpers = await stage.build();
        const attempt = async (paths: string[]) => {
          const results = [];
          for (const path of paths) results.push(await stage.attempt(path));
          return results;
        };
        const rules = run.filter(isRule);
        const plans = run.filter((path) => basename(path).startsWith("020"));
        add(filesPart("rules", await attempt(rules)));

        const isOpen = parts.at(-1)?.state !== "proven" || drift.some((it) => wall.test(it.object));
        if (isOpen && !isCopy) {
          const reason =
            "beside tenants nobody acts behind a wall with holes; --copy does, on a copy";
          return names
            .slice(2)
            .map((name) => untried(name, reason))
            .forEach(add);
        }
        const others = run.filter((path) => !rules.includes(path) && !plans.includes(path));
        add(filesPart("people", [helpers, ...(await attempt(others))]));
        const tries = stopwatch();
        await undone(
          (inside) => transaction.savepoint(inside),
          async (inner) => {
            access = await tryAccess(inner);
          },
        ).then(
          async () => add(accessPart(await readFile(accessFile, "utf8"), access ?? "", tries())),
          (error: unknown) => add(tried("access", [failed(error, "ACCESS.md")], tries(), "tables")),
        );
        add(filesPart("plans", await attempt(plans)));
        if (mutants !== undefined && isCopy) {
          const breaking = stopwatch();
          const checks = await breakAndSee(
            stage,
            url,
            run,
            mutants === "all" ? undefined : mutants,
          );
          add(tried("mutants", checks, breaking(), "ways"));
        }
      },
    );
    if (before) add(await lookBack(sql, expected, { ...before, schema: hashOf(found, expected) }));

    return {
      result: resultOf(parts),
      at,
      seconds: timed(),
      server,
      schema: {
        found: hashOf(found, expected),
        expected: hashOf(expected, expected),
        objects: Object.keys(expected.objects).length,
      },
      drift: driftOf(expected, found),
      parts,
      leftOut,
      ...(access !== undefined && { access }),
    };
  } catch (error) {
    throw error instanceof postgres.PostgresError && error.code === "55P03"
      ? new StackError(
          "Somebody holds a lock that the proof would wait for. Nothing was changed; try again.",
        )
      : error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function resultOf(parts: readonly Part[]): Proof["result"] {
  const states = parts.map(({ state }) => state);
  if (states.includes("violated")) return "violated";
  return states.includes("not tried") ? "not tried" : "proven";
}

/** Two proofs at once would wait for each other's people. A key of two numbers: those of requests are of one. */
async function notOurTurn(sql: postgres.TransactionSql): Promise<string | undefined> {
  const [turn] = await sql<{ mine: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtext('bulkhead'), hashtext('prove')) as mine`;
  return turn?.mine ? undefined : "another proof of this database is running";
}

/** After all was undone: is everything as it was? */
async function lookBack(
  sql: postgres.Sql,
  expected: Schema,
  before: Record<string, string>,
): Promise<Part> {
  const time = stopwatch();
  const after = await sql.begin("read only", async (transaction) => {
    const found = await traces(transaction);
    const schema = await describeSchema(transaction, filledIn(expected));
    return { ...found, schema: hashOf(schema, expected) };
  });
  return tracesPart(before, after, time());
}
