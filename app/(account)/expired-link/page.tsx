import type { Metadata } from "next";
import { MailRequestForm } from "@/components/account/mail-request-form";
import { AccountShell } from "@/components/shell/account-shell";
import { TextLink } from "@/components/ui/text-link";
import { mailAgain } from "@/lib/account/actions";
import { mailedAddress } from "@/lib/account/cookies";
import { mailKindSchema } from "@/lib/account/schema";
import { paths, safeNext } from "@/lib/paths";

export const metadata: Metadata = { title: "This link does not work" };

type Props = { searchParams: Promise<{ for?: string | string[]; next?: string | string[] }> };

export default async function ExpiredLinkPage({ searchParams }: Props) {
  const query = await searchParams;
  const kind = mailKindSchema.parse(query.for);
  const next = safeNext(query.next);
  return (
    <AccountShell
      title="This link does not work"
      description="It was used before, or it is more than an hour old. If you have confirmed your address already, sign in."
      footer={<TextLink href={paths.login(next)}>Sign in</TextLink>}
    >
      <MailRequestForm
        action={mailAgain}
        email={await mailedAddress()}
        fields={{ kind, next }}
        submitLabel="Mail me a new link"
      />
    </AccountShell>
  );
}
