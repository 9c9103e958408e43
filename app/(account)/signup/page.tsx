import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignUpForm } from "@/components/account/sign-up-form";
import { AccountShell } from "@/components/shell/account-shell";
import { TextLink } from "@/components/ui/text-link";
import { signUp } from "@/lib/account/actions";
import { adviceFor } from "@/lib/account/landing";
import { currentUser } from "@/lib/auth";
import { invitationAhead } from "@/lib/members/queries";
import { invitationWords } from "@/lib/members/words";
import { paths, safeNext } from "@/lib/paths";

export const metadata: Metadata = { title: "Create an account" };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignUpPage({ searchParams }: Props) {
  const next = safeNext((await searchParams).next);
  if (await currentUser()) redirect(next);
  const invitation = await invitationAhead(next);
  return (
    <AccountShell
      title={invitation ? `Create an account to join ${invitation.workspace}` : "Create an account"}
      description={invitation ? invitationWords(invitation) : adviceFor(next)}
      footer={
        <>
          You have an account? <TextLink href={paths.login(next)}>Sign in</TextLink>
        </>
      }
    >
      <SignUpForm action={signUp} next={next} email={invitation?.email} />
    </AccountShell>
  );
}
