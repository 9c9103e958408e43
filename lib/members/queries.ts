import "server-only";
import { unwrap } from "@/lib/errors";
import { createClient } from "@/lib/supabase/server";
import {
  type InvitationView,
  invitationViewSchema,
  type MemberList,
  memberListSchema,
  tokenSchema,
} from "./schema";

/** The workspace's members by name, and its open invitations for those who may invite. */
export async function listMembers(slug: string): Promise<MemberList> {
  const db = await createClient(slug);
  return memberListSchema.parse(unwrap(await db.rpc("list_members")));
}

/** What a link invites the signed-in person to; undefined for every link that is not theirs now. */
export async function findInvitation(token: string): Promise<InvitationView | undefined> {
  if (!tokenSchema.safeParse(token).success) return undefined;
  const db = await createClient();
  const { data, error } = await db.rpc("show_invitation", { token });
  if (error?.code === "PT404") return undefined;
  if (error) throw new Error(`${error.code}: ${error.message}`, { cause: error });
  return invitationViewSchema.parse(data);
}
