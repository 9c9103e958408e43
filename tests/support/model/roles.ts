import type { Person, Role } from "../people.ts";
import type { Room } from "./world.ts";

export const roles: readonly Role[] = ["contractor", "member", "admin", "owner"];

export const rank = (role: Role | undefined): number => (role ? roles.indexOf(role) + 1 : 0);

export const member = rank("member");
export const admin = rank("admin");
export const owner = rank("owner");

/** The person's role in the room now; undefined when they are not a member. */
export function roleIn(room: Room, person: Person): Role | undefined {
  const member = room.members.get(person.id);
  return member && !member.removed ? member.role : undefined;
}

export function hasOwner(room: Room): boolean {
  return [...room.members.values()].some(({ role, removed }) => role === "owner" && !removed);
}
