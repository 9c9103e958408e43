import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountShell } from "@/components/shell/account-shell";
import { Notice } from "@/components/ui/notice";
import { PostButton } from "@/components/ui/post-button";
import { followLink } from "@/lib/account/actions";
import { landing } from "@/lib/account/landing";
import { confirmationSchema, linkKindOf, mailKindOf } from "@/lib/account/schema";
import { t } from "@/lib/account/words";
import { currentUser } from "@/lib/auth";
import { env } from "@/lib/env";
import { paths, withNext } from "@/lib/paths";

type Props = PageProps<"/auth/confirm">;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const link = confirmationSchema.safeParse(await searchParams);
  return { title: t(`confirm.title.${link.success ? linkKindOf(link.data.type) : "link"}`) };
}

/**
 * Where the links of our mails lead. Reading the page uses nothing up, because programs that look mails
 * through follow links, and run scripts: only the button does.
 */
export default async function ConfirmPage({ searchParams }: Props) {
  const query = await searchParams;
  const link = confirmationSchema.safeParse(query);
  const next = landing([query.next].flat()[0] ?? null, env().siteUrl);
  if (!link.success) redirect(withNext(paths.expiredLink(mailKindOf(query.type)), next));
  const kind = linkKindOf(link.data.type);
  // A link that somebody else sent on would have this browser work in their account unnoticed.
  const session = kind === "email" ? undefined : await currentUser();
  return (
    <AccountShell title={t(`confirm.title.${kind}`)} description={t(`confirm.text.${kind}`)}>
      {session && (
        <div className="mb-4">
          <Notice tone="warn">{t("confirm.signedIn", { email: session.user.email })}</Notice>
        </div>
      )}
      <PostButton
        action={followLink}
        fields={{ ...link.data, next }}
        variant="primary"
        className="grid"
      >
        {t(`confirm.submit.${kind}`)}
      </PostButton>
    </AccountShell>
  );
}
