import type postgres from "postgres";
import { StackError } from "../../local/errors.ts";
import type { Caller } from "./person.ts";

export type Sql = postgres.TransactionSql;

/** One thing that is asked on the way. `ok` undefined: worth knowing, decides nothing. */
export type Step = { ok: boolean | undefined; by: string; text: string };

export type Question = {
  person: string;
  workspace: string;
  /** select, insert, update, delete or a permission. */
  verb: string;
  table?: string | undefined;
  id?: string | undefined;
  /** Do it, to a row that is named, and undo it: only so do the triggers have their say. */
  attempt?: boolean | undefined;
};

export type Note = (step: Step) => void;

export type Table = {
  oid: number;
  path: string;
  columns: string[];
  /** The primary key without the workspace. */
  keys: string[];
  tenant: string | null;
  secured: boolean;
};
/** `known`: of a row that is not there, only so many columns are. */
export type Row = { json: string; place: string | null; known?: string[] };
/** Everything that is asked before a table or permission is: the person, their session, the place, the role there. */
export type Standing = { caller: Caller; userId: string; organizationId: string; role: string };

/** Finds who asks where. Ends, without a standing, at the first step that already says no. */
export async function findStanding(
  sql: Sql,
  { person, workspace, attempt }: Question,
  note: (step: Step) => void,
): Promise<Standing | undefined> {
  const [user] = await sql<{ id: string; email: string; confirmed: Date | null }[]>`
    select id, email, email_confirmed_at as confirmed from auth.users
    where lower(email) = lower(${person})`;
  if (!user) {
    note({ ok: false, by: "account", text: `nobody has an account with the address ${person}` });
    return undefined;
  }
  const since = user.confirmed ? `confirmed ${day(user.confirmed)}` : "address not confirmed";
  note({ ok: true, by: "account", text: `${user.email} is ${user.id}, ${since}` });

  const sessionId = await findSession(sql, user.id, note);
  // From here on nothing is written.
  if (!attempt) await sql`set transaction read only`;

  const [place] = await sql<{ id: string; name: string; deleted: Date | null }[]>`
    select id, name, deleted_at as deleted from public.organizations where slug = ${workspace}`;
  if (!place || place.deleted) {
    const why = place?.deleted ? `was deleted on ${day(place.deleted)}` : "does not exist";
    note({ ok: false, by: "workspace", text: `${workspace} ${why}: PT404, as for a foreign one` });
    return undefined;
  }
  note({ ok: true, by: "workspace", text: `${workspace} is "${place.name}", ${place.id}` });

  const [member] = await sql<{ role: string; since: Date; removed: Date | null }[]>`
    select role, created_at as since, removed_at as removed from public.members
    where organization_id = ${place.id} and user_id = ${user.id}`;
  if (!member || member.removed) {
    const why = member?.removed
      ? `was removed on ${day(member.removed)} (role then: ${member.role})`
      : "is not, and never was, a member";
    note({ ok: false, by: "membership", text: `${user.email} ${why}: the guard refuses, PT404` });
    return undefined;
  }
  note({ ok: true, by: "membership", text: `${member.role} since ${day(member.since)}` });

  const claims = {
    sub: user.id,
    role: "authenticated",
    email: user.email,
    is_anonymous: false,
    session_id: sessionId,
  };
  return {
    caller: { claims, slug: workspace },
    userId: user.id,
    organizationId: place.id,
    role: member.role,
  };
}

const day = (instant: Date) => instant.toISOString().slice(0, 10);

/**
 * The person's latest session. Somebody who is signed in nowhere gets one for this transaction, which is
 * undone: the question is what they could see, not whether they are there.
 */
async function findSession(sql: Sql, userId: string, note: (step: Step) => void): Promise<string> {
  const [last] = await sql<{ id: string; at: Date }[]>`
    select id, created_at as at from auth.sessions
    where user_id = ${userId} and (not_after is null or not_after > now())
    order by created_at desc limit 1`;
  if (last) {
    note({ ok: true, by: "session", text: `signed in, last on ${day(last.at)}` });
  } else {
    note({ ok: undefined, by: "session", text: "signed in nowhere now; answered as if they were" });
  }
  const [made] = last
    ? [last]
    : await sql<{ id: string }[]>`
      insert into auth.sessions (id, user_id, created_at, updated_at)
      values (gen_random_uuid(), ${userId}, now(), now()) returning id`;
  if (!made) throw new StackError("A session could not be made.");
  return made.id;
}
