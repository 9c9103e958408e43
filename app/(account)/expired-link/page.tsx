import type { Metadata } from "next";
import { MailRequestForm } from "@/components/account/mail-request-form";
import { AccountShell } from "@/components/shell/account-shell";
import { TextLink } from "@/components/ui/text-link";
import { mailAgain } from "@/lib/account/actions";
import { mailedAddress } from "@/lib/account/cookies";
import { mailKindSchema } from "@/lib/account/schema";
import { t } from "@/lib/account/words";
import { paths, safeNext } from "@/lib/paths";

export const metadata: Metadata = { title: t("expiredLink.title") };

export default async function ExpiredLinkPage({ searchParams }: PageProps<"/expired-link">) {
  const query = await searchParams;
  const kind = mailKindSchema.parse(query.for);
  const next = safeNext(query.next);
  return (
    <AccountShell
      title={t("expiredLink.title")}
      description={t("expiredLink.text")}
      footer={<TextLink href={paths.login(next)}>{t("toSignIn")}</TextLink>}
    >
      <MailRequestForm
        action={mailAgain}
        email={await mailedAddress()}
        fields={{ kind, next }}
        submitLabel={t("expiredLink.again")}
      />
    </AccountShell>
  );
}
