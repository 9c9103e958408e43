import { changed, type Operation, type Turn } from "../model/operations.ts";
import { admin, member } from "../model/roles.ts";
import { assigned } from "../model/world.ts";
import { id, type Noun, type Place } from "../noun.ts";
import { must, today } from "../records.ts";
import { billedOn } from "./billings.ts";

declare module "../records.ts" {
  interface Records {
    /** On no invoice. */
    entryId: string;
  }
}
declare module "../model/world.ts" {
  interface Room {
    entries: Map<string, Entry>;
  }
}

type Entry = {
  userId: string;
  projectId: string;
  seconds: number;
  deleted: boolean;
};

const mayLogTo = ({ room, rank, person }: Turn, projectId: string) =>
  room.projects.has(projectId) &&
  (rank >= member || (rank > 0 && room.assignments.has(assigned(projectId, person.id))));

const logTime: Operation = async (turn) => {
  const { db, room, person, step, pick } = turn;
  const possible = (it: string) => mayLogTo(turn, it) && !room.projects.get(it)?.archived;
  const projectId = pick("projects", possible);
  const seconds = 60 * (1 + (step.value % 600));
  const { data } = await db
    .from("time_entries")
    .insert({ project_id: projectId, entry_date: "2026-01-15", duration_seconds: seconds })
    .select("id")
    .single();
  const allowed = possible(projectId);
  if (data) {
    room.entries.set(data.id, { userId: person.id, projectId, seconds, deleted: false });
  }
  return { done: data !== null, allowed };
};

/** Whether the person may change the entry: their own, or anyone's as an admin; never a billed one. */
function mayChange(turn: Turn, id: string): boolean {
  const entry = turn.room.entries.get(id);
  if (!entry || billedOn(turn.room, id)) return false;
  const theirs = entry.userId === turn.person.id && turn.rank > 0;
  return (theirs || turn.rank >= admin) && mayLogTo(turn, entry.projectId);
}

const changeTime: Operation = async (turn) => {
  const { db, room, step, pick } = turn;
  const id = pick("entries", (it) => mayChange(turn, it));
  const seconds = 60 * (1 + (step.value % 300));
  const done = changed(
    await db.from("time_entries").update({ duration_seconds: seconds }).eq("id", id).select("id"),
  );
  const allowed = mayChange(turn, id);
  const entry = room.entries.get(id);
  if (done && entry) entry.seconds = seconds;
  return { done, allowed };
};

const deleteTime: Operation = async (turn) => {
  const { db, room, step, pick } = turn;
  const id = pick("entries", (it) => mayChange(turn, it));
  const deleted = step.value % 3 > 0;
  const deleted_at = deleted ? new Date().toISOString() : null;
  const done = changed(
    await db.from("time_entries").update({ deleted_at }).eq("id", id).select("id"),
  );
  const allowed = mayChange(turn, id);
  const entry = room.entries.get(id);
  if (done && entry) entry.deleted = deleted;
  return { done, allowed };
};

/** An hour of today, by whoever fills the workspace. */
export async function logHour({ db, text }: Place, projectId: string, what: string) {
  const { id }: { id: string } = await must(
    db
      .from("time_entries")
      .insert({
        project_id: projectId,
        entry_date: today(),
        duration_seconds: 3600,
        description: text(what),
      })
      .select("id")
      .single(),
  );
  return id;
}

export const time: Noun = {
  tables: {
    time_entries: {
      insert: `(project_id, entry_date, duration_seconds) values (${id("acme/website")}, '2026-01-07', 3600)`,
      where: "not billed",
    },
  },
  functions: {
    find_projects: "'website'",
    time_entry_form: id("acme/carl worked"),
    time_sheet: "",
  },
  reads: {
    time_sheet: () => [
      // Who is in a hundred workspaces may have no time in this one.
      { name: "Week, own", args: "everyone => false", mayBeEmpty: ["entries", "days"] },
      { name: "Week, everyone", args: "everyone => true" },
    ],
    find_projects: () => [
      { name: "Choice of projects, search", args: "'project'" },
      { name: "Choice of projects, found none", args: "'zzzz'", mayBeEmpty: [""] },
    ],
    time_entry_form: (s) => [{ name: "One entry's form", args: `'${s.entry}'` }],
  },
  addresses: { time: "entryId" },
  // After invoices, so that none of them takes it.
  fill: async (place, { projectId }) => ({ entryId: await logHour(place, projectId, "open work") }),
  model: {
    start: () => ({ entries: new Map() }),
    columns: {
      time_entries: "id, user_id, project_id, duration_seconds, deleted_at, billed",
    },
    embedded: [{ table: "time_entries", inside: ["billings"] }],
    sight: ({ room, mine }) => ({
      time_entries: [...room.entries]
        .filter(([, it]) => mine(it.userId))
        .map(([id, it]) => ({
          id,
          user_id: it.userId,
          project_id: it.projectId,
          duration_seconds: it.seconds,
          deleted_at: it.deleted,
          billed: billedOn(room, id) !== undefined,
        })),
    }),
    operations: { logTime, changeTime, deleteTime },
  },
};
