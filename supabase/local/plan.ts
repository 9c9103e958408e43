import pg from "pg";
import type postgres from "postgres";
import type { Statement } from "./batch.ts";
import { StackError } from "./errors.ts";
import { requestOf } from "./request-context.ts";
import type { Plan } from "./session.ts";

/** What the API library passes for a request: who asks. */
export type Vars = { auth?: { role?: unknown; uid?: unknown; jwt?: unknown } };

/** What a request asks for, as far as it matters to its session. */
export type Asked = {
  type?: string;
  schema?: string;
  function?: string;
  limit?: unknown;
  offset?: unknown;
  $meta?: { cardinality?: unknown };
};

type SetUpText = (role: string, readOnly: boolean) => string;

/**
 * The statement that makes a session the caller's, for as long as its transaction lasts. Postgres
 * applies a role's own settings, such as statement_timeout, at login only, and clients never log in:
 * they are applied here. All in the arguments of one function, so that nothing is sent back.
 */
export async function setUpTexts(sql: postgres.Sql): Promise<SetUpText> {
  const roles = await sql<{ role: string; settings: string[] }[]>`
    select rolname as role, rolconfig as settings from pg_roles
    where rolname in ('anon', 'authenticated', 'service_role') and rolconfig is not null`;
  const own = new Map(
    roles.map(({ role, settings }) => [
      role,
      settings.map((setting) => {
        const equals = setting.indexOf("=");
        return [setting.slice(0, equals), setting.slice(equals + 1)] as const;
      }),
    ]),
  );
  const perRequest = [
    "request.jwt.claims",
    "request.jwt.claim.sub",
    "request.method",
    "request.path",
    "request.headers",
    "request.jwt.claim.role",
    "role",
  ];
  return (role, readOnly) => {
    const constant: (readonly [string, string])[] = [
      ...(own.get(role) ?? []),
      ...(readOnly ? ([["transaction_read_only", "on"]] as const) : []),
      ["response.status", ""],
      ["response.headers", ""],
    ];
    const calls = [
      ...constant.map(([name, value]) => [name, pg.escapeLiteral(value)] as const),
      ...perRequest.map((name, index) => [name, `$${Math.min(index + 1, 6)}`] as const),
    ].map(([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${value}, true)`);
    return `select num_nulls(${calls.join(", ")})`;
  };
}

/**
 * The call of the function that is asked before each request, as the caller and with what is known of
 * the request, and may refuse it: the login's setting `pgrst.db_pre_request`, as for PostgREST.
 */
export async function preRequest(sql: postgres.Sql): Promise<Statement[]> {
  const [setting] = await sql<{ name: string | null; found: string | null }[]>`
    select name, (
      select format('%I.%I', p.pronamespace::regnamespace, p.proname) from pg_proc p where p.oid = to_regproc(name)
    ) as found
    from nullif(current_setting('pgrst.db_pre_request', true), '') as name`;
  if (!setting?.name) return [];
  if (!setting.found) {
    throw new StackError(`pgrst.db_pre_request names ${setting.name}, which is no function.`);
  }
  return [{ text: `select ${setting.found}()` }];
}

/** Names of the login itself, which may do more than a client: it reads the accounts. */
const login: unknown[] = ["none", "authenticator"];

/** The role that a token names. The login, and what is no name, come to one that nobody has. */
function roleOf({ auth }: Vars): string {
  const role = auth?.role ?? "anon";
  return typeof role === "string" && !login.includes(role) ? role : JSON.stringify(role);
}

/** The session that a request needs. */
export function planFor(
  vars: Vars,
  asked: Asked,
  /** Whether the function asked for changes nothing, by its own word. */
  isStable: boolean,
  { setUpText, check }: { setUpText: SetUpText; check: Statement[] },
): Plan {
  const role = roleOf(vars);
  const request = requestOf(vars.auth?.jwt);
  const method = request?.method ?? "";
  const prefer = request?.headers.prefer ?? "";
  const isFunction = asked.type === "rpc";
  const reads = asked.type === "query" || (isFunction && isStable);
  const writesOne = !reads && !isFunction && asked.$meta?.cardinality === "one";
  const setUp: Statement = {
    text: setUpText(role, isFunction && ["GET", "HEAD"].includes(method)),
    values: [
      JSON.stringify(vars.auth?.jwt ?? { role }),
      String(vars.auth?.uid ?? ""),
      method,
      request?.path ?? "",
      JSON.stringify(request?.headers ?? {}),
      role,
    ],
  };
  return {
    setUp: [setUp, ...check],
    alone: reads && !/count=/.test(prefer),
    answers: isFunction,
    writesOne,
    isLast: (kind, before) => {
      if (!before) return false;
      // The second statement of a request that reads counts what there is.
      if (reads) return true;
      // What was written is read back once; what is deleted is read before, when that takes more
      // than its own columns.
      if (before.command !== "SELECT") return kind === "SelectQueryNode";
      const limited = asked.limit !== undefined || asked.offset !== undefined;
      return asked.type === "delete" && !limited && !writesOne && !/max-affected/.test(prefer);
    },
  };
}
