import type { ErrorWords } from "@/lib/errors";
import { words } from "@/lib/words";

const t = words({
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
