import type { Metadata } from "next";
import { MailRequestForm } from "@/components/account/mail-request-form";
import { AccountShell } from "@/components/shell/account-shell";
import { TextLink } from "@/components/ui/text-link";
import { requestPassword } from "@/lib/account/actions";
import { mailedAddress } from "@/lib/account/cookies";
import { paths, safeNext } from "@/lib/paths";

export const metadata: Metadata = { title: "Forgot your password?" };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function ForgotPasswordPage({ searchParams }: Props) {
  const next = safeNext((await searchParams).next);
  return (
    <AccountShell
      title="Forgot your password?"
      description="We mail you a link to choose a new one."
      footer={<TextLink href={paths.login(next)}>Back to sign in</TextLink>}
    >
      <MailRequestForm
        action={requestPassword}
        email={await mailedAddress()}
        fields={{ next }}
        submitLabel="Mail me the link"
      />
    </AccountShell>
  );
}
