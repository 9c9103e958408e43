import type { PostgrestSingleResponse } from "@supabase/supabase-js";
import type { Embedding, Row } from "../noun.ts";
import { allOf, nouns } from "../nouns/index.ts";
import type { Person } from "../people.ts";
import { member, rank, roleIn } from "./roles.ts";
import type { Room } from "./world.ts";

/** Rows by table. */
export type Sight = Record<string, Row[]>;

/** Who looks into which room, as what. */
export type View = {
  person: Person;
  room: Room;
  rank: number;
  /** Whether something of this person is theirs to see: their own, or anybody's as a member. */
  mine: (userId: string) => boolean;
};

/** The columns that are compared; instants only as set or not. */
export const columns = allOf((noun) => noun.model?.columns);

/** As supabase/local/limits.ts has it. */
const mostEmbedded = 8;

/** A table embedded, with others in it; by the reference named where there are several ways. */
const embed = ({ table, inside = [], by }: Embedding): string =>
  `${table}${by ? `!${by}` : ""}(${[columns[table], ...inside.map((it) => embed({ table: it }))].join()})`;

/** Every table of a workspace, in as few requests as the API takes of embedded tables. */
const everything: string[] = [];
let left = 0;
for (const embedded of nouns.flatMap(({ model }) => model?.embedded ?? [])) {
  const size = 1 + (embedded.inside?.length ?? 0);
  if (size > left) {
    everything.push(columns.organizations ?? "id");
    left = mostEmbedded;
  }
  everything.push(`${everything.pop()},${embed(embedded)}`);
  left -= size;
}

/** All that the person sees of the room through the API; the refusal's code when that is nothing. */
export async function look(person: Person, room: Room): Promise<Sight | string> {
  const sight: Sight = Object.fromEntries(Object.keys(columns).map((table) => [table, []]));
  for (const part of everything) {
    const { data, error } = await person.in(room.slug).from("organizations").select(part);
    if (error) return error.code;
    // The workspace itself is in each of them.
    sight.organizations = [];
    collect("organizations", data, sight);
  }
  return sorted(sight);
}

/** The rows of one table, asked for by itself. */
export async function lookAt(table: string, person: Person, room: Room): Promise<Row[] | string> {
  const { data, error }: PostgrestSingleResponse<Row[]> = await person
    .in(room.slug)
    .from(table)
    .select(columns[table])
    .overrideTypes<Row[], { merge: false }>();
  if (error) return error.code;
  const sight: Sight = { [table]: [] };
  collect(table, data, sight);
  return sorted(sight)[table] ?? [];
}

/** Spreads embedded rows out into their tables. */
function collect(table: string, value: unknown, sight: Sight): void {
  for (const row of Array.isArray(value) ? value : [value]) {
    if (row === null || typeof row !== "object") continue;
    const own: Row = {};
    for (const [key, field] of Object.entries(row)) {
      if (key in columns) collect(key, field, sight);
      else own[key] = key.endsWith("_at") ? field !== null : field;
    }
    sight[table]?.push(own);
  }
}

function sorted(sight: Sight): Sight {
  const text = (row: Row) => JSON.stringify(Object.entries(row).sort());
  for (const rows of Object.values(sight)) rows.sort((a, b) => (text(a) < text(b) ? -1 : 1));
  return sight;
}

/** What the person should see of the room; the code of the refusal when it is nothing. */
export function expectedSight(person: Person, room: Room): Sight | string {
  const role = roleIn(room, person);
  if (!role) return "PT404";
  const mine = (userId: string) => rank(role) >= member || userId === person.id;
  const view: View = { person, room, rank: rank(role), mine };
  return sorted(Object.assign({}, ...nouns.map(({ model }) => model?.sight(view) ?? {})));
}
