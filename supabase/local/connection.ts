import { createPostgresConnection, type PostgresConnection } from "@supabase/lite/postgres";
import { type Kysely, sql } from "kysely";
import { connect } from "./database.ts";
import { currentRequest } from "./request-context.ts";

/** Settings that a role brings along, such as statement_timeout: [name, value] pairs. */
type RoleSettings = Map<string, [string, string][]>;

/** What the API library passes for a request: who asks. */
type Vars = { auth?: { role?: string; uid?: unknown; jwt?: unknown } };

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
 * - role, claims, headers and the role's own settings are set in one statement, for every kind of
 *   request (the library sets headers for functions only, and takes up to nine statements);
 * - what Postgres adds to an error beside its message stays here: details and hints quote rows
 *   and may tell of another workspace's.
 */
export async function openConnection(url: string): Promise<PostgresConnection> {
  const connection = createPostgresConnection({
    url,
    postgresOptions: {
      onnotice: () => {},
      types: { timestamptz, numeric, json: json(114), jsonb: json(3802) },
    },
  });
  const settings = await roleSettings(url);
  // Assigned, not inherited: the members are private in the library's types.
  Object.assign(connection, {
    rlsState: "active",
    applyJwtSessionContext: (tx: Kysely<unknown>, vars: Vars) => applySession(tx, vars, settings),
    applyRpcRequestGucs: async () => {},
    normalizeDbError: tellable,
  });
  return connection;
}

async function applySession(tx: Kysely<unknown>, vars: Vars, settings: RoleSettings) {
  const role = vars.auth?.role ?? "anon";
  const request = currentRequest();
  const values: [string, string][] = [
    ...(settings.get(role) ?? []),
    ["request.jwt.claims", JSON.stringify(vars.auth?.jwt ?? { role })],
    ["request.jwt.claim.sub", String(vars.auth?.uid ?? "")],
    ["request.jwt.claim.role", role],
    ["request.method", request?.method ?? ""],
    ["request.path", request?.path ?? ""],
    ["request.headers", JSON.stringify(request?.headers ?? {})],
    ["response.status", ""],
    ["response.headers", ""],
    ["role", role],
  ];
  const calls = values.map(([name, value]) => sql`set_config(${name}, ${value}, true)`);
  await sql`select ${sql.join(calls)}`.execute(tx);
}

/** Postgres applies a role's settings at login only, and clients never log in: apply them here. */
async function roleSettings(url: string): Promise<RoleSettings> {
  const reader = connect(url);
  try {
    const rows = await reader<{ role: string; settings: string[] }[]>`
      select rolname as role, rolconfig as settings from pg_roles
      where rolname in ('anon', 'authenticated', 'service_role') and rolconfig is not null`;
    return new Map(
      rows.map((row) => [
        row.role,
        row.settings.map((setting): [string, string] => {
          const equals = setting.indexOf("=");
          return [setting.slice(0, equals), setting.slice(equals + 1)];
        }),
      ]),
    );
  } finally {
    await reader.end();
  }
}

/** Statuses that PostgREST answers with, by the class of the SQL error. Others are the client's: 400. */
const statusOfClass: Record<string, number> = {
  "08": 503,
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
function tellable(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const { code, message } = error;
  if (typeof code !== "string" || !/^[0-9A-Z]{5}$/.test(code)) return error;
  if (code.startsWith("PT")) return error;
  if (understood.test(code)) {
    return Object.assign(error, { detail: undefined, hint: undefined, where: undefined });
  }
  currentRequest()?.log(`${code} ${message}`);
  const status = statusOfClass[code.slice(0, 2)] ?? 400;
  return Object.assign(new Error(JSON.stringify({ code, message, details: null, hint: null })), {
    code: "PGRST",
    detail: JSON.stringify({ status, headers: {} }),
  });
}
