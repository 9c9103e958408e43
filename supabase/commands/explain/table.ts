import { StackError } from "../../local/errors.ts";
import { partsOf, permissionIn, readable } from "./expression.ts";
import { asPerson } from "./person.ts";
import type { Question, Sql, Standing, Step } from "./steps.ts";

export const verbs = ["select", "insert", "update", "delete"];

type Table = {
  oid: number;
  path: string;
  columns: string[];
  /** The primary key without the workspace. */
  keys: string[];
  tenant: string | null;
  secured: boolean;
};
/** `known`: of a row that is not there, only so many columns are. */
type Row = { json: string; place: string | null; known?: string[] };
type Policy = { name: string; permissive: boolean; expression: string };
type Note = (step: Step) => void;

async function findTable(sql: Sql, name: string): Promise<Table> {
  const [table] = await sql<Table[]>`
    select c.oid::integer, format('public.%I', c.relname) as path, c.relrowsecurity as secured,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      array(select a.attname::text from pg_index i, unnest(i.indkey::smallint[]) with ordinality as k (attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary and a.attname <> 'organization_id' order by k.place) as keys,
      (select t.key_column from private.tenant_tables t where t.relation = c.oid) as tenant
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname = ${name}`;
  if (table) return table;
  const all = await sql<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`;
  throw new StackError(`There is no table "${name}": ${all.map((it) => it.name).join(", ")}`);
}

async function explainGrant(
  sql: Sql,
  { oid, path }: Table,
  verb: string,
  note: Note,
): Promise<boolean> {
  const [grant] = await sql<{ whole: boolean; columns: string[] }[]>`
    select has_table_privilege('authenticated', ${oid}::oid, ${verb}) as whole,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = ${oid}::oid and a.attnum > 0 and not a.attisdropped and ${verb} <> 'delete'
          and has_column_privilege('authenticated', a.attrelid, a.attnum, case ${verb} when 'delete' then 'select' else ${verb} end)
        order by a.attnum) as columns`;
  const columns = grant?.columns ?? [];
  if (!grant?.whole && columns.length === 0) {
    note({
      ok: false,
      by: "grant",
      text: `the role authenticated has no ${verb} on ${path}: 42501`,
    });
    return false;
  }
  const which = grant?.whole ? "every column" : columns.join(", ");
  note({
    ok: true,
    by: "grant",
    text: `authenticated may ${verb} on ${path}: ${verb === "delete" ? "rows" : which}`,
  });
  return true;
}

/** The row, as the owner of the database sees it, in the person's workspace or else in any. */
async function findRow(
  sql: Sql,
  table: Table,
  id: string,
  { organizationId }: Standing,
): Promise<Row | undefined> {
  const values = id.split(",");
  if (values.length !== table.keys.length) {
    throw new StackError(`--id of ${table.path} takes ${table.keys.join(",")}.`);
  }
  const match = table.keys.map((key, index) => `t.${key}::text = $${index + 1}`).join(" and ");
  const tenant = table.tenant === null ? "null::uuid" : `t.${table.tenant}`;
  const rows = await sql.unsafe<Row[]>(
    `select to_jsonb(t)::text as json, ${tenant}::text as place
     from ${table.path} t where ${match} order by ${tenant} = $${values.length + 1} desc limit 1`,
    [...values, organizationId],
  );
  return rows[0];
}

async function policiesOf(sql: Sql, { oid }: Table, verb: string): Promise<Policy[]> {
  return await sql<Policy[]>`
    select p.polname as name, p.polpermissive as permissive,
      case ${verb}
        when 'insert' then coalesce(pg_get_expr(p.polwithcheck, p.polrelid), pg_get_expr(p.polqual, p.polrelid))
        when 'update' then concat_ws(' AND ', '(' || pg_get_expr(p.polqual, p.polrelid) || ')',
          '(' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
        else pg_get_expr(p.polqual, p.polrelid) end as expression
    from pg_policy p
    where p.polrelid = ${oid}::oid and p.polcmd in ('*', ${{ select: "r", insert: "a", update: "w", delete: "d" }[verb] ?? ""})
      and (p.polroles = '{0}' or exists (select from unnest(p.polroles) r where pg_has_role('authenticated', r, 'usage')))
    order by p.polpermissive, p.polname`;
}

/** The conditions of a policy, each once: those before and after an update are mostly the same. */
function conditionsOf({ expression }: Policy): string[] {
  const parts = partsOf(expression, "AND").flatMap((it) => partsOf(it, "AND"));
  return [...new Set(parts)];
}

/** Tells each condition of a policy for this row, as the person, up to the first that does not hold. */
async function explainPolicy(
  sql: Sql,
  { path, columns }: Table,
  row: Row,
  policy: Policy,
  { caller, role }: Standing,
  note: Note,
): Promise<boolean> {
  const alias = path.slice("public.".length);
  const holds = (expression: string) =>
    asPerson(sql, caller, async (inner) => {
      const [found] = await inner.unsafe<{ yes: boolean | null }[]>(
        `select (${expression}) as yes from jsonb_populate_record(null::${path}, $1::text::jsonb) as ${alias}`,
        [row.json],
      );
      return found?.yes ?? null;
    });
  const { known } = row;
  const unknown = columns.filter((column) => known && !known.includes(column));
  for (const part of conditionsOf(policy)) {
    if (unknown.some((column) => new RegExp(`\\b${column}\\b`).test(part))) {
      note({
        ok: undefined,
        by: "condition",
        text: `policy ${policy.name}, by row: ${readable(part)}`,
      });
      continue;
    }
    const either = partsOf(part, "OR");
    const { value, refused } = await holds(part);
    const permission = either.length === 1 ? permissionIn(part) : undefined;
    const held = permission && `${permission}, which ${role} ${value ? "holds" : "does not hold"}`;
    const by = policy.permissive ? (permission ? "permission" : "condition") : "guard";
    const why = refused ? `: ${refused}` : "";
    const text = `policy ${policy.name} asks for ${held ?? readable(part)}${why}`;
    note({ ok: value === true, by, text });
    for (const one of either.length > 1 ? either : []) {
      const met = (await holds(one)).value ? "yes" : "no";
      note({ ok: undefined, by: "", text: `${met.padEnd(3)} ${readable(one)}` });
    }
    if (value !== true) return false;
  }
  return true;
}

async function tellTriggers(sql: Sql, { oid }: Table, verb: string, note: Note): Promise<void> {
  const bit = { insert: 4, update: 16, delete: 8 }[verb] ?? 0;
  const triggers = await sql<{ name: string; about: string | null }[]>`
    select g.tgname as name, obj_description(g.tgfoid, 'pg_proc') as about from pg_trigger g
    where g.tgrelid = ${oid}::oid and not g.tgisinternal and g.tgenabled in ('O', 'A')
      and g.tgtype & ${bit}::integer > 0
    order by g.tgname`;
  for (const { name, about } of triggers) {
    const what = (about ?? "").replace(/^Trigger: /, "");
    note({ ok: undefined, by: "trigger", text: `${name} has its say when it is done: ${what}` });
  }
}

/** The row that is asked about: the one that is named, or what is known of any of the person's own. */
async function subject(
  sql: Sql,
  table: Table,
  { verb, id, person, workspace }: Question,
  standing: Standing,
  note: Note,
): Promise<Row | undefined> {
  if (id === undefined || verb === "insert") {
    const own = { [table.tenant ?? "user_id"]: standing.organizationId, user_id: standing.userId };
    const text = `none is named: asked about one of ${person}'s own in ${workspace}`;
    note({ ok: undefined, by: "row", text });
    return { json: JSON.stringify(own), place: standing.organizationId, known: Object.keys(own) };
  }
  const row = await findRow(sql, table, id, standing);
  if (!row) {
    note({ ok: false, by: "row", text: `no row of ${table.path} has the id ${id}` });
    return undefined;
  }
  const elsewhere = row.place !== null && row.place !== standing.organizationId;
  const text = elsewhere ? `it is there, in another workspace: ${row.place}` : "it is there";
  note({ ok: true, by: "row", text });
  return row;
}

/** Whether the person may do it to a table, or to one row of it, and what decides. */
export async function explainTable(
  sql: Sql,
  question: Question,
  standing: Standing,
  note: Note,
): Promise<boolean> {
  const { verb, id } = question;
  const table = await findTable(sql, question.table ?? "");
  if (!(await explainGrant(sql, table, verb, note))) return false;
  const row = await subject(sql, table, question, standing, note);
  if (!row) return false;
  if (!table.secured) {
    note({ ok: true, by: "row security", text: `is OFF for ${table.path}: no policy is asked` });
    return true;
  }
  const policies = await policiesOf(sql, table, verb);
  for (const policy of policies.filter((it) => !it.permissive)) {
    if (!(await explainPolicy(sql, table, row, policy, standing, note))) return false;
  }
  const permissive = policies.filter((it) => it.permissive);
  if (permissive.length === 0) {
    note({
      ok: false,
      by: "policy",
      text: `there is none that lets anybody ${verb} ${table.path}`,
    });
    return false;
  }
  if (verb !== "select") await tellTriggers(sql, table, verb, note);
  // One policy that says yes is enough.
  for (const policy of permissive) {
    if (!(await explainPolicy(sql, table, row, policy, standing, note))) continue;
    if (verb === "select") await lookAsPerson(sql, table, id, standing, note);
    return question.attempt ? await attemptAsPerson(sql, table, question, standing, note) : true;
  }
  return false;
}

/** The explanation and the database must agree: what is said to be seen is asked for, as the person. */
async function lookAsPerson(
  sql: Sql,
  table: Table,
  id: string | undefined,
  { caller }: Standing,
  note: Note,
): Promise<void> {
  const match = table.keys.map((key, index) => `${key}::text = $${index + 1}`).join(" and ");
  const seen = await asPerson(sql, caller, async (inner) => {
    const [row] = await inner.unsafe<{ rows: number }[]>(
      `select count(*)::integer as rows from ${table.path} ${id === undefined ? "" : `where ${match}`}`,
      id?.split(",") ?? [],
    );
    return row?.rows ?? 0;
  });
  if (seen.refused !== undefined || (id !== undefined && seen.value !== 1)) {
    throw new StackError(
      `The policies say yes, and the database shows nothing: ${seen.refused ?? "no row"}.`,
    );
  }
  const rows = id === undefined ? `${seen.value} rows` : "the row";
  note({ ok: undefined, by: "seen", text: `asked as the person, the database shows ${rows}` });
}

/** Does it as the person, undone at once. What refuses now is a trigger or a rule of the table. */
async function attemptAsPerson(
  sql: Sql,
  table: Table,
  { verb, id = "" }: Question,
  { caller }: Standing,
  note: Note,
): Promise<boolean> {
  const [column] = await sql<{ name: string }[]>`
    select quote_ident(a.attname) as name from pg_attribute a
    where a.attrelid = ${table.oid}::oid and a.attnum > 0
      and has_column_privilege('authenticated', a.attrelid, a.attnum, 'update') order by a.attnum limit 1`;
  const match = table.keys.map((key, index) => `${key}::text = $${index + 1}`).join(" and ");
  const deed =
    verb === "delete"
      ? `delete from ${table.path} where ${match}`
      : `update ${table.path} set ${column?.name} = ${column?.name} where ${match}`;
  const { refused, where } = await asPerson(sql, caller, async (inner) => {
    await inner.unsafe(deed, id.split(","));
    await inner`set constraints all immediate`;
  });
  const trigger = /function ([\w.]+)\(/.exec(where ?? "")?.[1];
  const text = refused
    ? `${refused}${trigger ? `, by ${trigger}()` : ""}`
    : "it was done, and undone";
  note({ ok: refused === undefined, by: refused ? (trigger ? "trigger" : "rule") : "trial", text });
  return refused === undefined;
}
