import type postgres from "postgres";
import { StackError } from "../../local/errors.ts";

/** Which server was asked, and as whom. */
export type Server = {
  version: string;
  database: string;
  role: string;
  superuser: boolean;
  workspaces: number;
  /** Why this role cannot read all that is described; none: it can. */
  cannotRead?: string;
  /** Why this role cannot put people on the stage; none: it can. */
  cannotAct?: string;
};

/** Looks who is there. Refuses a server of another major version: what it says of its schema has other words. */
export async function askServer(
  sql: postgres.Sql,
  major: number,
  tables: readonly string[],
): Promise<Server> {
  const [server] = await sql<
    {
      number: number;
      version: string;
      database: string;
      role: string;
      superuser: boolean;
      bypasses: boolean;
    }[]
  >`
    select current_setting('server_version_num')::integer as number, current_setting('server_version') as version,
      current_database() as database, current_user as role, r.rolsuper as superuser, r.rolbypassrls as bypasses
    from pg_roles r where r.rolname = current_user`;
  if (!server) throw new StackError("The server does not say who is asking.");
  const { number, version, database, role, superuser, bypasses } = server;
  if (Math.floor(number / 10_000) !== major) {
    throw new StackError(
      `The migrations are described for Postgres ${major}; this server is ${version}.`,
    );
  }
  const [schema] = await sql<{ ready: boolean }[]>`
    select to_regprocedure('private.require(text)') is not null and to_regclass('public.organizations') is not null as ready`;
  if (!schema?.ready) {
    throw new StackError(
      `The database "${database}" has not got the migrations: apply them first (npx supabase db push).`,
    );
  }
  const [closed] = await sql<{ name: string }[]>`
    select name from unnest(${sql.array([...tables])}::text[]) as name
    where to_regclass(name) is not null and not has_table_privilege(name, 'select') limit 1`;
  const missing = await missingRights(sql, superuser || bypasses);
  // Whoever is bound by row security is in no workspace, and would be refused.
  const [workspaces] =
    missing.length === 0
      ? await sql<{ n: number }[]>`select count(*)::integer as n from public.organizations`
      : [];
  return {
    version,
    database,
    role,
    superuser,
    workspaces: workspaces?.n ?? 0,
    ...(closed && { cannotRead: `the role ${role} cannot read ${closed.name}` }),
    ...(missing.length > 0 && { cannotAct: `the role ${role} ${missing.join(", ")}` }),
  };
}

async function missingRights(sql: postgres.Sql, bypasses: boolean): Promise<string[]> {
  const [may] = await sql<{ act: boolean; make: boolean; people: boolean; rows: boolean }[]>`
    select pg_has_role('anon', 'set') and pg_has_role('authenticated', 'set') as act,
      has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create')
        and has_schema_privilege('private', 'create') as make,
      has_table_privilege('auth.users', 'insert') as people,
      has_table_privilege('public.organizations', 'insert') as rows`;
  return [
    bypasses ? "" : "is bound by row security",
    may?.act ? "" : "cannot become anon and authenticated",
    may?.make ? "" : "cannot make a schema for the helpers",
    may?.people ? "" : "cannot add people to auth.users",
    may?.rows ? "" : "cannot add rows to the tables",
  ].filter((it) => it !== "");
}

/** What a proof could leave behind: kinds of objects and how many there are of each, people and workspaces of its cast. */
export async function traces(sql: postgres.TransactionSql): Promise<Record<string, string>> {
  const [found] = await sql<
    { schemas: string; objects: string; people: number; places: number; settings: string }[]
  >`
    select
      (select string_agg(nspname, ' ' order by nspname) from pg_namespace where nspname !~ '^pg_(temp|toast_temp)') as schemas,
      concat_ws(' ',
        (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname !~ '^pg_(temp|toast)'),
        (select count(*) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname !~ '^pg_temp'),
        (select count(*) from pg_policy), (select count(*) from pg_trigger), (select count(*) from pg_constraint)) as objects,
      (select count(*)::integer from auth.users where email like '%@bulkhead.test') as people,
      (select count(*)::integer from public.organizations where slug like '%-proof-%') as places,
      (select coalesce(string_agg(s::text, ' ' order by s::text), '') from pg_db_role_setting s) as settings`;
  return {
    "the schemas of the database": found?.schemas ?? "",
    "relations, functions, policies, triggers and constraints": found?.objects ?? "",
    "people of the cast": String(found?.people),
    "workspaces of the cast": String(found?.places),
    "settings of roles and databases": found?.settings ?? "",
  };
}
