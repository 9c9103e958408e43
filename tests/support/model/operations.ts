import { randomUUID } from "node:crypto";
import type { SupabaseClient } from "@supabase/supabase-js";
import type { Person, Role } from "../people.ts";
import { rank, roleIn, roles } from "./roles.ts";
import type { Room, World } from "./world.ts";

/** One step of a story: what is tried, by whom, where, on what. Numbers choose among what there is. */
export type Step = {
  operation: number;
  person: number;
  room: number;
  target: number;
  other: number;
  value: number;
  viewer: number;
  viewed: number;
};

/** Whether it happened, and what the model learns from it. */
type Outcome = { done: boolean; allowed: boolean };

/** What an operation works with: the room it is tried in and ways to choose from it. */
export type Turn = {
  world: World;
  room: Room;
  person: Person;
  db: SupabaseClient;
  /** The person's rank in the room; 0 for who is not a member. */
  rank: number;
  step: Step;
  /** Another person, member of the room or not. */
  other: Person;
  role: Role;
  /** An id of this kind: mostly the room's, and one that fits; at times another room's, or nobody's. */
  pick: (kind: Kind, fits?: (id: string) => boolean, number?: number) => string;
};

/** What a room holds by id. */
type Kind = {
  [K in keyof Room]: Room[K] extends Map<string, unknown> ? K : never;
}[keyof Room];

/** Tries the operation through the API, and changes the model if it was done. */
export type Operation = (turn: Turn) => Promise<Outcome>;

export function takeTurn(world: World, step: Step): Turn {
  const at = <T>(list: T[], number: number): T => {
    const found = list[number % list.length];
    if (found === undefined) throw new Error("There is nothing to choose from.");
    return found;
  };
  const room = at(world.rooms, step.room);
  // Seven in eight steps are a member's, so that a story goes on; the eighth is anybody's.
  const members = world.people.filter((it) => roleIn(room, it));
  const person = at(step.person % 8 > 0 && members.length > 0 ? members : world.people, step.other);
  const pick: Turn["pick"] = (kind, fits = () => true, number = step.target) => {
    // One in eight is of another room; most of the rest are such as the operation is for.
    const from = number % 8 === 0 ? at(world.rooms, step.room + 1) : room;
    const ids = [...from[kind].keys()];
    const fit = number % 5 > 0 ? ids.filter(fits) : [];
    const choice = fit.length > 0 ? fit : ids;
    return choice.length > 0 ? at(choice, Math.floor(number / 40)) : randomUUID();
  };
  return {
    world,
    room,
    person,
    db: person.in(room.slug),
    rank: rank(roleIn(room, person)),
    step,
    other: at(world.people, step.person),
    role: at([...roles], step.value),
    pick,
  };
}

type Changed = { data: { id: string }[] | null; error: unknown };

/** Whether a change of one row came through. */
export const changed = ({ data, error }: Changed): boolean =>
  error === null && (data ?? []).length === 1;
