import { randomBytes } from "node:crypto";
import type { SupabaseClient } from "@supabase/supabase-js";
import postgres from "postgres";
import { connectAs } from "./client.ts";
import { testStack } from "./environment.ts";
import { accessToken } from "./tokens.ts";

export type Role = "owner" | "admin" | "member" | "contractor";

/** What people are called by what they stand for: the cast of supabase/tests/000_helpers.test.sql. */
export const cast = {
  owner: "Ada Owner",
  admin: "Alan Admin",
  member: "Mia Member",
  contractor: "Carl Contractor",
  both: "Ben Both",
  elsewhere: "Eve Elsewhere",
  removed: "Rita Removed",
  newcomer: "Zoe Newcomer",
} as const;

export type Person = {
  id: string;
  email: string;
  token: string;
  /** The API as this person, in a workspace or, without one, outside of all. */
  in: (workspace?: string) => SupabaseClient;
};

export type Workspace = { id: string; slug: string };

let pool: postgres.Sql | undefined;

/** The database as its owner, past row security: for set-up and for looking at the truth. */
export function ownerSql(): postgres.Sql {
  pool ??= postgres(testStack().databaseUrl, { max: 4, idle_timeout: 1, onnotice: () => {} });
  return pool;
}

/** A few characters that no other test has, so that files can run side by side. */
export const unique = (): string => randomBytes(5).toString("hex");

export const password = "a password of tests";

/** A person with a confirmed address, who can sign in with `password` and is signed in once already. */
export async function makePerson(name: string): Promise<Person> {
  const email = `${name.toLowerCase().replace(/\W+/g, "-")}-${unique()}@example.com`;
  const sql = ownerSql();
  const [user] = await sql<{ id: string }[]>`
    with made as (
      insert into auth.users (
        id, instance_id, aud, role, email, encrypted_password, email_confirmed_at,
        raw_app_meta_data, raw_user_meta_data,
        confirmation_token, recovery_token, email_change, email_change_token_new, email_change_token_current
      )
      values (
        gen_random_uuid(), '00000000-0000-0000-0000-000000000000', 'authenticated', 'authenticated', ${email},
        extensions.crypt(${password}, extensions.gen_salt('bf', 4)), now(),
        '{"provider": "email", "providers": ["email"]}', jsonb_build_object('full_name', ${name}::text),
        '', '', '', '', ''
      )
      returning id, email
    ), identity as (
      insert into auth.identities (id, user_id, provider, provider_id, identity_data)
      select gen_random_uuid(), id, 'email', id::text,
        jsonb_build_object('sub', id, 'email', email, 'email_verified', true)
      from made
    ), session as (
      insert into auth.sessions (id, user_id, created_at, updated_at) select id, id, now(), now() from made
    )
    select id from made`;
  if (!user) throw new Error("The person was not made.");
  const token = accessToken(user.id, { claims: { email } });
  return { id: user.id, email, token, in: (workspace) => connectAs({ token, workspace }) };
}

/** A workspace that the person makes for themselves. */
export async function makeWorkspace(owner: Person, name = "Workspace"): Promise<Workspace> {
  const slug = `w-${unique()}`;
  const { error } = await owner
    .in()
    .rpc("create_organization", { name, slug, currency: "EUR", time_zone: "UTC" });
  if (error) throw new Error(error.message, { cause: error });
  const [row] = await ownerSql()<{ id: string }[]>`
    select id from public.organizations where slug = ${slug}`;
  if (!row) throw new Error("The workspace was not made.");
  return { id: row.id, slug };
}

/** Puts the person into the workspace, past invitations. */
export async function addMember(workspace: Workspace, person: Person, role: Role): Promise<void> {
  await ownerSql()`
    insert into public.members (organization_id, user_id, role, display_name, email)
    select ${workspace.id}, p.user_id, ${role}, p.full_name, p.email
    from public.profiles p where p.user_id = ${person.id}`;
}

/** Takes the person out, past the functions that would ask who does it. */
export async function removeMember(workspace: Workspace, person: Person): Promise<void> {
  await ownerSql()`
    update public.members set removed_at = now()
    where organization_id = ${workspace.id} and user_id = ${person.id}`;
}
