import type { Metadata } from "next";
import { AccountShell } from "@/components/shell/account-shell";
import { PostButton } from "@/components/ui/post-button";
import { TextLink } from "@/components/ui/text-link";
import { signOut } from "@/lib/account/actions";
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
  const account = { user, signOut };
  const signedInAs = (
    <>
      You are signed in as <strong className="font-medium wrap-anywhere">{user.email}</strong>.
    </>
  );

  if (!invitation) {
    return (
      <AccountShell
        title="This invitation does not work"
        description="It was used, revoked or replaced, it is more than seven days old, or it went to another address than yours."
        footer={<TextLink href={paths.workspaces}>To your workspaces</TextLink>}
        account={account}
      >
        <p>
          {signedInAs} If it went to another address of yours, use that account. Otherwise ask for a
          new invitation.
        </p>
        <PostButton
          action={signOut}
          fields={{ next: paths.invitation(token) }}
          className="mt-6 grid"
        >
          Sign in with another account
        </PostButton>
      </AccountShell>
    );
  }
  const role = roles.find(({ value }) => value === invitation.role);
  return (
    <AccountShell
      title={`Join ${invitation.workspace}`}
      description={`${invitation.invitedBy} invites you as ${role?.label.toLowerCase()}. ${role?.about}.`}
      footer={<TextLink href={paths.workspaces}>Not now</TextLink>}
      account={account}
    >
      <p>{signedInAs}</p>
      <PostButton
        action={acceptInvitation.bind(null, token)}
        variant="primary"
        className="mt-6 grid"
      >
        Accept invitation
      </PostButton>
    </AccountShell>
  );
}
