import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignUpForm } from "@/components/account/sign-up-form";
import { AccountShell } from "@/components/shell/account-shell";
import { TextLink } from "@/components/ui/text-link";
import { signUp } from "@/lib/account/actions";
import { adviceFor } from "@/lib/account/landing";
import { t } from "@/lib/account/words";
import { currentUser } from "@/lib/auth";
import { invitationAhead } from "@/lib/members/queries";
import { invitationWords } from "@/lib/members/words";
import { paths, safeNext } from "@/lib/paths";

export const metadata: Metadata = { title: t("signUp.title") };

export default async function SignUpPage({ searchParams }: PageProps<"/signup">) {
  const next = safeNext((await searchParams).next);
  if (await currentUser()) redirect(next);
  const invitation = await invitationAhead(next);
  return (
    <AccountShell
      title={invitation ? t("signUp.join", { workspace: invitation.workspace }) : t("signUp.title")}
      description={invitation ? invitationWords(invitation) : adviceFor(next)}
      footer={t.rich("signUp.haveAccount", {
        a: (words) => <TextLink href={paths.login(next)}>{words}</TextLink>,
      })}
    >
      <SignUpForm action={signUp} next={next} email={invitation?.email} />
    </AccountShell>
  );
}
