import { changed, type Operation, type Turn } from "../model/operations.ts";
import { admin, member, owner, roleIn } from "../model/roles.ts";
import { assigned, type Room } from "../model/world.ts";
import { id, type Noun } from "../noun.ts";
import { must } from "../records.ts";

declare module "../records.ts" {
  interface Records {
    projectId: string;
  }
}
declare module "../model/world.ts" {
  interface Room {
    projects: Map<string, { name: string; clientId: string | null; archived: boolean }>;
    rates: Map<string, number>;
    /** Project and person, as `assigned` writes them. */
    assignments: Set<string>;
  }
}

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

export const projects: Noun = {
  tables: {
    projects: { insert: "(name) values ('New')", where: `id = ${id("acme/internal")}` },
    project_rates: {
      insert: `(project_id, hourly_rate_minor) values (${id("acme/internal")}, 5000)`,
    },
    project_members: { insert: `(project_id, user_id) values (${id("acme/app")}, ${id("mia")})` },
  },
  functions: {
    list_projects: "",
    project: id("acme/website"),
    project_form: id("acme/website"),
    save_project: "'New', 'active', '#112233'",
  },
  reads: {
    list_projects: (s) => [
      { name: "Projects, first page", args: "" },
      {
        name: "Projects of a client",
        args: `only_client_id => '${s.client}'`,
        mayBeEmpty: ["projects"],
      },
      { name: "Projects, found none", args: "search => 'zzzz'", mayBeEmpty: ["projects"] },
    ],
    project: (s) => [{ name: "One project", args: `'${s.project}'`, mayBeEmpty: ["contractors"] }],
    project_form: (s) => [
      { name: "New project", args: "" },
      { name: "One project's form", args: `'${s.project}'` },
    ],
  },
  addresses: { projects: "projectId" },
  fill: async ({ db, text }, { clientId, categoryId, contractor }) => {
    const projectId: string = await must(
      db.rpc("save_project", {
        name: text("project"),
        status: "active",
        color: "#3B82F6",
        description: text("scope"),
        client_id: clientId,
        category_id: categoryId,
        hourly_rate_minor: 9_000,
      }),
    );
    const assignment = { project_id: projectId, user_id: contractor.id };
    await must(db.from("project_members").insert(assignment));
    return { projectId };
  },
  model: {
    start: () => ({ projects: new Map(), rates: new Map(), assignments: new Set() }),
    columns: {
      projects: "id, name, client_id, archived_at",
      project_rates: "project_id, hourly_rate_minor",
      project_members: "project_id, user_id",
    },
    embedded: [
      {
        table: "projects",
        inside: ["project_rates", "project_members"],
        by: "projects_organization_id_fkey",
      },
    ],
    sight: ({ person, room, rank, mine }) => ({
      projects: [...room.projects]
        .filter(([id]) => rank >= member || room.assignments.has(assigned(id, person.id)))
        .map(([id, it]) => ({
          id,
          name: it.name,
          client_id: it.clientId,
          archived_at: it.archived,
        })),
      project_rates: [...room.rates]
        .filter(() => rank >= member)
        .map(([id, rate]) => ({ project_id: id, hourly_rate_minor: rate })),
      project_members: [...room.assignments]
        .map((it) => it.split(" "))
        .filter(([, userId = ""]) => mine(userId))
        .map(([project_id, user_id]) => ({ project_id, user_id })),
    }),
    operations: { addProject, changeProject, archiveProject, deleteProject, assign, unassign },
  },
};
