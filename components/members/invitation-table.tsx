import { Badge } from "@/components/ui/badge";
import { PostButton } from "@/components/ui/post-button";
import { Cell, Column, Row, Table, TableBody, TableHead } from "@/components/ui/table";
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
    <Table caption="Open invitations">
      <TableHead>
        <Column>Address</Column>
        <Column>Role</Column>
        <Column>Until</Column>
        <Column hidden>Actions</Column>
      </TableHead>
      <TableBody>
        {invitations.map(({ id, email, role, expiresAt, expired }) => (
          <Row key={id}>
            <Cell primary className="wrap-anywhere">
              {email}
            </Cell>
            <Cell label="Role">{roles.find(({ value }) => value === role)?.label}</Cell>
            <Cell label="Until">
              {expired ? (
                <Badge tone="warn">Expired</Badge>
              ) : (
                formatDate(expiresAt.slice(0, 10), locale)
              )}
            </Cell>
            <Cell label="Actions" className="sm:text-end">
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
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
