import type { Metadata } from "next";
import { AccountShell } from "@/components/shell/account-shell";
import { Notice } from "@/components/ui/notice";
import { PostButton } from "@/components/ui/post-button";
import { TextLink } from "@/components/ui/text-link";
import { requireUser } from "@/lib/auth";
import { acceptInvitation } from "@/lib/members/actions";
import { findInvitation } from "@/lib/members/queries";
import { roles } from "@/lib/members/schema";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Invitation" };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { user } = await requireUser();
  const invitation = await findInvitation(token);

  if (!invitation) {
    return (
      <AccountShell
        title="This invitation does not work"
        footer={<TextLink href={paths.workspaces}>To your workspaces</TextLink>}
      >
        <Notice>
          It may have been used, revoked or replaced, be older than seven days, or be for another
          address than yours, {user.email}. Ask for a new one.
        </Notice>
      </AccountShell>
    );
  }
  const role = roles.find(({ value }) => value === invitation.role);
  return (
    <AccountShell
      title={`Join ${invitation.workspace}`}
      description={`${invitation.invitedBy} invites you as ${role?.label.toLowerCase()}. ${role?.about}.`}
      footer={<TextLink href={paths.workspaces}>Not now</TextLink>}
    >
      <PostButton action={acceptInvitation.bind(null, token)} variant="primary" className="grid">
        Accept invitation
      </PostButton>
    </AccountShell>
  );
}
