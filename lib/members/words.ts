import type { ErrorWords } from "@/lib/errors";
import { nameInMail } from "@/lib/mail-names";
import { words } from "@/lib/words";
import { type InvitationPreview, type Role, roles } from "./schema";

const t = words({
  invites: "{invitedBy} invites you as {role}. {about}.",
  mail: {
    subject: "Invitation to Bulkhead from {inviter}",
    what: "You are invited to the workspace “{workspace}” on Bulkhead. {inviter} asks you to join it as {role}.",
    how: "Open this link within seven days. It works once, for whoever signs in, or signs up, with this address:",
    why: "If you did not expect this, ignore it: nothing happens without you.",
  },
  errors: {
    lastOwner: "A workspace needs an owner. Hand ownership over first.",
    roleUnknown: "Choose a role.",
    emailShape: "Enter an e-mail address.",
    alreadyMember: "This person is a member already.",
    tooManyInvitations: "That is enough invitations for one day. Try again tomorrow.",
  },
});

export const errors: ErrorWords = {
  last_owner: { message: () => t("errors.lastOwner") },
  role_unknown: { field: "role", message: () => t("errors.roleUnknown") },
  email_shape: { field: "email", message: () => t("errors.emailShape") },
  already_member: { field: "email", message: () => t("errors.alreadyMember") },
  too_many_invitations: { message: () => t("errors.tooManyInvitations") },
};

/** Who invites, as what, and what that is. */
export function invitationWords({ invitedBy, role }: { invitedBy: string; role: Role }): string {
  const known = roles.find(({ value }) => value === role);
  return t("invites", {
    invitedBy,
    role: known?.label.toLowerCase() ?? role,
    about: known?.about ?? "",
  });
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
