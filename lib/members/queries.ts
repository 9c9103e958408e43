import "server-only";
import { Refusal } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { read } from "@/lib/read";
import {
  type Invitation,
  type InvitationPreview,
  invitationPreviewView,
  invitationView,
  type MemberListParams,
  memberListView,
  tokenSchema,
} from "./schema";

/**
 * One page of the workspace's members by name, where the next page starts, and for those who may invite
 * the first of the open invitations. A search looks through both.
 */
export function listMembers(slug: string, { q, after_name, after_id }: MemberListParams) {
  return read(slug, "list_members", { search: q, after_name, after_id }, memberListView);
}

/** What a link invites the signed-in person to; undefined for every link that is not theirs now. */
export function findInvitation(token: string): Promise<Invitation | undefined> {
  return behind(token, () => read(undefined, "show_invitation", { token }, invitationView));
}

/** What a link invites its holder to, signed in or not; undefined for every link that is not open. */
export function previewInvitation(token: string): Promise<InvitationPreview | undefined> {
  return behind(token, () =>
    read(undefined, "preview_invitation", { token }, invitationPreviewView),
  );
}

/** The same for someone who signs in or up on the way to `next`, if that is an invitation's page. */
export async function invitationAhead(next: string): Promise<InvitationPreview | undefined> {
  const start = paths.invitation("");
  return next.startsWith(start) ? previewInvitation(next.slice(start.length)) : undefined;
}

async function behind<T>(token: string, ask: () => Promise<T>): Promise<T | undefined> {
  if (!tokenSchema.safeParse(token).success) return undefined;
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Refusal && error.code === "not_found") return undefined;
    throw error;
  }
}
