import { nouns } from "../nouns/index.ts";
import { addMember, makePerson, makeWorkspace, type Person, type Role } from "../people.ts";

/*
 * What the wall should make true, said a second time in plain collections: who is in which
 * workspace as what, and the records in each. It knows nothing of policies, grants or SQL. What
 * a workspace holds of a noun, the noun's file adds to the interface Room.
 */

export interface Room {
  slug: string;
  name: string;
  members: Map<string, { role: Role; removed: boolean }>;
}

export type World = { people: Person[]; rooms: Room[] };

export const assigned = (projectId: string, userId: string): string => `${projectId} ${userId}`;

/** What is still to be paid on the invoice. */
export function openAmount(room: Room, invoiceId: string): number {
  const lines = room.invoices.get(invoiceId)?.lines ?? [];
  const paid = [...room.payments.values()].filter((it) => it.invoiceId === invoiceId);
  return total(lines.map((it) => it.amount)) - total(paid.map((it) => it.amount));
}

export const total = (amounts: number[]): number => amounts.reduce((sum, it) => sum + it, 0);

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
    const room = { slug: workspace.slug, name: `Room ${index}`, members };
    world.rooms.push(Object.assign(room, ...nouns.map(({ model }) => model?.start?.() ?? {})));
  }
  return world;
}
