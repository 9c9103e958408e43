import { StackError } from "../../local/errors.ts";
import { explainPolicy, policiesOf } from "./policies.ts";
import type { Note, Question, Row, Sql, Standing, Table } from "./steps.ts";
import { attemptAsPerson, lookAsPerson } from "./trials.ts";

export const verbs = ["select", "insert", "update", "delete"];

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
