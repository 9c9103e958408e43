import { setTimeout as sleep } from "node:timers/promises";
import type { AnyAST, ConnectionContextOptions } from "@supabase/lite";
import { createPostgresConnection, type PostgresConnection } from "@supabase/lite/postgres";
import type { Kysely } from "kysely";
import type postgres from "postgres";
import { ApiError, noDatabase } from "./answers.ts";
import { AnswerTooLarge, type Parsers } from "./batch.ts";
import { reconnectAtOnce } from "./database.ts";
import { isUnreachable } from "./errors.ts";
import { limitEmbeds, limits } from "./limits.ts";
import { type Asked, planFor, preRequest, setUpTexts, type Vars } from "./plan.ts";
import { printTo } from "./request-context.ts";
import { Sessions } from "./session.ts";
import { nameVisitors } from "./visitors.ts";

/** Instants as PostgREST writes them, `2026-01-31T09:30:00+00:00`. Sessions are in UTC. */
const timestamptz = {
  to: 1184,
  from: [1184],
  serialize: (value: string) => value,
  parse: (text: string) => text.replace(" ", "T").replace(/\+00$/, "+00:00"),
};

/** Exact numbers as JSON numbers, as PostgREST writes them; the library makes text of `20.000`. */
const numeric = { to: 1700, from: [1700], serialize: String, parse: Number };

/** JSON reaches the driver as text already; its own way would wrap that in a JSON string once more. */
const json = (oid: number) => ({
  to: oid,
  from: [oid],
  serialize: (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value)),
  parse: (text: string): unknown => JSON.parse(text),
});

/**
 * The API library's connection to Postgres, made to treat a session as PostgREST does:
 * - it leaves grants alone. Unasked, the library grants ALL on every table to all client roles on
 *   its first request, which would undo each revoke and column grant of the migrations;
 * - role, claims, headers and the role's own settings go to Postgres together with the statement
 *   they hold for, for every kind of request (the library sets headers for functions only, and takes
 *   up to nine statements), over connections of their own;
 * - sessions keep who began and renewed them;
 * - what Postgres adds to an error beside its message stays here: details and hints quote rows
 *   and may tell of another workspace's.
 */
export async function openConnection(
  url: string,
  { maxRows, log }: { maxRows: number; log: (line: string) => void },
): Promise<PostgresConnection> {
  const connection = createPostgresConnection({
    url,
    postgresOptions: {
      onnotice: () => {},
      backoff: reconnectAtOnce,
      types: { timestamptz, numeric, json: json(114), jsonb: json(3802) },
    },
  });
  const { driver } = connection;
  const setUpText = await setUpTexts(driver);
  const check = await preRequest(driver);
  // The driver has asked for the array types by now, as it does over its first connection.
  const sessions = new Sessions(url, {
    parsers: parsersOf(driver.options.parsers),
    serializers: driver.options.serializers,
  });

  const stable = new Map<string, boolean>();
  async function isStable({ schema = "public", function: name }: Asked): Promise<boolean> {
    if (name === undefined) return false;
    const known = stable.get(`${schema}.${name}`);
    if (known !== undefined) return known;
    const { functions = [] } = await connection.introspect({ useCache: true });
    const found = functions.filter((it) => it.schema === schema && it.name === name);
    const all = found.length > 0 && found.every(({ volatility }) => volatility !== "v");
    if (found.length > 0) stable.set(`${schema}.${name}`, all);
    return all;
  }

  const asked = new WeakMap<Vars, Asked>();
  const look = connection.onPostgrestAST.bind(connection);
  const close = connection.close.bind(connection);
  // Assigned, not inherited: the members are private in the library's types.
  Object.assign(connection, {
    rlsState: "active",
    kysely: connection.kysely.withPlugin(nameVisitors),
    onPostgrestAST: async (ast: AnyAST, vars: Vars) => {
      limitEmbeds(ast, maxRows);
      asked.set(vars, ast);
      return look(ast);
    },
    withContext: async <T>(
      vars: Vars | undefined,
      run: (db: Kysely<unknown>) => Promise<T>,
      options?: ConnectionContextOptions,
    ) => {
      if (!vars || options?.transaction || options?.forceRollback) {
        throw new Error("Only requests of the data API have sessions.");
      }
      const what = asked.get(vars) ?? {};
      const plan = planFor(vars, what, await isStable(what), { setUpText, check });
      return sessions.run(plan, run, isRefusal);
    },
    normalizeDbError: (error: unknown) => printTo(log, tellable(error, log)),
    close: async () => {
      // What is still being asked by then ends with Postgres.
      const patience = sleep(1_000, undefined, { ref: false });
      await Promise.race([Promise.all([sessions.close(), close()]), patience]);
    },
  });
  return connection;
}

/** Whether the API library answers that it will not do what was asked: then nothing of it was done. */
const isRefusal = (answer: unknown) => answer instanceof Response && answer.status >= 400;

/** The driver's readers of values, for texts as they are. Those of arrays expect no first brace. */
function parsersOf(parsers: postgres.Sql["options"]["parsers"]): Parsers {
  const all: Parsers = {};
  for (const [oid, parse] of Object.entries(parsers)) {
    all[Number(oid)] = "array" in parse ? (text) => parse(text.slice(1)) : parse;
  }
  return all;
}

/** Statuses that PostgREST answers with, by the class of the SQL error. Others are the client's: 400. */
const statusOfClass: Record<string, number> = {
  "25": 500,
  "40": 500,
  "54": 413,
  "57": 500,
  "58": 500,
  XX: 500,
};

/** Errors that the API library turns into PostgREST's answer by itself. */
const understood = /^(PT|21|22|42|53|55|23502|23503|23505|25006)/;

/**
 * The error as the API may tell it: code and message. Errors that our own SQL raises (PTxxx) keep
 * the rest, which was written for the client. The library answers 500 without a code to what it does
 * not know, check constraints among it; those are handed over as finished answers.
 */
function tellable(error: unknown, log: (line: string) => void): unknown {
  if (error instanceof ApiError) return error;
  if (error instanceof AnswerTooLarge) {
    return new ApiError(413, "54000", `An answer has ${limits.answer} bytes at most`);
  }
  // What is nested so deep that to read it takes more stack than there is.
  if (error instanceof RangeError) return new ApiError(400, "PGRST100", "Nested too deep");
  if (error instanceof URIError) return new ApiError(404, "PGRST125", "Invalid path");
  if (isUnreachable(error)) {
    log(`No database: ${error instanceof Error ? error.message : error}`);
    return new ApiError(...noDatabase);
  }
  if (!(error instanceof Error) || !("code" in error)) return error;
  const { code, message } = error;
  if (typeof code !== "string" || !/^[0-9A-Z]{5}$/.test(code)) return error;
  if (code.startsWith("PT")) return error;
  if (understood.test(code)) {
    return Object.assign(error, { detail: undefined, hint: undefined, where: undefined });
  }
  log(`${code} ${message}`);
  return new ApiError(statusOfClass[code.slice(0, 2)] ?? 400, code, message);
}
