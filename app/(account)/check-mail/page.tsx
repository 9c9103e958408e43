import type { Metadata } from "next";
import { MailRequestForm } from "@/components/account/mail-request-form";
import { AccountShell } from "@/components/shell/account-shell";
import { Flash } from "@/components/shell/flash";
import { Disclosure } from "@/components/ui/disclosure";
import { TextLink } from "@/components/ui/text-link";
import { mailAgain } from "@/lib/account/actions";
import { mailedAddress } from "@/lib/account/cookies";
import { mailKindSchema } from "@/lib/account/schema";
import { t } from "@/lib/account/words";
import { invitationAhead } from "@/lib/members/queries";
import { paths, safeNext } from "@/lib/paths";

export const metadata: Metadata = { title: t("checkMail.title.link") };

export default async function CheckMailPage({ searchParams }: PageProps<"/check-mail">) {
  const query = await searchParams;
  const kind = mailKindSchema.parse(query.for);
  const next = safeNext(query.next);
  const email = await mailedAddress();
  const invitation = await invitationAhead(next);
  return (
    <AccountShell
      title={t(`checkMail.title.${kind}`)}
      description={
        <>
          <p>{t(`checkMail.text.${kind}`, { email: email || t("checkMail.yourAddress") })}</p>
          {invitation && (
            <p className="mt-2">
              {t("checkMail.invitation", {
                invitedBy: invitation.invitedBy,
                workspace: invitation.workspace,
              })}
            </p>
          )}
        </>
      }
      flash={<Flash />}
      footer={<TextLink href={paths.login(next)}>{t("backToSignIn")}</TextLink>}
    >
      <Disclosure summary={t("checkMail.none")} open={kind === "unconfirmed"}>
        <p className="mb-5 text-muted">{t("checkMail.advice")}</p>
        <MailRequestForm
          action={mailAgain}
          email={email}
          fields={{ kind, next }}
          submitLabel={t("checkMail.again")}
        />
      </Disclosure>
    </AccountShell>
  );
}
