"use server";

import { requireUser } from "@/lib/auth";
import { unwrap } from "@/lib/errors";
import { redirectWithFlash } from "@/lib/flash";
import { postTo, submitTo } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { sendMail } from "@/lib/mail";
import { paths } from "@/lib/paths";
import { createClient, type Db } from "@/lib/supabase/server";
import {
  invitationSchema,
  memberRoleSchema,
  memberSchema,
  openInvitationSchema,
  roleSchema,
} from "./schema";

export async function inviteMember(
  slug: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return submitTo(slug, invitationSchema, data, async ({ email, role }, db) => {
    await invite(slug, db, email, role);
    return redirectWithFlash(paths.members(slug), { text: `An invitation went to ${email}.` });
  });
}

export async function resendInvitation(slug: string, data: FormData): Promise<void> {
  const { id } = openInvitationSchema.parse(Object.fromEntries(data));
  return postTo(slug, paths.members(slug), async (db) => {
    const invitation = unwrap(
      await db.from("invitations").select("email, role").eq("id", id).maybeSingle(),
    );
    if (!invitation) {
      return redirectWithFlash(paths.members(slug), {
        tone: "danger",
        text: "This invitation is no longer open.",
      });
    }
    await invite(slug, db, invitation.email, roleSchema.parse(invitation.role));
    return redirectWithFlash(paths.members(slug), {
      text: `A new link went to ${invitation.email}. The old one no longer works.`,
    });
  });
}

export async function revokeInvitation(slug: string, data: FormData): Promise<void> {
  const { id } = openInvitationSchema.parse(Object.fromEntries(data));
  return postTo(slug, paths.members(slug), async (db) => {
    unwrap(await db.rpc("revoke_invitation", { invitation_id: id }));
    return redirectWithFlash(paths.members(slug), { text: "The invitation was revoked." });
  });
}

export async function changeMemberRole(slug: string, data: FormData): Promise<void> {
  const { userId, role } = memberRoleSchema.parse(Object.fromEntries(data));
  return postTo(slug, paths.members(slug), async (db) => {
    unwrap(await db.rpc("change_member_role", { user_id: userId, role }));
    return redirectWithFlash(paths.members(slug), { text: "The role was changed." });
  });
}

export async function removeMember(slug: string, data: FormData): Promise<void> {
  const { userId } = memberSchema.parse(Object.fromEntries(data));
  return postTo(slug, paths.members(slug), async (db) => {
    unwrap(await db.rpc("remove_member", { user_id: userId }));
    return redirectWithFlash(paths.members(slug), {
      text: "The member was removed. They are out of the workspace at once.",
    });
  });
}

export async function leaveWorkspace(slug: string, data: FormData): Promise<void> {
  const { userId } = memberSchema.parse(Object.fromEntries(data));
  return postTo(slug, paths.members(slug), async (db) => {
    unwrap(await db.rpc("remove_member", { user_id: userId }));
    return redirectWithFlash(paths.workspaces, { text: "You left the workspace." });
  });
}

export async function transferOwnership(slug: string, data: FormData): Promise<void> {
  const { userId } = memberSchema.parse(Object.fromEntries(data));
  return postTo(slug, paths.members(slug), async (db) => {
    unwrap(await db.rpc("transfer_ownership", { user_id: userId }));
    return redirectWithFlash(paths.members(slug), {
      text: "Ownership was handed over. You are an admin now.",
    });
  });
}

export async function acceptInvitation(token: string): Promise<void> {
  await requireUser();
  const db = await createClient();
  const { data: slug, error } = await db.rpc("accept_invitation", { token });
  // The page says what a link that does not work looks like, whatever the reason.
  if (error)
    return redirectWithFlash(paths.invitation(token), { text: "Try again.", tone: "info" });
  return redirectWithFlash(paths.dashboard(slug), { text: "Welcome to the workspace." });
}

async function invite(slug: string, db: Db, email: string, role: string): Promise<void> {
  const token = unwrap(await db.rpc("invite_member", { email, role }));
  const workspace = unwrap(await db.from("organizations").select("name").eq("slug", slug).single());
  await sendMail({
    to: email,
    subject: `You are invited to ${workspace.name} on Bulkhead`,
    text: [
      `You are invited to the workspace ${workspace.name} on Bulkhead.`,
      "Open this link within seven days, signed in with this address:",
      paths.invitation(token),
      "If you did not expect this, ignore it: nothing happens without you.",
    ],
  });
}
