import type postgres from "postgres";
import { connect } from "../../supabase/local/database.ts";
import { enterAs, median, timeOf } from "./measure.ts";
import { findPlaces, type Place } from "./questions.ts";

/** What a workspace costs beside its pages: milliseconds, and bytes of an empty one. */
export type Upkeep = {
  workspaces: number;
  creation: number;
  deletion: number;
  deletionOfGiant: number;
  checkOfOne: number;
  checkOfMany: number;
  bytes: number;
};

const turns = 30;
/** How many workspaces are made to weigh one: by several people, as nobody makes more than 20 a day. */
const makers = 20;
const madeByEach = 15;

/** The median milliseconds of a change, each time undone. */
async function timeUndone(sql: postgres.Sql, place: Place, statement: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    await sql`begin`;
    await enterAs(sql, place);
    times.push(await timeOf(sql, statement));
    await sql`rollback`;
  }
  return median(times);
}

async function weigh(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ bytes: string }[]>`
    select sum(pg_total_relation_size(c.oid)) as bytes from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`;
  return Number(row?.bytes);
}

/** Times making, deleting and entering a workspace, and weighs one. Leaves new workspaces behind. */
export async function measureUpkeep(url: string, workspaces: number): Promise<Upkeep> {
  const sql = connect(url);
  try {
    const { ordinary, shared, giant } = await findPlaces(sql);
    const create =
      "select public.create_organization('New', 'new-one-' || floor(random() * 1e9), 'EUR', 'Europe/Paris')";
    const remove = (place: Place) => `select public.delete_organization('${place.slug}')`;
    const check = "select private.can('clients.read')";
    const times = {
      creation: await timeUndone(sql, ordinary, create),
      deletion: await timeUndone(sql, ordinary, remove(ordinary)),
      deletionOfGiant: await timeUndone(sql, giant, remove(giant)),
      checkOfOne: await timeUndone(sql, ordinary, check),
      checkOfMany: await timeUndone(sql, shared, check),
    };

    const before = await weigh(sql);
    const people = await sql<{ id: string }[]>`
      select id from bench.people order by number desc, id limit ${makers}`;
    for (const [index, { id }] of people.entries()) {
      await sql`begin`;
      await enterAs(sql, { ...ordinary, userId: id });
      await sql`
        select count(public.create_organization('New ' || n, 'weighed-' || ${index}::text || '-' || n, 'EUR', 'Europe/Paris'))
        from generate_series(1, ${madeByEach}::integer) n`;
      await sql`commit`;
    }
    const made = people.length * madeByEach;
    return { workspaces, ...times, bytes: Math.round(((await weigh(sql)) - before) / made) };
  } finally {
    await sql.end();
  }
}
