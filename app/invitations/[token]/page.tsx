import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AccountShell } from "@/components/shell/account-shell";
import { ButtonLink } from "@/components/ui/button-link";
import { PostButton } from "@/components/ui/post-button";
import { TextLink } from "@/components/ui/text-link";
import { signOut } from "@/lib/account/actions";
import { currentUser } from "@/lib/auth";
import { acceptInvitation } from "@/lib/members/actions";
import { findInvitation, previewInvitation } from "@/lib/members/queries";
import { invitationWords, t } from "@/lib/members/words";
import { paths, withNext } from "@/lib/paths";
import { setTheme } from "@/lib/theme/actions";

export const metadata: Metadata = { title: t("invitation.title") };

/** How an address stands in a sentence. */
const b = (words: ReactNode) => <strong className="font-medium wrap-anywhere">{words}</strong>;

export default async function InvitationPage({ params }: PageProps<"/invitations/[token]">) {
  const { token } = await params;
  const session = await currentUser();
  if (!session) return <ForVisitor token={token} />;

  const { user } = session;
  const invitation = await findInvitation(token);
  const account = { user, signOut, setTheme };

  if (!invitation) {
    return (
      <AccountShell
        title={t("broken.title")}
        description={t("broken.text")}
        footer={<TextLink href={paths.workspaces}>{t("broken.workspaces")}</TextLink>}
        account={account}
      >
        <p>{t.rich("broken.advice", { email: user.email, b })}</p>
        <PostButton
          action={signOut}
          fields={{ next: paths.invitation(token) }}
          className="mt-6 grid"
        >
          {t("broken.otherAccount")}
        </PostButton>
      </AccountShell>
    );
  }
  return (
    <AccountShell
      title={t("invitation.join", { workspace: invitation.workspace })}
      description={invitationWords(invitation)}
      footer={<TextLink href={paths.workspaces}>{t("invitation.notNow")}</TextLink>}
      account={account}
    >
      <p>{t.rich("invitation.signedInAs", { email: user.email, b })}</p>
      <PostButton
        action={acceptInvitation.bind(null, token)}
        variant="primary"
        className="mt-6 grid"
      >
        {t("invitation.accept")}
      </PostButton>
    </AccountShell>
  );
}

/** Signed out: what the link is to, and both ways on as equals. */
async function ForVisitor({ token }: { token: string }) {
  const invitation = await previewInvitation(token);
  if (!invitation) {
    return (
      <AccountShell title={t("broken.title")} description={t("broken.visitorText")}>
        <div className="grid">
          <ButtonLink href={paths.login()}>{t("broken.signIn")}</ButtonLink>
        </div>
      </AccountShell>
    );
  }
  const here = paths.invitation(token);
  return (
    <AccountShell
      title={t("invitation.join", { workspace: invitation.workspace })}
      description={invitationWords(invitation)}
    >
      <p>{t.rich("invitation.wentTo", { email: invitation.email, b })}</p>
      <div className="mt-6 grid gap-3">
        <ButtonLink href={withNext(paths.signup, here)} variant="primary">
          {t("invitation.signUp")}
        </ButtonLink>
        <ButtonLink href={paths.login(here)}>{t("invitation.signInInstead")}</ButtonLink>
      </div>
    </AccountShell>
  );
}
