import { randomUUID } from "node:crypto";
import { admin, type Operation, owner } from "./operations.ts";
import { assigned, hasOwner, invitationId, rank as rankOf, roleIn } from "./world.ts";

/* Who is in, and as what. */

const invite: Operation = async ({ db, room, person, rank, other, role }) => {
  const { data: token, error } = await db.rpc("invite_member", { email: other.email, role });
  const allowed = rank >= admin && rankOf(role) <= rank && !roleIn(room, other);
  if (!error) {
    for (const it of room.invitations) {
      if (it.email === other.email && it.state === "open") it.state = "revoked";
    }
    const id = await invitationId(token);
    const { email } = other;
    room.invitations.push({ id, token, email, role, inviterId: person.id, state: "open" });
  }
  return { done: !error, allowed };
};

const revoke: Operation = async ({ db, room, rank, step }) => {
  const invitation = room.invitations[step.target % Math.max(1, room.invitations.length)];
  const { error } = await db.rpc("revoke_invitation", {
    invitation_id: invitation?.id ?? randomUUID(),
  });
  const allowed = rank >= admin && invitation?.state === "open";
  if (!error && invitation) invitation.state = "revoked";
  return { done: !error, allowed };
};

/** By whoever it was sent to, mostly; the room's rank plays no part. */
const accept: Operation = async ({ room, world, person, step }) => {
  const invitation = room.invitations.at(-1 - (step.target % Math.max(1, room.invitations.length)));
  const invited = world.people.find(({ email }) => email === invitation?.email) ?? person;
  const acting = step.value % 4 === 0 ? person : invited;
  const { error } = await acting.in().rpc("accept_invitation", { token: invitation?.token ?? "" });

  const inviter = world.people.find(({ id }) => id === invitation?.inviterId);
  const inviterRank = inviter ? rankOf(roleIn(room, inviter)) : 0;
  const allowed =
    invitation?.state === "open" &&
    acting.email === invitation.email &&
    inviterRank >= Math.max(admin, rankOf(invitation.role));
  if (!error && invitation) {
    invitation.state = "accepted";
    if (!roleIn(room, acting)) {
      room.members.set(acting.id, { role: invitation.role, removed: false });
    }
  }
  return { done: !error, allowed };
};

const changeRole: Operation = async ({ db, room, rank, other, role }) => {
  const { error } = await db.rpc("change_member_role", { user_id: other.id, role });
  const target = roleIn(room, other);
  const before = room.members.get(other.id);
  let allowed = rank >= admin && !!target && Math.max(rankOf(target), rankOf(role)) <= rank;
  if (allowed && before) {
    room.members.set(other.id, { role, removed: false });
    if (!hasOwner(room)) {
      room.members.set(other.id, before);
      allowed = false;
    }
  }
  return { done: !error, allowed };
};

/** Of the other, or with `self` the person's own: leaving. */
const remove =
  (self: boolean): Operation =>
  async (turn) => {
    const { db, room, rank } = turn;
    const target = self ? turn.person : turn.other;
    const { error } = await db.rpc("remove_member", { user_id: target.id });
    const role = roleIn(room, target);
    const before = room.members.get(target.id);
    let allowed = !!role && (target === turn.person || (rank >= admin && rankOf(role) <= rank));
    if (allowed && before) {
      room.members.set(target.id, { ...before, removed: true });
      if (!hasOwner(room)) {
        room.members.set(target.id, before);
        allowed = false;
      }
    }
    if (!error) {
      for (const projectId of room.projects.keys()) {
        room.assignments.delete(assigned(projectId, target.id));
      }
    }
    return { done: !error, allowed };
  };

const transfer: Operation = async ({ db, room, rank, person, other }) => {
  const { error } = await db.rpc("transfer_ownership", { user_id: other.id });
  const allowed = rank >= owner && person !== other && !!roleIn(room, other);
  if (!error) {
    room.members.set(other.id, { role: "owner", removed: false });
    room.members.set(person.id, { role: "admin", removed: false });
  }
  return { done: !error, allowed };
};

const renameRoom: Operation = async ({ db, room, rank, step }) => {
  const name = `Room ${step.value}`;
  const { data } = await db
    .from("organizations")
    .update({ name })
    .eq("slug", room.slug)
    .select("id");
  if (data?.length === 1) room.name = name;
  return { done: data?.length === 1, allowed: rank >= admin };
};

export const peopleOperations: Record<string, Operation> = {
  invite,
  revoke,
  accept,
  changeRole,
  remove: remove(false),
  leave: remove(true),
  transfer,
  renameRoom,
};
