import { z } from "zod";

/** The roles of a workspace, highest first, with what each is for. */
export const roles = [
  { value: "owner", label: "Owner", about: "Everything, and the workspace itself" },
  { value: "admin", label: "Admin", about: "Everything but deleting the workspace" },
  { value: "member", label: "Member", about: "Sees all, logs time, adds clients and projects" },
  { value: "contractor", label: "Contractor", about: "Own time on assigned projects, no amounts" },
] as const;

export type Role = (typeof roles)[number]["value"];

export const roleSchema = z.enum(["owner", "admin", "member", "contractor"], "Choose a role.");

/** The roles that someone of this role may give: none above their own. */
export function rolesUpTo(role: Role) {
  return roles.slice(roles.findIndex(({ value }) => value === role));
}

export const invitationSchema = z.object({
  email: z.email("Enter an e-mail address.").max(320, "This address is too long."),
  role: roleSchema,
});

export const memberRoleSchema = z.object({ userId: z.uuid(), role: roleSchema });
export const memberSchema = z.object({ userId: z.uuid() });

export const memberListSchema = z.object({
  members: z.array(
    z.object({
      userId: z.string(),
      name: z.string(),
      email: z.string(),
      role: roleSchema,
      since: z.string(),
      self: z.boolean(),
    }),
  ),
  invitations: z.array(
    z.object({
      id: z.string(),
      email: z.string(),
      role: roleSchema,
      expiresAt: z.string(),
      expired: z.boolean(),
    }),
  ),
});

export type MemberList = z.infer<typeof memberListSchema>;

/** What stands in a link: 256 bits in base64url. Nothing of another shape needs to be looked up. */
export const tokenSchema = z.string().regex(/^[\w-]{43}$/);

export const invitationViewSchema = z.object({
  workspace: z.string(),
  role: roleSchema,
  invitedBy: z.string(),
});

export type InvitationView = z.infer<typeof invitationViewSchema>;

/** The same for whoever holds the link, signed in or not, with the address it went to. */
export const invitationPreviewSchema = invitationViewSchema.extend({ email: z.string() });

export type InvitationPreview = z.infer<typeof invitationPreviewSchema>;

/** The workspace that a list of them posts. Whether the person is in it is the database's answer. */
export const chosenOrganizationSchema = z.string().regex(/^[a-z0-9-]{3,48}$/);
