import { tables } from "./catalogue.ts";
import {
  addMember,
  cast,
  makePerson,
  makeWorkspace,
  ownerSql,
  type Person,
  unique,
  type Workspace,
} from "./people.ts";
import { fillWorkspace, type Records } from "./records.ts";

export type Side = { owner: Person; workspace: Workspace; mark: string; records: Records };

/** Two full workspaces with an owner each, and one person who is an owner in both. */
export type Scene = { ours: Side; theirs: Side; both: Person };

export async function makeScene(): Promise<Scene> {
  const both = await makePerson(cast.both);
  const side = async (): Promise<Side> => {
    const mark = `m${unique()}`;
    const owner = await makePerson(`${mark} owner`);
    const workspace = await makeWorkspace(owner);
    const records = await fillWorkspace(owner, workspace, mark);
    await addMember(workspace, both, "owner");
    return { owner, workspace, mark, records };
  };
  return { ours: await side(), theirs: await side(), both };
}

/** The ids of a side's records. */
export function idsOf({ records }: Side): string[] {
  return Object.entries(records).flatMap(([key, value]) =>
    key.endsWith("Id") && typeof value === "string" ? [value] : [],
  );
}

/** What of a side stands in a text: its mark, its ids, its address. None of it may leave the side. */
export function tracesOf(side: Side, text: string): string[] {
  const { mark, workspace, owner, records } = side;
  const own = [mark, workspace.id, workspace.slug, owner.id, records.contractor.id, ...idsOf(side)];
  return own.filter((trace) => text.includes(trace));
}

/** Every row of a side, as text: who has done nothing to it finds the same again. */
export async function truthOf({ workspace }: Side): Promise<string> {
  const sql = ownerSql();
  const rows: unknown[] = [];
  for (const { name, key } of await tables()) {
    if (key === null) continue;
    rows.push(
      await sql`
      select to_jsonb(t) as row from public.${sql(name)} t
      where ${sql(key)} = ${workspace.id} order by to_jsonb(t)::text`,
    );
  }
  return JSON.stringify(rows);
}
