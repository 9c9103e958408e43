import "server-only";
import { Refusal } from "@/lib/errors";
import { read } from "@/lib/read";
import {
  type InvitationView,
  invitationViewSchema,
  type MemberList,
  memberListSchema,
  tokenSchema,
} from "./schema";

/** The workspace's members by name, and its open invitations for those who may invite. */
export function listMembers(slug: string): Promise<MemberList> {
  return read(slug, "list_members", {}, memberListSchema);
}

/** What a link invites the signed-in person to; undefined for every link that is not theirs now. */
export async function findInvitation(token: string): Promise<InvitationView | undefined> {
  if (!tokenSchema.safeParse(token).success) return undefined;
  try {
    return await read(undefined, "show_invitation", { token }, invitationViewSchema);
  } catch (error) {
    if (error instanceof Refusal && error.code === "not_found") return undefined;
    throw error;
  }
}
