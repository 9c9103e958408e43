import type { Metadata } from "next";
import { MailRequestForm } from "@/components/account/mail-request-form";
import { AccountShell } from "@/components/shell/account-shell";
import { TextLink } from "@/components/ui/text-link";
import { requestPassword } from "@/lib/account/actions";
import { mailedAddress } from "@/lib/account/cookies";
import { t } from "@/lib/account/words";
import { paths, safeNext } from "@/lib/paths";

export const metadata: Metadata = { title: t("forgot.title") };

export default async function ForgotPasswordPage({ searchParams }: PageProps<"/forgot-password">) {
  const next = safeNext((await searchParams).next);
  return (
    <AccountShell
      title={t("forgot.title")}
      description={t("forgot.text")}
      footer={<TextLink href={paths.login(next)}>{t("backToSignIn")}</TextLink>}
    >
      <MailRequestForm
        action={requestPassword}
        email={await mailedAddress()}
        fields={{ next }}
        submitLabel={t("forgot.submit")}
      />
    </AccountShell>
  );
}
