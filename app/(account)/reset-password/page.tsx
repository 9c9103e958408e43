import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ResetPasswordForm } from "@/components/account/reset-password-form";
import { AccountShell } from "@/components/shell/account-shell";
import { Flash } from "@/components/shell/flash";
import { resetPassword } from "@/lib/account/actions";
import { mayChoosePassword } from "@/lib/account/cookies";
import { t } from "@/lib/account/words";
import { currentUser } from "@/lib/auth";
import { paths, safeNext, withNext } from "@/lib/paths";

export const metadata: Metadata = { title: t("reset.title") };

export default async function ResetPasswordPage({ searchParams }: PageProps<"/reset-password">) {
  const next = safeNext((await searchParams).next);
  const session = (await mayChoosePassword()) ? await currentUser() : undefined;
  if (!session) redirect(withNext(paths.forgotPassword, next));
  return (
    <AccountShell
      title={t("reset.title")}
      description={t("reset.text", { email: session.user.email })}
      flash={<Flash />}
    >
      <ResetPasswordForm action={resetPassword} email={session.user.email} next={next} />
    </AccountShell>
  );
}
