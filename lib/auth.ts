import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { fault } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { type Permission, permissions } from "@/lib/supabase/codes.types";
import { lastWorkspaceCookie } from "@/lib/supabase/cookie";
import { createClient } from "@/lib/supabase/server";

const role = z.enum(["owner", "admin", "member", "contractor"]);

const contextSchema = z.object({
  user: z.object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    locale: z.string(),
    timeZone: z.string(),
  }),
  organizations: z.array(z.object({ slug: z.string(), name: z.string(), role })),
  organization: z
    .object({
      id: z.string(),
      slug: z.string(),
      name: z.string(),
      currency: z.string(),
      locale: z.string(),
      timeZone: z.string(),
      today: z.string(),
      role,
      // What only a newer database knows is no permission to this version.
      permissions: z
        .array(z.string())
        .transform((held) => permissions.filter((it) => held.includes(it))),
    })
    .nullable(),
});

export type Session = z.infer<typeof contextSchema>;
type Organization = NonNullable<Session["organization"]>;
/** A person in a workspace: what every page under /w/[workspace] starts from. */
export type Member = Session & { organization: Organization };

/** Signed out: no session came with the request. Ended: one came, and the database refuses it. */
type Answer = Session | "signed-out" | "ended" | "not-found";

/**
 * Who asks, and in which workspace, told by the database in one request that a page and its layout
 * share. React's cache lives as long as the request; nothing outlives it.
 */
const ask = cache(async (slug: string | undefined): Promise<Answer> => {
  const db = await createClient(slug);
  const { data: session } = await db.auth.getSession();
  if (!session.session) return "signed-out";
  const { data, error, status } = await db.rpc("session_context");
  if (error) {
    if (status === 401) return "ended";
    if (error.code === "PT404") return "not-found";
    throw fault(error);
  }
  return contextSchema.parse(data);
});

/** The signed-in person, or undefined. For pages that anyone may open. */
export async function currentUser(): Promise<Session | undefined> {
  const answer = await ask(undefined);
  if (answer === "ended") return endHere();
  return typeof answer === "string" ? undefined : answer;
}

/** The signed-in person; everybody else is sent to sign in and comes back here. */
export async function requireUser(): Promise<Session> {
  const answer = await ask(undefined);
  if (answer === "ended") return endHere();
  if (typeof answer === "string") return redirect(paths.login(await currentPath()));
  return answer;
}

/** Whether a session came with this request that the database refuses. */
export async function sessionHasEnded(): Promise<boolean> {
  return (await ask(undefined)) === "ended";
}

/**
 * For a session that was ended elsewhere while its cookies stayed: takes them away, which a page cannot
 * do itself, and comes back here, where whoever must be signed in is asked to sign in.
 */
export async function endHere(): Promise<never> {
  return redirect(paths.sessionEnded(await currentPath()));
}

/**
 * The signed-in person in the workspace. Undefined when there is no such workspace or it is not
 * theirs, which must look the same: return <NotFoundView />.
 */
export async function findMember(slug: string): Promise<Member | undefined> {
  // A slug that could not exist is not sent on, so that it cannot be confused with no workspace.
  if (!/^[a-z0-9-]{3,48}$/.test(slug)) {
    await requireUser();
    return undefined;
  }
  const answer = await ask(slug);
  if (answer === "ended") return endHere();
  if (answer === "signed-out") return redirect(paths.login(await currentPath()));
  if (answer === "not-found" || answer.organization === null) return undefined;
  return { ...answer, organization: answer.organization };
}

/**
 * Where a signed-in person starts: in the workspace this browser was in last, else in their first
 * one, else by making one.
 */
export async function homePath({ organizations }: Session): Promise<string> {
  const last = (await cookies()).get(lastWorkspaceCookie)?.value;
  const start = organizations.find(({ slug }) => slug === last) ?? organizations[0];
  return start ? paths.dashboard(start.slug) : paths.newWorkspace;
}

export function can(member: Member, permission: Permission): boolean {
  return member.organization.permissions.includes(permission);
}

/** The path and query of this request, for coming back to it. */
export async function currentPath(): Promise<string | undefined> {
  return (await headers()).get("x-path") ?? undefined;
}
