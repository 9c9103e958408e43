import { StackError } from "../../local/errors.ts";
import { asPerson } from "./person.ts";
import type { Note, Question, Sql, Standing, Table } from "./steps.ts";

/** The explanation and the database must agree: what is said to be seen is asked for, as the person. */
export async function lookAsPerson(
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
export async function attemptAsPerson(
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
