import type { Metadata } from "next";
import { MailRequestForm } from "@/components/account/mail-request-form";
import { AccountShell } from "@/components/shell/account-shell";
import { Flash } from "@/components/shell/flash";
import { Disclosure } from "@/components/ui/disclosure";
import { TextLink } from "@/components/ui/text-link";
import { mailAgain } from "@/lib/account/actions";
import { mailedAddress } from "@/lib/account/cookies";
import { type MailKind, mailKindSchema } from "@/lib/account/schema";
import { invitationAhead } from "@/lib/members/queries";
import { paths, safeNext } from "@/lib/paths";

export const metadata: Metadata = { title: "Check your mail" };

const words: Record<MailKind, { title: string; text: (address: string) => string }> = {
  signup: {
    title: "Check your mail",
    text: (address) => `We sent a mail to ${address}. Follow its link to confirm the address.`,
  },
  unconfirmed: {
    title: "Confirm your address first",
    text: (address) => `We sent a mail to ${address} when you signed up. Follow its link.`,
  },
  link: {
    title: "Check your mail",
    text: (address) => `If ${address} has an account, a sign-in link is on its way to it.`,
  },
  password: {
    title: "Check your mail",
    text: (address) =>
      `If ${address} has an account, a link to choose a new password is on its way.`,
  },
};

type Props = { searchParams: Promise<{ for?: string | string[]; next?: string | string[] }> };

export default async function CheckMailPage({ searchParams }: Props) {
  const query = await searchParams;
  const kind = mailKindSchema.parse(query.for);
  const next = safeNext(query.next);
  const email = await mailedAddress();
  const invitation = await invitationAhead(next);
  const { title, text } = words[kind];
  return (
    <AccountShell
      title={title}
      description={
        <>
          <p>{text(email || "your address")} It works once, for one hour.</p>
          {invitation && (
            <p className="mt-2">
              It leads on to the invitation of {invitation.invitedBy} to {invitation.workspace}.
            </p>
          )}
        </>
      }
      flash={<Flash />}
      footer={<TextLink href={paths.login(next)}>Back to sign in</TextLink>}
    >
      <Disclosure summary="No mail after some minutes?" open={kind === "unconfirmed"}>
        <p className="mb-5 text-muted">
          Look among your spam and check the address, then ask for another link.
        </p>
        <MailRequestForm
          action={mailAgain}
          email={email}
          fields={{ kind, next }}
          submitLabel="Mail me another link"
        />
      </Disclosure>
    </AccountShell>
  );
}
