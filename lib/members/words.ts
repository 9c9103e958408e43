import type { ErrorWords } from "@/lib/errors";
import { nameInMail } from "@/lib/mail-names";
import { words } from "@/lib/words";
import type { Invitation, InvitationPreview, Role } from "./schema";

export const t = words({
  title: "Members",
  about: "Who belongs to {name}.",
  list: {
    caption: "Members",
    search: "Search members",
    searchIn: "Name or e-mail",
    pages: "Pages of members",
    name: "Name",
    role: "Role",
    actions: "Actions",
    you: "You",
    handOverFirst: "Hand over before you leave.",
    notFound: "Nothing found",
    notFoundText: "No member has “{q}” in their name or e-mail.",
    noMore: "No more members",
    showAll: "Show all",
  },
  role: {
    owner: "Owner",
    admin: "Admin",
    member: "Member",
    contractor: "Contractor",
  },
  choice: {
    owner: "Owner: everything, and the workspace itself",
    admin: "Admin: everything but deleting the workspace",
    member: "Member: sees all, logs time, adds clients and projects",
    contractor: "Contractor: own time on assigned projects, no amounts",
  },
  change: {
    button: "Change role",
    label: "Change role of {name}…",
    title: "Role of {name}",
    text: "What a role may do holds from their next click on.",
    role: "Role",
    confirm: "Save role",
    done: "The role was changed.",
  },
  transfer: {
    button: "Hand over",
    label: "Hand over to {name}…",
    title: "Hand over to {name}?",
    text: "They become the owner, and you become an admin.",
    confirm: "Hand over",
    done: "Ownership was handed over. You are an admin now.",
  },
  remove: {
    button: "Remove",
    label: "Remove {name}…",
    title: "Remove {name}?",
    text: "They lose access at once. Their time and documents stay.",
    confirm: "Remove",
    done: "The member was removed. They are out of the workspace at once.",
  },
  leave: {
    button: "Leave",
    label: "Leave this workspace…",
    title: "Leave this workspace?",
    text: "You lose access at once. Someone has to invite you to come back.",
    confirm: "Leave",
    done: "You left the workspace.",
  },
  invite: {
    title: "Invite someone",
    text: "They get a link by e-mail. It works once, for seven days, for that address only.",
    email: "E-mail address",
    emailExample: "name@example.com",
    role: "Role",
    send: "Send invitation",
    sent: "An invitation went to {email}.",
  },
  open: {
    title: "Open invitations",
    email: "Address",
    role: "Role",
    until: "Until",
    actions: "Actions",
    expired: "Expired",
    resend: "Resend",
    resendTo: "Resend to {email}",
    resent: "A new link went to {email}. The old one no longer works.",
    revoke: "Revoke",
    revokeOf: "Revoke the invitation of {email}",
    revoked: "The invitation was revoked.",
    closed: "This invitation is no longer open.",
    more: "{count, plural, one {One more is open: search for its address.} other {# more are open: search for an address.}}",
  },
  invitation: {
    title: "Invitation",
    join: "Join {workspace}",
    invites:
      "{role, select, owner {{invitedBy} invites you as owner. Everything, and the workspace itself.} admin {{invitedBy} invites you as admin. Everything but deleting the workspace.} contractor {{invitedBy} invites you as contractor. Own time on assigned projects, no amounts.} other {{invitedBy} invites you as member. Sees all, logs time, adds clients and projects.}}",
    signedInAs: "You are signed in as <b>{email}</b>.",
    accept: "Accept invitation",
    notNow: "Not now",
    welcome: "Welcome to the workspace.",
    wentTo:
      "The invitation went to <b>{email}</b>. It is accepted with an account of that address.",
    signUp: "Create an account",
    signInInstead: "I have an account: sign in",
  },
  broken: {
    title: "This invitation does not work",
    text: "It was used, revoked or replaced, it is more than seven days old, or it went to another address than yours.",
    visitorText:
      "It was used, revoked or replaced, or it is more than seven days old. If you accepted it, sign in; otherwise ask for a new one.",
    advice:
      "You are signed in as <b>{email}</b>. If it went to another address of yours, use that account. Otherwise ask for a new invitation.",
    otherAccount: "Sign in with another account",
    workspaces: "To your workspaces",
    signIn: "Sign in",
  },
  mail: {
    subject: "Invitation to Bulkhead from {inviter}",
    what: "You are invited to the workspace “{workspace}” on Bulkhead. {role, select, owner {{inviter} asks you to join it as owner.} admin {{inviter} asks you to join it as admin.} contractor {{inviter} asks you to join it as contractor.} other {{inviter} asks you to join it as member.}}",
    how: "Open this link within seven days. It works once, for whoever signs in, or signs up, with this address:",
    why: "If you did not expect this, ignore it: nothing happens without you.",
  },
  errors: {
    lastOwner: "A workspace needs an owner. Hand ownership over first.",
    role: "Choose a role.",
    email: "Enter an e-mail address.",
    emailLength: "This address is too long.",
    alreadyMember: "This person is a member already.",
    tooManyInvitations: "That is enough invitations for one day. Try again tomorrow.",
  },
});

export const errors: ErrorWords = {
  last_owner: { message: () => t("errors.lastOwner") },
  role_unknown: { field: "role", message: () => t("errors.role") },
  email_shape: { field: "email", message: () => t("errors.email") },
  already_member: { field: "email", message: () => t("errors.alreadyMember") },
  too_many_invitations: { message: () => t("errors.tooManyInvitations") },
};

export function roleName(role: Role): string {
  return t(`role.${role}`);
}

/** Who invites, as what, and what that is. */
export function invitationWords({ invitedBy, role }: Pick<Invitation, "invitedBy" | "role">) {
  return t("invitation.invites", { invitedBy, role });
}

/**
 * The mail that brings an invitation's link. Our own words come first in each line: both names are
 * whatever somebody made of them.
 */
export function invitationMail(
  { invitedBy, workspace, role }: InvitationPreview,
  link: string,
): { subject: string; text: string[] } {
  const inviter = nameInMail(invitedBy);
  return {
    subject: t("mail.subject", { inviter }),
    text: [
      t("mail.what", { inviter, workspace: nameInMail(workspace), role }),
      t("mail.how"),
      link,
      t("mail.why"),
    ],
  };
}
