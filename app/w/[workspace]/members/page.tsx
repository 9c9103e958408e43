import { InvitationTable } from "@/components/members/invitation-table";
import { InviteForm } from "@/components/members/invite-form";
import { MemberTable } from "@/components/members/member-table";
import { ListPage } from "@/components/shell/list-page";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { can } from "@/lib/auth";
import { isFirstPage } from "@/lib/keyset";
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
import { memberListParams } from "@/lib/members/schema";
import { t } from "@/lib/members/words";
import { paths } from "@/lib/paths";

const page = memberPage({
  permission: "members.read",
  load: async ({ slug, search }: Asked<PageProps<"/w/[workspace]/members">>) => {
    const view = memberListParams.parse(search);
    return { view, ...(await listMembers(slug, view)) };
  },
  title: () => t("title"),
  render: ({ slug, member, data }) => {
    const { members, others, next, invitations, moreInvitations } = data;
    const { change, remove, transfer, ...here } = data.view;
    const start = isFirstPage(here);
    const back = start ? { q: here.q } : here;
    const { role: ownRole } = member.organization;
    return (
      <ListPage
        title={t("title")}
        description={t("about", member.organization)}
        above={
          can(member, "members.invite") && (
            <Card title={t("invite.title")} description={t("invite.text")}>
              <InviteForm action={inviteMember.bind(null, slug)} ownRole={ownRole} />
            </Card>
          )
        }
        href={(part) => paths.members(slug, part)}
        view={{}}
        search={{ value: here.q, label: t("list.search"), placeholder: t("list.searchIn") }}
        start={start}
        next={next}
        pagesLabel={t("list.pages")}
        below={
          invitations.length > 0 && (
            <Card
              title={t("open.title")}
              flush
              footer={moreInvitations > 0 && t("open.more", { count: moreInvitations })}
            >
              <InvitationTable
                invitations={invitations}
                locale={member.user.locale}
                resend={resendInvitation.bind(null, slug)}
                revoke={revokeInvitation.bind(null, slug)}
              />
            </Card>
          )
        }
      >
        {members.length > 0 ? (
          <MemberTable
            members={members}
            others={others}
            ownRole={ownRole}
            actions={{
              changeRole: can(member, "members.update")
                ? changeMemberRole.bind(null, slug, back)
                : undefined,
              remove: can(member, "members.remove")
                ? removeMember.bind(null, slug, back)
                : undefined,
              transfer: can(member, "organization.transfer")
                ? transferOwnership.bind(null, slug, back)
                : undefined,
              leave: leaveOrganization.bind(null, slug),
            }}
            asked={{ change, remove, transfer }}
            back={paths.members(slug, back)}
          />
        ) : (
          <EmptyState
            title={here.q ? t("list.notFound") : t("list.noMore")}
            action={<ButtonLink href={paths.members(slug)}>{t("list.showAll")}</ButtonLink>}
          >
            {here.q && t("list.notFoundText", { q: here.q })}
          </EmptyState>
        )}
      </ListPage>
    );
  },
});

export const generateMetadata = page.metadata;
export default page.page;
