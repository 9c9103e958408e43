import { admin, member, type Operation, owner, type Turn } from "./operations.ts";
import { assigned, type Room, roleIn } from "./world.ts";

/* Clients, projects and time. */

type Answer = { data: { id: string }[] | null; error: unknown };
const changed = ({ data, error }: Answer) => error === null && (data ?? []).length === 1;

const addClient: Operation = async ({ db, room, rank, step }) => {
  const name = `Client ${step.value}`;
  const { data } = await db.from("clients").insert({ name, currency: "EUR" }).select("id").single();
  if (data) room.clients.set(data.id, { name, archived: false });
  return { done: data !== null, allowed: rank >= member };
};

const changeClient: Operation = async ({ db, room, rank, step, pick }) => {
  const id = pick("clients");
  const now = { name: `Renamed ${step.value}`, archived: step.value % 2 === 0 };
  const archived_at = now.archived ? new Date().toISOString() : null;
  const done = changed(
    await db.from("clients").update({ name: now.name, archived_at }).eq("id", id).select("id"),
  );
  const allowed = rank >= admin && room.clients.has(id);
  if (done) room.clients.set(id, now);
  return { done, allowed };
};

const deleteClient: Operation = async ({ db, room, rank, pick }) => {
  const inUse = (client: string) =>
    [...room.projects.values(), ...room.invoices.values()].some((it) => it.clientId === client);
  const id = pick("clients", (it) => !inUse(it));
  const done = changed(await db.from("clients").delete().eq("id", id).select("id"));
  const allowed = rank >= owner && room.clients.has(id) && !inUse(id);
  if (done) room.clients.delete(id);
  return { done, allowed };
};

/** What the project form sends, and whether its client can be referred to. */
function projectForm({ room, step, pick }: Turn) {
  const clientId = step.other % 5 === 0 ? null : pick("clients", undefined, step.other);
  const form = {
    name: `Project ${step.value}`,
    status: "active",
    color: "#3B82F6",
    client_id: clientId,
    hourly_rate_minor: step.value % 3 === 0 ? null : step.value * 7,
  };
  return { form, clientId, possible: clientId === null || room.clients.has(clientId) };
}

function keepRate(room: Room, projectId: string, rate: number | null): void {
  if (rate === null) room.rates.delete(projectId);
  else room.rates.set(projectId, rate);
}

const addProject: Operation = async (turn) => {
  const { db, room, rank } = turn;
  const { form, clientId, possible } = projectForm(turn);
  const { data: id, error } = await db.rpc("save_project", form);
  if (!error) {
    room.projects.set(id, { name: form.name, clientId, archived: false });
    keepRate(room, id, form.hourly_rate_minor);
  }
  return { done: !error, allowed: rank >= member && possible };
};

const changeProject: Operation = async (turn) => {
  const { db, room, rank, pick } = turn;
  const id = pick("projects");
  const { form, clientId, possible } = projectForm(turn);
  const { error } = await db.rpc("save_project", { ...form, project_id: id });
  const project = room.projects.get(id);
  if (!error && project) {
    Object.assign(project, { name: form.name, clientId });
    keepRate(room, id, form.hourly_rate_minor);
  }
  return { done: !error, allowed: rank >= admin && project !== undefined && possible };
};

const archiveProject: Operation = async ({ db, room, rank, step, pick }) => {
  const id = pick("projects");
  const archived = step.value % 2 === 0;
  const archived_at = archived ? new Date().toISOString() : null;
  const done = changed(await db.from("projects").update({ archived_at }).eq("id", id).select("id"));
  const project = room.projects.get(id);
  if (done && project) project.archived = archived;
  return { done, allowed: rank >= admin && project !== undefined };
};

const deleteProject: Operation = async ({ db, room, rank, pick }) => {
  const inUse = (project: string) =>
    [...room.entries.values()].some((it) => it.projectId === project);
  const id = pick("projects", (it) => !inUse(it));
  const done = changed(await db.from("projects").delete().eq("id", id).select("id"));
  const allowed = rank >= owner && room.projects.has(id) && !inUse(id);
  if (done) {
    room.projects.delete(id);
    room.rates.delete(id);
    for (const it of room.assignments) if (it.startsWith(id)) room.assignments.delete(it);
  }
  return { done, allowed };
};

const assign: Operation = async ({ db, room, rank, pick, other }) => {
  const id = pick("projects");
  const { error } = await db.from("project_members").insert({ project_id: id, user_id: other.id });
  const key = assigned(id, other.id);
  const possible =
    room.projects.has(id) && roleIn(room, other) !== undefined && !room.assignments.has(key);
  if (!error) room.assignments.add(key);
  return { done: !error, allowed: rank >= admin && possible };
};

const unassign: Operation = async ({ db, room, rank, pick, other }) => {
  const id = pick("projects", (it) => room.assignments.has(assigned(it, other.id)));
  const { data } = await db
    .from("project_members")
    .delete()
    .eq("project_id", id)
    .eq("user_id", other.id)
    .select("user_id");
  const done = data?.length === 1;
  const key = assigned(id, other.id);
  const allowed = rank >= admin && room.assignments.has(key);
  if (done) room.assignments.delete(key);
  return { done, allowed };
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
    const entry = { userId: person.id, projectId, seconds, deleted: false, invoiceId: null };
    room.entries.set(data.id, entry);
  }
  return { done: data !== null, allowed };
};

/** Whether the person may change the entry: their own, or anyone's as an admin; never a billed one. */
function mayChange(turn: Turn, id: string): boolean {
  const entry = turn.room.entries.get(id);
  if (!entry || entry.invoiceId !== null) return false;
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

export const workOperations: Record<string, Operation> = {
  addClient,
  changeClient,
  deleteClient,
  addProject,
  changeProject,
  archiveProject,
  deleteProject,
  assign,
  unassign,
  logTime,
  changeTime,
  deleteTime,
};
