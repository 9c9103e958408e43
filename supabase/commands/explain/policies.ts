import { partsOf, permissionIn, readable } from "./expression.ts";
import { asPerson } from "./person.ts";
import type { Note, Row, Sql, Standing, Table } from "./steps.ts";

export type Policy = { name: string; permissive: boolean; expression: string };

/** The policies that a command of the API's role is asked, the restrictive ones first. */
export async function policiesOf(sql: Sql, { oid }: Table, verb: string): Promise<Policy[]> {
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
export async function explainPolicy(
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
