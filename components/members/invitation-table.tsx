import { Badge } from "@/components/ui/badge";
import { PostButton } from "@/components/ui/post-button";
import { Table } from "@/components/ui/table";
import { formatDate } from "@/lib/dates";
import type { InvitationRow } from "@/lib/members/schema";
import { roleName, t } from "@/lib/members/words";

type Post = (data: FormData) => Promise<void>;

/** The invitations that wait for an answer. */
export function InvitationTable({
  invitations,
  locale,
  resend,
  revoke,
}: {
  invitations: readonly InvitationRow[];
  locale: string;
  resend: Post;
  revoke: Post;
}) {
  return (
    <Table
      caption={t("open.title")}
      columns={[
        { key: "email", label: t("open.email"), at: "a1" },
        { key: "role", label: t("open.role"), at: "a2" },
        { key: "until", label: t("open.until"), at: "z2" },
        { key: "actions", label: t("open.actions"), at: "below", quiet: true, end: true },
      ]}
      rows={invitations.map(({ id, email, role, expiresAt, expired }) => ({
        id,
        cells: {
          email,
          role: roleName(role),
          until: expired ? (
            <Badge tone="warn">{t("open.expired")}</Badge>
          ) : (
            formatDate(expiresAt.slice(0, 10), locale)
          ),
          actions: (
            <span className="inline-flex flex-wrap gap-2">
              <PostButton
                action={resend}
                fields={{ id }}
                size="sm"
                label={t("open.resendTo", { email })}
              >
                {t("open.resend")}
              </PostButton>
              <PostButton
                action={revoke}
                fields={{ id }}
                size="sm"
                variant="ghost"
                label={t("open.revokeOf", { email })}
              >
                {t("open.revoke")}
              </PostButton>
            </span>
          ),
        },
      }))}
    />
  );
}
