import type postgres from "postgres";
import { allOf } from "../support/nouns/index.ts";

const tableSamples = allOf((noun) => noun.tables);
const functionSamples = allOf((noun) => noun.functions);

/** Who tries, naming which workspace, in which column: of the cast in 000_helpers.test.sql. */
type Part = { who: string; workspace: string; column: string };
type Sql = postgres.TransactionSql;

const operations = ["select", "insert", "update", "delete"] as const;

/**
 * Tries every table and function as every role on a live database and tells, as Markdown, what was
 * allowed and what refused it. Everything happens in a transaction that is undone. The database
 * needs the migrations and the helpers that 000_helpers.test.sql commits.
 */
export async function accessMatrix(sql: postgres.Sql): Promise<string> {
  let page = "";
  await sql
    .begin(async (transaction) => {
      page = await tryAccess(transaction);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return page;
}

class Undo extends Error {}

/** The same in a transaction that its caller undoes. */
export async function tryAccess(sql: Sql): Promise<string> {
  const cast = await sql<Part[]>`
    select who, workspace, in_matrix as column from tests.parts() where in_matrix is not null order by place`;
  // The owner's: the workspace that everybody tries to get at.
  const home = cast[0]?.workspace ?? "";
  await sql`select set_config('search_path', 'public', true), tests.seed()`;
  await inviteEve(sql, home);
  return await write(sql, cast, home);
}

/** An open invitation, to the outsider, with a token and an id that the samples can name. */
async function inviteEve(sql: Sql, home: string): Promise<void> {
  await sql`select tests.answer('ada', ${home}, 'select public.invite_member(''eve@bulkhead.test'', ''member'')')`;
  await sql`
    update public.invitations
    set id = tests.id('acme/invitation'), token_hash = sha256(convert_to('the token', 'utf8'))
    where organization_id = tests.id('acme')`;
}

async function write(sql: Sql, cast: readonly Part[], home: string): Promise<string> {
  const sections = [
    introduction,
    "## Permissions\n\nThe rows of `private.role_permissions`.",
    await permissionTable(sql),
    "## Tables",
    await tableMatrix(sql, cast, home),
    "## Columns\n\nWhat `authenticated` is granted, by column. `anon` is granted nothing.",
    await columnTable(sql),
    "## Functions",
    await functionMatrix(sql, cast),
    "## Definer functions\n\nThese run with the rights of their owner. All but triggers authorise in their first statement.",
    await definerTable(sql),
  ];
  return `${sections.join("\n\n")}\n`;
}

const introduction = `# Who may do what

Made by \`npm run access\`, which tries each line on a live database; a test fails when the database
disagrees. Read it in review: a change of a policy, grant, trigger or permission is a change here.

The cast: owner, admin, member and contractor of a workspace; **member, elsewhere** belongs to this
workspace and another, and their request names the other; **outsider** belongs to another, names this
one, and holds an open invitation to it; **removed** was an admin here and holds a token that is still good; **anon** is not signed in.

A cell tells what came of it. **all**: every row of the workspace. **2 of 5**: that many of them. **yes**: done (**there**: in the
workspace that the request names).
**–** and a word: refused by the

- **grant**: the role of the database has no such right;
- **guard**: the restrictive policy that binds each request to one workspace, or the function behind it;
- **permission**: the role in the workspace lacks it, by the policy of the command or in the function;
- **trigger** or a rule, named by its code.`;

/** A Markdown table. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

async function permissionTable(sql: Sql): Promise<string> {
  const roles = await sql<{ role: string }[]>`select role from private.roles order by rank desc`;
  const rows = await sql<{ permission: string; roles: string[] }[]>`
    select permission, array_agg(role) as roles from private.role_permissions group by permission order by permission`;
  return table(
    ["permission", ...roles.map(({ role }) => role)],
    rows.map((row) => [
      `\`${row.permission}\``,
      ...roles.map(({ role }) => (row.roles.includes(role) ? "yes" : "–")),
    ]),
  );
}

async function attempt(sql: Sql, part: Part, statement: string): Promise<string> {
  const [row] = await sql<{ came: string }[]>`
    select tests.attempt(${part.who}, ${part.workspace}, ${statement}) as came`;
  return row?.came ?? "";
}

async function tableMatrix(sql: Sql, cast: readonly Part[], home: string): Promise<string> {
  const tables = await sql<{ name: string; column: string; tenant: string | null }[]>`
    select c.relname as name,
      (select a.attname from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       order by not has_column_privilege('authenticated', c.oid, a.attnum, 'update'), a.attnum desc limit 1) as column,
      (select t.key_column from private.tenant_tables t where t.relation = c.oid) as tenant
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    order by c.relname`;
  const grants = await sql<{ table: string }[]>`
    select distinct table_name as table from information_schema.column_privileges
    where grantee = 'authenticated' and table_schema = 'public' and privilege_type = 'INSERT'`;

  const rows: string[][] = [];
  for (const { name, column, tenant } of tables) {
    const sample = tableSamples[name];
    if (!sample?.insert && grants.some((grant) => grant.table === name)) {
      throw new Error(
        `Table ${name} can be inserted into and has no sample in tests/support/nouns.`,
      );
    }
    const where = sample?.where ? ` where ${sample.where}` : "";
    const statements: Record<(typeof operations)[number], string> = {
      select: `select 1 from public.${name}`,
      insert: `insert into public.${name} ${sample?.insert ?? "default values"}`,
      update: `update public.${name} set ${column} = ${column}${where}`,
      delete: `delete from public.${name}${where}`,
    };
    for (const operation of operations) {
      // Of people, the cast: there may be others.
      const scope = tenant
        ? `${tenant} = tests.id('acme')`
        : "user_id in (select tests.id(p.name) from tests.personas() p)";
      const matching = operation === "select" ? "" : (sample?.where ?? "");
      const counted = await sql.unsafe(
        `select count(*)::int as total from public.${name} where ${scope}${matching && ` and ${matching}`}`,
      );
      if (Number(counted[0]?.total) === 0)
        throw new Error(`The cast has no row in ${name} to try.`);
      const cells: string[] = [];
      for (const part of cast) {
        const came = await attempt(sql, part, statements[operation]);
        const elsewhere = tenant !== null && part.workspace !== home;
        cells.push(tableCell(came, operation, Number(counted[0]?.total), elsewhere));
      }
      rows.push([operation === "select" ? `\`${name}\`` : "", operation, ...cells]);
    }
  }
  return table(["table", "", ...cast.map(({ column }) => column)], rows);
}

function tableCell(came: string, operation: string, total: number, elsewhere: boolean): string {
  const rows = /^(\d+) rows?$/.exec(came)?.[1];
  if (rows === undefined) return refusal(came);
  if (operation === "insert") return elsewhere ? "yes, there" : "yes";
  // Another workspace's rows are there for whoever is bound to it; here they would be none of ours.
  if (elsewhere) return "– guard";
  if (Number(rows) === 0) return "– permission";
  return Number(rows) === total ? "all" : `${rows} of ${total}`;
}

function refusal(came: string): string {
  if (came === "no grant") return "– grant";
  if (came === "guard" || came === "PT404 organization_not_found") return "– guard";
  if (came === "policy" || came === "PT403 not_allowed") return "– permission";
  return `– ${came.replace(/^PT\d+ /, "")}`;
}

async function columnTable(sql: Sql): Promise<string> {
  const rows = await sql<{ table: string; privilege: string; columns: string[]; every: boolean }[]>`
    select c.relname as table, p.privilege,
      array_agg(a.attname order by a.attnum) filter (where has_column_privilege('authenticated', c.oid, a.attnum, p.privilege)) as columns,
      bool_and(has_column_privilege('authenticated', c.oid, a.attnum, p.privilege)) as every
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    cross join unnest(array['select', 'insert', 'update']) as p (privilege)
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
    group by c.relname, p.privilege`;
  const names = [...new Set(rows.map((row) => row.table))].sort();
  const cell = (name: string, privilege: string) => {
    const row = rows.find((it) => it.table === name && it.privilege === privilege);
    if (!row?.columns) return "–";
    return row.every ? "all" : row.columns.join(", ");
  };
  return table(
    ["table", "select", "insert", "update"],
    names.map((name) => [
      `\`${name}\``,
      ...["select", "insert", "update"].map((verb) => cell(name, verb)),
    ]),
  );
}

async function functionMatrix(sql: Sql, cast: readonly Part[]): Promise<string> {
  const functions = await sql<{ name: string }[]>`
    select distinct p.proname as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by p.proname`;
  const rows: string[][] = [];
  for (const { name } of functions) {
    const sample = functionSamples[name];
    if (sample === undefined)
      throw new Error(`Function ${name} has no sample in tests/support/nouns.`);
    const cells: string[] = [];
    for (const part of cast) {
      const came = await attempt(sql, part, `select public.${name}(${sample})`);
      cells.push(/^\d+ rows?$/.test(came) ? "yes" : refusal(came));
    }
    rows.push([`\`${name}\``, ...cells]);
  }
  return table(["function", ...cast.map(({ column }) => column)], rows);
}

async function definerTable(sql: Sql): Promise<string> {
  const rows = await sql<
    { name: string; callable: boolean; anyone: boolean; trigger: boolean; about: string }[]
  >`
    select p.oid::regprocedure::text as name, has_function_privilege('authenticated', p.oid, 'execute') as callable,
      has_function_privilege('anon', p.oid, 'execute') as anyone,
      p.prorettype = 'trigger'::regtype as trigger, obj_description(p.oid, 'pg_proc') as about
    from pg_proc p
    where p.prosecdef and p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
    order by p.oid::regprocedure::text`;
  return table(
    ["function", "called by", "what for"],
    rows.map(({ name, callable, anyone, trigger, about }) => [
      `\`${name}\``,
      trigger ? "triggers" : anyone ? "anyone" : callable ? "authenticated" : "other definers",
      about,
    ]),
  );
}
