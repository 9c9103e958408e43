import { randomUUID } from "node:crypto";
import {
  addMember,
  makePerson,
  makeWorkspace,
  ownerSql,
  type Person,
  type Role,
} from "../people.ts";

/*
 * What the wall should make true, said a second time in plain collections: who is in which
 * workspace as what, and the records in each. It knows nothing of policies, grants or SQL.
 */

export const roles: readonly Role[] = ["contractor", "member", "admin", "owner"];

export const rank = (role: Role | undefined): number => (role ? roles.indexOf(role) + 1 : 0);

type Entry = {
  userId: string;
  projectId: string;
  seconds: number;
  deleted: boolean;
  invoiceId: string | null;
};
type Line = { projectId: string; description: string; price: number; amount: number };
export type Invoice = {
  clientId: string;
  status: "draft" | "issued" | "paid" | "void";
  number: string | null;
  lines: Line[];
};
type Invitation = {
  id: string;
  token: string;
  email: string;
  role: Role;
  inviterId: string;
  state: "open" | "accepted" | "revoked";
};

export type Room = {
  slug: string;
  name: string;
  members: Map<string, { role: Role; removed: boolean }>;
  clients: Map<string, { name: string; archived: boolean }>;
  projects: Map<string, { name: string; clientId: string | null; archived: boolean }>;
  rates: Map<string, number>;
  /** Project and person, as `assigned` writes them. */
  assignments: Set<string>;
  entries: Map<string, Entry>;
  invoices: Map<string, Invoice>;
  payments: Map<string, { invoiceId: string; amount: number }>;
  issued: number;
  invitations: Invitation[];
};

export type World = { people: Person[]; rooms: Room[] };

export const assigned = (projectId: string, userId: string): string => `${projectId} ${userId}`;

/** The person's role in the room now; undefined when they are not a member. */
export function roleIn(room: Room, person: Person): Role | undefined {
  const member = room.members.get(person.id);
  return member && !member.removed ? member.role : undefined;
}

export function hasOwner(room: Room): boolean {
  return [...room.members.values()].some(({ role, removed }) => role === "owner" && !removed);
}

/** What is still to be paid on the invoice. */
export function openAmount(room: Room, invoiceId: string): number {
  const lines = room.invoices.get(invoiceId)?.lines ?? [];
  const paid = [...room.payments.values()].filter((it) => it.invoiceId === invoiceId);
  return total(lines.map((it) => it.amount)) - total(paid.map((it) => it.amount));
}

export const total = (amounts: number[]): number => amounts.reduce((sum, it) => sum + it, 0);

/** The lines that a draft for the client gets: one a project, from its unbilled time. */
export function draftLines(room: Room, clientId: string): Line[] {
  const seconds = new Map<string, number>();
  for (const entry of room.entries.values()) {
    if (entry.invoiceId !== null || entry.deleted) continue;
    if (room.projects.get(entry.projectId)?.clientId !== clientId) continue;
    seconds.set(entry.projectId, (seconds.get(entry.projectId) ?? 0) + entry.seconds);
  }
  return [...seconds].map(([projectId, sum]) => {
    const price = room.rates.get(projectId) ?? 0;
    // Hundredths of an hour, then minor units: each rounded half away from zero, in whole numbers.
    const hundredths = Math.floor((sum + 18) / 36);
    const description = room.projects.get(projectId)?.name ?? "";
    return { projectId, description, price, amount: Math.floor((hundredths * price + 50) / 100) };
  });
}

/** Takes the invoice's time off it. */
export function release(room: Room, invoiceId: string): void {
  for (const entry of room.entries.values()) {
    if (entry.invoiceId === invoiceId) entry.invoiceId = null;
  }
}

/**
 * People, and a workspace for each of the first ones; `members` says, for each workspace, what
 * the other people are in it.
 */
export async function makeWorld(members: (Role | null)[][], people = 5): Promise<World> {
  const world: World = { people: [], rooms: [] };
  for (let i = 0; i < people; i++) world.people.push(await makePerson(`Person ${i}`));
  for (const [index, given] of members.entries()) {
    const owner = world.people[index];
    if (!owner) throw new Error("There are more workspaces than people.");
    const workspace = await makeWorkspace(owner, `Room ${index}`);
    const members: Room["members"] = new Map([[owner.id, { role: "owner", removed: false }]]);
    for (const [at, role] of given.entries()) {
      const person = world.people[at];
      if (!person || !role || person === owner) continue;
      await addMember(workspace, person, role);
      members.set(person.id, { role, removed: false });
    }
    world.rooms.push({
      slug: workspace.slug,
      name: `Room ${index}`,
      members,
      clients: new Map(),
      projects: new Map(),
      rates: new Map(),
      assignments: new Set(),
      entries: new Map(),
      invoices: new Map(),
      payments: new Map(),
      issued: 0,
      invitations: [],
    });
  }
  return world;
}

/** The id of the invitation that a token was made for. */
export async function invitationId(token: string): Promise<string> {
  const [row] = await ownerSql()<{ id: string }[]>`
    select id from public.invitations where token_hash = sha256(convert_to(${token}, 'utf8'))`;
  return row?.id ?? randomUUID();
}
