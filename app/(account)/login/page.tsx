import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/account/sign-in-form";
import { AccountShell } from "@/components/shell/account-shell";
import { Flash } from "@/components/shell/flash";
import { TextLink } from "@/components/ui/text-link";
import { signIn } from "@/lib/account/actions";
import { adviceFor } from "@/lib/account/landing";
import { currentUser } from "@/lib/auth";
import { invitationAhead } from "@/lib/members/queries";
import { invitationWords } from "@/lib/members/words";
import { paths, safeNext, withNext } from "@/lib/paths";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function LoginPage({ searchParams }: Props) {
  const next = safeNext((await searchParams).next);
  if (await currentUser()) redirect(next);
  const invitation = await invitationAhead(next);
  return (
    <AccountShell
      title={invitation ? `Sign in to join ${invitation.workspace}` : "Sign in"}
      description={invitation ? invitationWords(invitation) : adviceFor(next)}
      flash={<Flash />}
      footer={
        <>
          New to Bulkhead?{" "}
          <TextLink href={withNext(paths.signup, next)}>Create an account</TextLink>
        </>
      }
    >
      <SignInForm action={signIn} next={next} email={invitation?.email} />
    </AccountShell>
  );
}
