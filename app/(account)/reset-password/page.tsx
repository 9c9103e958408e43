import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ResetPasswordForm } from "@/components/account/reset-password-form";
import { AccountShell } from "@/components/shell/account-shell";
import { resetPassword } from "@/lib/account/actions";
import { mayChoosePassword } from "@/lib/account/cookies";
import { currentUser } from "@/lib/auth";
import { paths, safeNext, withNext } from "@/lib/paths";

export const metadata: Metadata = { title: "Choose a new password" };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function ResetPasswordPage({ searchParams }: Props) {
  const next = safeNext((await searchParams).next);
  const session = (await mayChoosePassword()) ? await currentUser() : undefined;
  if (!session) redirect(withNext(paths.forgotPassword, next));
  return (
    <AccountShell
      title="Choose a new password"
      description={`For ${session.user.email}. All your other browsers are signed out.`}
    >
      <ResetPasswordForm action={resetPassword} email={session.user.email} next={next} />
    </AccountShell>
  );
}
