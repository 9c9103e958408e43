import { z } from "zod";
import { searchTerm } from "@/lib/fields";
import { afterName } from "@/lib/keyset";
import { t } from "./words";

/** The roles of a workspace, highest first. */
const roles = ["owner", "admin", "member", "contractor"] as const;

export type Role = (typeof roles)[number];

export const roleSchema = z.enum(roles, { error: () => t("errors.role") });

/** The roles that someone of this role may give: none above their own. */
export function rolesUpTo(role: Role): readonly Role[] {
  return roles.slice(roles.indexOf(role));
}

// Reading ----------------------------------------------------------------------------------------

const asked = z.uuid().optional().catch(undefined);

/** The address of the list: ?q=ada&after_name=…&after_id=…, and about whom a question is asked. */
export const memberListParams = z
  .object({ q: searchTerm, change: asked, remove: asked, transfer: asked })
  .and(afterName);

export type MemberListParams = z.infer<typeof memberListParams>;

const memberRow = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  self: z.boolean(),
  /** The one owner, who can be neither removed nor demoted before handing over. */
  lastOwner: z.boolean(),
});

export type MemberRow = z.infer<typeof memberRow>;

const invitationRow = z.object({
  id: z.string(),
  email: z.string(),
  role: roleSchema,
  expiresAt: z.string(),
  expired: z.boolean(),
});

export type InvitationRow = z.infer<typeof invitationRow>;

/** One page of the members, and the first of the open invitations. */
export const memberListView = z.object({
  members: z.array(memberRow),
  /** Whether anybody else belongs to the workspace. */
  others: z.boolean(),
  next: z.object({ after_name: z.string(), after_id: z.string() }).nullable(),
  invitations: z.array(invitationRow),
  /** How many more are open. */
  moreInvitations: z.number(),
});

/** What stands in a link: 256 bits in base64url. Nothing of another shape needs to be looked up. */
export const tokenSchema = z.string().regex(/^[\w-]{43}$/);

export const invitationView = z.object({
  workspace: z.string(),
  role: roleSchema,
  invitedBy: z.string(),
});

export type Invitation = z.infer<typeof invitationView>;

/** The same for whoever holds the link, signed in or not, with the address it went to. */
export const invitationPreviewView = invitationView.extend({ email: z.string() });

export type InvitationPreview = z.infer<typeof invitationPreviewView>;

// Writing ----------------------------------------------------------------------------------------

export const invitationSchema = z.object({
  email: z
    .email({ error: () => t("errors.email") })
    .max(320, { error: () => t("errors.emailLength") }),
  role: roleSchema,
});

export const memberRoleSchema = z.object({ userId: z.uuid(), role: roleSchema });
export const memberSchema = z.object({ userId: z.uuid() });

/** The workspace that a list of them posts. Whether the person is in it is the database's answer. */
export const chosenOrganizationSchema = z.string().regex(/^[a-z0-9-]{3,48}$/);
