import type { Metadata } from "next";
import { AccountShell } from "@/components/shell/account-shell";
import { ButtonLink } from "@/components/ui/button-link";
import { PostButton } from "@/components/ui/post-button";
import { TextLink } from "@/components/ui/text-link";
import { signOut } from "@/lib/account/actions";
import { currentUser } from "@/lib/auth";
import { acceptInvitation } from "@/lib/members/actions";
import { findInvitation, previewInvitation } from "@/lib/members/queries";
import { invitationWords } from "@/lib/members/words";
import { paths, withNext } from "@/lib/paths";

export const metadata: Metadata = { title: "Invitation" };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const session = await currentUser();
  if (!session) return <ForVisitor token={token} />;

  const { user } = session;
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
  return (
    <AccountShell
      title={`Join ${invitation.workspace}`}
      description={invitationWords(invitation)}
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

/** Signed out: what the link is to, and both ways on as equals. */
async function ForVisitor({ token }: { token: string }) {
  const invitation = await previewInvitation(token);
  if (!invitation) {
    return (
      <AccountShell
        title="This invitation does not work"
        description="It was used, revoked or replaced, or it is more than seven days old. If you accepted it, sign in; otherwise ask for a new one."
      >
        <div className="grid">
          <ButtonLink href={paths.login()}>Sign in</ButtonLink>
        </div>
      </AccountShell>
    );
  }
  const here = paths.invitation(token);
  return (
    <AccountShell title={`Join ${invitation.workspace}`} description={invitationWords(invitation)}>
      <p>
        The invitation went to{" "}
        <strong className="font-medium wrap-anywhere">{invitation.email}</strong>. It is accepted
        with an account of that address.
      </p>
      <div className="mt-6 grid gap-3">
        <ButtonLink href={withNext(paths.signup, here)} variant="primary">
          Create an account
        </ButtonLink>
        <ButtonLink href={paths.login(here)}>I have an account: sign in</ButtonLink>
      </div>
    </AccountShell>
  );
}
