import type { Metadata } from "next";
import { InvitationTable } from "@/components/members/invitation-table";
import { InviteForm } from "@/components/members/invite-form";
import { MemberTable } from "@/components/members/member-table";
import { NotFoundView } from "@/components/shell/not-found-view";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { can, findMember } from "@/lib/auth";
import {
  changeMemberRole,
  inviteMember,
  leaveOrganization,
  removeMember,
  resendInvitation,
  revokeInvitation,
  transferOwnership,
} from "@/lib/members/actions";
import { listMembers } from "@/lib/members/queries";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ change?: string; remove?: string; transfer?: string }>;
}) {
  const { workspace: slug } = await params;
  const member = await findMember(slug);
  if (!member || !can(member, "members.read")) return <NotFoundView />;

  const { members, invitations } = await listMembers(slug);
  const ownRole = member.organization.role;
  const mayInvite = can(member, "members.invite");
  return (
    <>
      <PageHeader title="Members" description={`Who belongs to ${member.organization.name}.`} />
      {mayInvite && (
        <Card
          title="Invite someone"
          description="They get a link by e-mail. It works once, for seven days, for that address only."
        >
          <InviteForm action={inviteMember.bind(null, slug)} ownRole={ownRole} />
        </Card>
      )}
      <Card title="Members" flush>
        <MemberTable
          members={members}
          ownRole={ownRole}
          actions={{
            changeRole: can(member, "members.update")
              ? changeMemberRole.bind(null, slug)
              : undefined,
            remove: can(member, "members.remove") ? removeMember.bind(null, slug) : undefined,
            transfer: can(member, "organization.transfer")
              ? transferOwnership.bind(null, slug)
              : undefined,
            leave: leaveOrganization.bind(null, slug),
          }}
          asked={await searchParams}
          back={paths.members(slug)}
        />
      </Card>
      {invitations.length > 0 && (
        <Card title="Open invitations" flush>
          <InvitationTable
            invitations={invitations}
            locale={member.user.locale}
            resend={resendInvitation.bind(null, slug)}
            revoke={revokeInvitation.bind(null, slug)}
          />
        </Card>
      )}
    </>
  );
}
