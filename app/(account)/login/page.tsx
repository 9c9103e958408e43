import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/account/sign-in-form";
import { AccountShell } from "@/components/shell/account-shell";
import { Flash } from "@/components/shell/flash";
import { TextLink } from "@/components/ui/text-link";
import { signIn } from "@/lib/account/actions";
import { adviceFor } from "@/lib/account/landing";
import { t } from "@/lib/account/words";
import { currentUser } from "@/lib/auth";
import { invitationAhead } from "@/lib/members/queries";
import { invitationWords } from "@/lib/members/words";
import { paths, safeNext, withNext } from "@/lib/paths";

export const metadata: Metadata = { title: t("signIn.title") };

export default async function LoginPage({ searchParams }: PageProps<"/login">) {
  const next = safeNext((await searchParams).next);
  if (await currentUser()) redirect(next);
  const invitation = await invitationAhead(next);
  return (
    <AccountShell
      title={invitation ? t("signIn.join", { workspace: invitation.workspace }) : t("signIn.title")}
      description={invitation ? invitationWords(invitation) : adviceFor(next)}
      flash={<Flash />}
      footer={t.rich("signIn.noAccount", {
        a: (words) => <TextLink href={withNext(paths.signup, next)}>{words}</TextLink>,
      })}
    >
      <SignInForm action={signIn} next={next} email={invitation?.email} />
    </AccountShell>
  );
}
