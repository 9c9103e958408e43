import { Badge } from "@/components/ui/badge";
import { PostButton } from "@/components/ui/post-button";
import { Table } from "@/components/ui/table";
import { formatDate } from "@/lib/dates";
import { type MemberList, roles } from "@/lib/members/schema";

type Post = (data: FormData) => Promise<void>;

/** The invitations that wait for an answer. */
export function InvitationTable({
  invitations,
  locale,
  resend,
  revoke,
}: {
  invitations: MemberList["invitations"];
  locale: string;
  resend: Post;
  revoke: Post;
}) {
  return (
    <Table
      caption="Open invitations"
      columns={[
        { key: "email", label: "Address", at: "a1" },
        { key: "role", label: "Role", at: "a2" },
        { key: "until", label: "Until", at: "z2" },
        { key: "actions", label: "Actions", at: "below", quiet: true, end: true },
      ]}
      rows={invitations.map(({ id, email, role, expiresAt, expired }) => ({
        id,
        cells: {
          email,
          role: roles.find(({ value }) => value === role)?.label,
          until: expired ? (
            <Badge tone="warn">Expired</Badge>
          ) : (
            formatDate(expiresAt.slice(0, 10), locale)
          ),
          actions: (
            <span className="inline-flex flex-wrap gap-2">
              <PostButton action={resend} fields={{ id }} size="sm" label={`Resend to ${email}`}>
                Resend
              </PostButton>
              <PostButton
                action={revoke}
                fields={{ id }}
                size="sm"
                variant="ghost"
                label={`Revoke the invitation of ${email}`}
              >
                Revoke
              </PostButton>
            </span>
          ),
        },
      }))}
    />
  );
}
