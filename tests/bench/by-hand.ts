/**
 * The product's own functions as a developer without policies would write them, so that both sides
 * always ask the same: the workspace and the person are the first two parameters, every table is
 * filtered by the workspace and by what the role may see, and nothing of the wall is called.
 */
import type postgres from "postgres";

/** What a copy filters by: the workspace by hand, or nothing, because the common policies do it. */
export type Form = "hand" | "common";

/** The schema with a role's copies of the functions of `public` (of other schemas: that and the name). */
export const schemaOf = (form: Form, role: string) => `${form}_${role}`;

/** What a contractor may see of each table, as one would write it. Everybody else sees all. */
const assigned =
  "select a.project_id from public.project_members a where a.organization_id = p_org and a.user_id = p_user";
const ofContractor: Record<string, string> = {
  time_entries: "t.user_id = p_user",
  members: "t.user_id = p_user",
  project_members: "t.user_id = p_user",
  projects: `t.id in (${assigned})`,
  clients: "false",
  project_rates: "false",
  invoices: "false",
  invoice_lines: "false",
  invoice_counters: "false",
  payments: "false",
  invitations: "false",
};

type Catalogue = {
  functions: Map<string, { definition: string; filtered: boolean }>;
  views: Map<string, string>;
  tenantTables: Set<string>;
  permissions: Set<string>;
};

async function readCatalogue(sql: postgres.Sql): Promise<Catalogue> {
  const functions = await sql<{ name: string; definition: string; filtered: boolean }[]>`
    select n.nspname || '.' || p.proname as name, pg_get_functiondef(p.oid) as definition, p.prosecdef or p.provolatile = 'v' as filtered
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'private', 'bench') and p.prokind = 'f' and p.prosqlbody is null
      and p.prorettype <> 'trigger'::regtype`;
  const views = await sql<{ name: string; body: string }[]>`
    select n.nspname || '.' || c.relname as name, pg_get_viewdef(c.oid) as body
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and c.relkind = 'v'`;
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and (c.relname = 'organizations' or exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id'))`;
  const permissions = await sql<{ right: string }[]>`
    select role || ' ' || permission as right from private.role_permissions`;
  return {
    functions: new Map(functions.map(({ name, ...rest }) => [name, rest])),
    views: new Map(views.map(({ name, body }) => [name, body.replace(/;\s*$/, "")])),
    tenantTables: new Set(tables.map(({ name }) => name)),
    permissions: new Set(permissions.map(({ right }) => right)),
  };
}

/** Puts the caller and their rights where the wall was asked for them. */
function withoutWall(body: string, role: string, permissions: Set<string>): string {
  return (
    body
      .replaceAll(
        /\bprivate\.(can|organization_for|current_organization_id|require)\('([\w.]+)'(?:::text)?\)/g,
        (_, name: string, permission: string) => {
          const held = permissions.has(`${role} ${permission}`);
          if (name === "can") return String(held);
          return held ? "p_org" : "null::uuid";
        },
      )
      .replaceAll(/\bprivate\.(current_organization_id|only_organization_id)\(\)/g, "p_org")
      .replaceAll(/\bprivate\.require_user\(\)|\bauth\.uid\(\)/g, "p_user")
      // The planner may look at a parameter, and not behind a sub-select.
      .replaceAll(/\(\s*select (p_org|p_user|true|false|null::uuid)(?: as \w+)?\s*\)/gi, "$1")
  );
}

const keywords =
  "where|set|for|order|group|on|using|values|limit|join|left|right|full|cross|inner|as";
const table = new RegExp(
  `(?<!update |into |delete from )\\bpublic\\.(\\w+) (?:as )?(?!(?:${keywords})\\b)(\\w+)(?=[\\s),;])`,
  "gi",
);

/** Filters every table of a query, by the workspace or only by what the role may see. */
function filtered(body: string, form: Form, role: string, tables: Set<string>): string {
  return (
    body
      // Out of a filtered table the other columns no longer follow from the key.
      .replaceAll("group by c.organization_id, c.id", "$&, c.name, c.currency, c.name_key")
      .replaceAll(table, (found, name: string, alias: string) => {
        if (!tables.has(name)) return found;
        const key = name === "organizations" ? "id" : "organization_id";
        const filters = [
          ...(form === "hand" ? [`t.${key} = p_org`] : []),
          ...(role === "contractor" && ofContractor[name] ? [ofContractor[name]] : []),
        ];
        const filter = filters.length > 0 ? ` where ${filters.join(" and ")}` : "";
        return `(select t.* from public.${name} t${filter}) ${alias}`;
      })
  );
}

const wall =
  /\bprivate\.(can|organization_for|current_organization_id|only_organization_id|require\w*|lock_\w*members)\(/;

/** Writes a role's copies of the functions named, and of all that those call. */
export async function writeByHand(
  sql: postgres.Sql,
  form: Form,
  role: string,
  wanted: readonly string[],
): Promise<void> {
  await sql.unsafe("set search_path = ''");
  const catalogue = await readCatalogue(sql);
  const schema = schemaOf(form, role);
  const schemaFor = (name: string) => (name === "public" ? schema : `${schema}_${name}`);
  const names = new Set(wanted);

  function copyOf(name: string): string {
    const found = catalogue.functions.get(name);
    if (!found) throw new Error(`There is no function ${name}.`);
    let body = found.definition;
    for (const [view, query] of catalogue.views) {
      body = body.replaceAll(
        new RegExp(`\\b${view.replace(".", "\\.")} (\\w+)(?=[\\s),;])`, "g"),
        (_, alias: string) => `(${query}) ${alias}`,
      );
    }
    body = withoutWall(body, role, catalogue.permissions);
    // What runs with its owner's rights, or writes, is filtered by hand already.
    if (!found.filtered) body = filtered(body, form, role, catalogue.tenantTables);
    const head = /^CREATE OR REPLACE FUNCTION (\w+)\.(\w+)\(/;
    const [intro = ""] = head.exec(body) ?? [];
    const rest = body
      .slice(intro.length)
      .replaceAll(
        /\b(public|private|bench)\.(\w+)\((\s*\))?/g,
        (call, from: string, of: string, end?: string) => {
          if (!catalogue.functions.has(`${from}.${of}`)) return call;
          names.add(`${from}.${of}`);
          return `${schemaFor(from)}.${of}(p_org, p_user${end ?? ", "}`;
        },
      );
    const [, from = "", of = ""] = head.exec(intro) ?? [];
    const copy =
      `CREATE FUNCTION ${schemaFor(from)}.${of}(p_org uuid, p_user uuid${rest.startsWith(")") ? "" : ", "}${rest}`
        .replace(/ SECURITY DEFINER/, "")
        // Settings that keep the policies' plans straight are not the hand's to need.
        .replaceAll(/^ SET enable_\w+ TO .*\n/gm, "");
    const [left] = wall.exec(copy.slice(copy.indexOf("$function$"))) ?? [];
    if (left) throw new Error(`${name} by hand still calls the wall: ${left}…)`);
    return copy;
  }

  const copies = [];
  // Grows while it is read: a copy names what it calls.
  for (const name of names) copies.push(copyOf(name));
  const schemas = ["public", "private", "bench"].map(schemaFor);
  await sql.unsafe(schemas.map((name) => `create schema ${name}`).join("; "));
  await sql.unsafe("set check_function_bodies = off");
  for (const copy of copies) await sql.unsafe(copy);
  await sql.unsafe("reset check_function_bodies; reset search_path");
}

/** A statement of the API on a table itself, filtered by hand. */
export async function statementByHand(
  sql: postgres.Sql,
  role: string,
  statement: string,
  ids: { organizationId: string; userId: string },
): Promise<(form: Form) => string> {
  const { tenantTables } = await readCatalogue(sql);
  return (form) =>
    filtered(statement, form, role, tenantTables)
      .replaceAll("p_org", `'${ids.organizationId}'`)
      .replaceAll("p_user", `'${ids.userId}'`);
}

/**
 * Makes the role `bench_common` with the policies that are common elsewhere: a row is visible when its
 * workspace is among the caller's, whichever the page is about. The product's policies are for
 * another role, so both stand side by side.
 */
export async function addCommonPolicies(sql: postgres.Sql, schemas: string[]): Promise<void> {
  await sql.unsafe(`
    create role bench_common;
    create function bench.my_orgs() returns setof uuid
    language sql stable security definer set search_path = '' as $$
      select m.organization_id from public.members m
      where m.user_id = (select auth.uid()) and m.removed_at is null
    $$;
    grant usage on schema public, private, auth, bench, ${schemas.join(", ")} to bench_common;
    grant select on all tables in schema public, private to bench_common;
    grant execute on all functions in schema public, private, auth, bench, ${schemas.join(", ")} to bench_common;
    create policy common on public.profiles for select to bench_common using (user_id = (select auth.uid()));
    do $$
    declare v_table record;
    begin
      for v_table in select c.relname, case c.relname when 'organizations' then 'id' else 'organization_id' end as key
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity
          and (c.relname = 'organizations' or exists (
            select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id')) loop
        execute format('create policy common on public.%I for select to bench_common using (%I in (select bench.my_orgs()))',
          v_table.relname, v_table.key);
      end loop;
    end $$`);
}
