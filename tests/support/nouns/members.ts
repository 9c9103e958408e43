import { randomUUID } from "node:crypto";
import type { Operation } from "../model/operations.ts";
import { admin, hasOwner, owner, rank as rankOf, roleIn } from "../model/roles.ts";
import { assigned, type Room, type World } from "../model/world.ts";
import { id, type Noun } from "../noun.ts";
import { ownerSql, type Person, type Role } from "../people.ts";
import { must } from "../records.ts";

declare module "../records.ts" {
  interface Records {
    invitationId: string;
    invitationToken: string;
  }
}
declare module "../model/world.ts" {
  interface Room {
    invitations: Invitation[];
  }
}

type Invitation = {
  id: string;
  token: string;
  email: string;
  role: Role;
  inviterId: string;
  state: "open" | "accepted" | "revoked";
};

/** The id of the invitation that a token was made for. */
async function invitationId(token: string): Promise<string> {
  const [row] = await ownerSql()<{ id: string }[]>`
    select id from public.invitations where token_hash = sha256(convert_to(${token}, 'utf8'))`;
  return row?.id ?? randomUUID();
}

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

/** Ends what was open of those who may not invite so any more, and what would bring back who was removed. */
function withdraw(room: Room, world: World, removed?: Person): void {
  for (const it of room.invitations) {
    const inviter = world.people.find(({ id }) => id === it.inviterId);
    const rank = inviter ? rankOf(roleIn(room, inviter)) : 0;
    const ended = rank < Math.max(admin, rankOf(it.role)) || it.email === removed?.email;
    if (ended && it.state === "open") it.state = "revoked";
  }
}

const changeRole: Operation = async ({ db, world, room, rank, other, role }) => {
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
  if (!error) withdraw(room, world);
  return { done: !error, allowed };
};

/** Of the other, or with `self` the person's own: leaving. */
const remove =
  (self: boolean): Operation =>
  async (turn) => {
    const { db, world, room, rank } = turn;
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
      withdraw(room, world, target);
      for (const projectId of room.projects.keys()) {
        room.assignments.delete(assigned(projectId, target.id));
      }
    }
    return { done: !error, allowed };
  };

const transfer: Operation = async ({ db, world, room, rank, person, other }) => {
  const { error } = await db.rpc("transfer_ownership", { user_id: other.id });
  const allowed = rank >= owner && person !== other && !!roleIn(room, other);
  if (!error) {
    room.members.set(other.id, { role: "owner", removed: false });
    room.members.set(person.id, { role: "admin", removed: false });
    withdraw(room, world);
  }
  return { done: !error, allowed };
};

export const members: Noun = {
  functions: {
    accept_invitation: "'the token'",
    change_member_role: `${id("carl")}, 'member'`,
    invite_member: "'new@bulkhead.test', 'member'",
    list_members: "",
    preview_invitation: "'the token'",
    // Ben may remove himself: that is leaving.
    remove_member: id("ben"),
    revoke_invitation: id("acme/invitation"),
    show_invitation: "'the token'",
    transfer_ownership: id("alan"),
  },
  reads: {
    list_members: () => [
      { name: "Members", args: "" },
      {
        name: "Members, found none",
        args: "search => 'zzzz'",
        mayBeEmpty: ["members", "invitations"],
      },
    ],
    preview_invitation: ({ token }) =>
      token ? [{ name: "An invitation, shown to a visitor", args: `'${token}'` }] : [],
  },
  addresses: { invitations: "invitationToken" },
  fill: async ({ db, mark }) => {
    const email = `${mark}@invited.example`;
    const invitationToken: string = await must(db.rpc("invite_member", { email, role: "member" }));
    const { id: invitationId }: { id: string } = await must(
      db.from("invitations").select("id").eq("email", email).single(),
    );
    return { invitationId, invitationToken };
  },
  model: {
    start: () => ({ invitations: [] }),
    columns: {
      members: "user_id, role, removed_at",
      invitations: "email, role, accepted_at, revoked_at",
    },
    embedded: [
      { table: "members", inside: ["profiles"], by: "members_organization_id_fkey" },
      { table: "invitations" },
    ],
    sight: ({ room, rank, mine }) => ({
      members: [...room.members]
        .filter(([id]) => mine(id))
        .map(([id, it]) => ({ user_id: id, role: it.role, removed_at: it.removed })),
      invitations: room.invitations
        .filter(() => rank >= admin)
        .map((it) => ({
          email: it.email,
          role: it.role,
          accepted_at: it.state === "accepted",
          revoked_at: it.state === "revoked",
        })),
    }),
    operations: {
      invite,
      revoke,
      accept,
      changeRole,
      remove: remove(false),
      leave: remove(true),
      transfer,
    },
  },
};
