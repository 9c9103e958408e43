"use server";

import { requireUser } from "@/lib/auth";
import { unwrap } from "@/lib/errors";
import { redirectWithFlash } from "@/lib/flash";
import { nothing, post, postTo, record, submitTo } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { sendMail } from "@/lib/mail";
import { paths } from "@/lib/paths";
import type { Db } from "@/lib/supabase/server";
import {
  chosenOrganizationSchema,
  invitationPreviewView,
  invitationSchema,
  type MemberListParams,
  memberRoleSchema,
  memberSchema,
  type Role,
  roleSchema,
} from "./schema";
import { errors, invitationMail, t } from "./words";

/** Which part of the list a button stands in: what it does comes back there. */
type View = Partial<MemberListParams>;

export async function inviteMember(
  slug: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return submitTo(slug, invitationSchema, data, async ({ email, role }, db) => {
    await invite(db, email, role);
    return redirectWithFlash(paths.members(slug), { text: t("invite.sent", { email }) });
  });
}

export async function resendInvitation(slug: string, data: FormData): Promise<void> {
  return postTo(slug, paths.members(slug), record, data, async ({ id }, db) => {
    const invitation = unwrap(
      await db
        .from("invitations")
        .select("email, role")
        .eq("id", id)
        .is("accepted_at", null)
        .is("revoked_at", null)
        .maybeSingle(),
      errors,
    );
    if (!invitation) {
      return redirectWithFlash(paths.members(slug), {
        tone: "danger",
        text: t("open.closed"),
      });
    }
    await invite(db, invitation.email, roleSchema.parse(invitation.role));
    return redirectWithFlash(paths.members(slug), {
      text: t("open.resent", invitation),
    });
  });
}

export async function revokeInvitation(slug: string, data: FormData): Promise<void> {
  return postTo(slug, paths.members(slug), record, data, async ({ id }, db) => {
    unwrap(await db.rpc("revoke_invitation", { invitation_id: id }), errors);
    return redirectWithFlash(paths.members(slug), { text: t("open.revoked") });
  });
}

export async function changeMemberRole(slug: string, view: View, data: FormData): Promise<void> {
  const back = paths.members(slug, view);
  return postTo(slug, back, memberRoleSchema, data, async ({ userId, role }, db) => {
    unwrap(await db.rpc("change_member_role", { user_id: userId, role }), errors);
    return redirectWithFlash(back, { text: t("change.done") });
  });
}

export async function removeMember(slug: string, view: View, data: FormData): Promise<void> {
  const back = paths.members(slug, view);
  return postTo(slug, back, memberSchema, data, async ({ userId }, db) => {
    unwrap(await db.rpc("remove_member", { user_id: userId }), errors);
    return redirectWithFlash(back, { text: t("remove.done") });
  });
}

/** Takes the person themselves out; where they then are says that they left. */
export async function leaveOrganization(slug: string, data: FormData): Promise<void> {
  const { user } = await requireUser();
  return postTo(slug, paths.members(slug), nothing, data, async (_, db) => {
    unwrap(await db.rpc("remove_member", { user_id: user.id }), errors);
    return redirectWithFlash(paths.workspaces, { text: t("leave.done") });
  });
}

/** The same from the list of workspaces, where the form says which. */
export async function leaveChosenOrganization(data: FormData): Promise<void> {
  return leaveOrganization(chosenOrganizationSchema.parse(data.get("slug")), data);
}

export async function transferOwnership(slug: string, view: View, data: FormData): Promise<void> {
  const back = paths.members(slug, view);
  return postTo(slug, back, memberSchema, data, async ({ userId }, db) => {
    unwrap(await db.rpc("transfer_ownership", { user_id: userId }), errors);
    return redirectWithFlash(back, { text: t("transfer.done") });
  });
}

/** Makes the signed-in person a member. The link's page answers to every link that does not work. */
export async function acceptInvitation(token: string, data: FormData): Promise<void> {
  const page = paths.invitation(token);
  return post(page, nothing, data, async (_, db) => {
    const slug = unwrap(await db.rpc("accept_invitation", { token }), errors);
    return redirectWithFlash(paths.dashboard(slug), { text: t("invitation.welcome") });
  });
}

/** Makes the invitation, which ends an older one to the same address, and mails its link. */
async function invite(db: Db, email: string, role: Role): Promise<void> {
  const token = unwrap(await db.rpc("invite_member", { email, role }), errors);
  const invitation = invitationPreviewView.parse(
    unwrap(await db.rpc("preview_invitation", { token }), errors),
  );
  await sendMail({ to: email, ...invitationMail(invitation, paths.invitation(token)) });
}
