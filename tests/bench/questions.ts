import type postgres from "postgres";
import type { Caller } from "./measure.ts";

/** What a page asks: with the product's policies, and filtered by hand for a workspace's id. */
export type Question = { name: string; policies: string; byHand: string };

/** A workspace as one of its people sees it. */
export type Place = Caller & { label: string; organizationId: string };

/** The three places that are measured. */
export async function findPlaces(sql: postgres.Sql, workspaces: number) {
  const find = async (label: string, workspace: number, person: 0 | 1): Promise<Place> => {
    const [row] = await sql<{ organizationId: string; userId: string }[]>`
      select m.organization_id as "organizationId", m.user_id as "userId"
      from bench.workspaces w
      join public.members m on m.organization_id = w.id
      join bench.people p on p.id = m.user_id
      where w.n = ${workspace} and p.number = ${person}`;
    if (!row) throw new Error(`Person ${person} is not in workspace ${workspace}.`);
    return { label, slug: `workspace-${workspace}`, ...row };
  };
  return {
    ordinary: await find("ordinary workspace", Math.ceil(workspaces / 2), 1),
    shared: await find("ordinary workspace, person in 100", 60, 0),
    giant: await find("giant workspace", 1, 1),
  };
}

/** The questions for a place; the pages of its entry list begin at rows 1 and 500,000 (or the last full page). */
export async function questionsFor(sql: postgres.Sql, place: Place): Promise<Question[]> {
  const [far] = await sql<{ entryDate: string; id: string }[]>`
    select e.entry_date::text as "entryDate", e.id from public.time_entries e
    where e.organization_id = ${place.organizationId}
    order by e.entry_date desc, e.id desc
    offset least(9999 * 50, (
      select count(*) - 51 from public.time_entries c where c.organization_id = ${place.organizationId}))
    limit 1`;
  if (!far) throw new Error(`There are no entries in ${place.slug}.`);
  const ask = (name: string, call: string, args = ""): Question => {
    const plain = call.slice(call.indexOf(".") + 1);
    const comma = args === "" ? "" : ", ";
    return {
      name,
      policies: `select * from ${call}(${args})`,
      byHand: `select * from by_hand.${plain}('${place.organizationId}'${comma}${args})`,
    };
  };
  return [
    ask("Dashboard", "public.dashboard"),
    ask("Time of the week", "public.time_sheet", "everyone => true"),
    ask(
      "Entry list, first page",
      "bench.entry_page",
      "'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'",
    ),
    ask("Entry list, page 10,000", "bench.entry_page", `'${far.entryDate}', '${far.id}'`),
    ask("Unbilled time", "public.list_unbilled"),
    ask("Invoice list", "public.list_invoices"),
    ask("Client search", "public.list_clients", "search => 'ember'"),
  ];
}
