import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Confirm } from "@/components/ui/confirm";
import { Cell, Column, Row, Table, TableBody, TableHead } from "@/components/ui/table";
import { type MemberList, type Role, roles, rolesUpTo } from "@/lib/members/schema";
import { RoleForm } from "./role-form";

type Member = MemberList["members"][number];
type Post = (data: FormData) => Promise<void>;

export type MemberActions = {
  changeRole?: Post | undefined;
  remove?: Post | undefined;
  transfer?: Post | undefined;
  leave: () => Promise<void>;
};

const label = (role: Role) => roles.find(({ value }) => value === role)?.label ?? role;

/** The members and, where the viewer may, what can be done with each. */
export function MemberTable({
  members,
  ownRole,
  actions,
}: {
  members: readonly Member[];
  ownRole: Role;
  actions: MemberActions;
}) {
  const reachable = rolesUpTo(ownRole).map(({ value }) => value);
  const owners = members.filter(({ role }) => role === "owner").length;
  return (
    <Table caption="Members">
      <TableHead>
        <Column>Name</Column>
        <Column>Role</Column>
        <Column hidden>Actions</Column>
      </TableHead>
      <TableBody>
        {members.map((member) => {
          const lastOwner = member.role === "owner" && owners === 1;
          const within = reachable.includes(member.role);
          const may = {
            transfer: member.role === "owner" ? undefined : actions.transfer,
            remove: within && !member.self ? actions.remove : undefined,
            leave: member.self && !lastOwner ? actions.leave : undefined,
          };
          const none = !may.transfer && !may.remove && !may.leave;
          return (
            <Row key={member.userId}>
              <Cell primary>
                <span className="flex min-w-0 items-center gap-3">
                  <Avatar name={member.name} />
                  <span className="min-w-0">
                    <span className="block wrap-anywhere">
                      {member.name} {member.self && <Badge>You</Badge>}
                    </span>
                    <span className="block font-normal wrap-anywhere text-muted">
                      {member.email}
                    </span>
                  </span>
                </span>
              </Cell>
              <Cell label="Role">
                {actions.changeRole && within && !lastOwner ? (
                  <RoleForm
                    action={actions.changeRole}
                    userId={member.userId}
                    name={member.name}
                    role={member.role}
                    options={rolesUpTo(ownRole)}
                  />
                ) : (
                  <span className="max-sm:text-end">
                    {label(member.role)}
                    {member.self && lastOwner && members.length > 1 && (
                      <span className="block text-muted">Hand over before you leave.</span>
                    )}
                  </span>
                )}
              </Cell>
              <Cell label="Actions" className={none ? "max-sm:hidden" : "sm:text-end"}>
                <span className="inline-flex flex-wrap justify-end gap-1">
                  {may.transfer && (
                    <Confirm
                      id={`transfer-${member.userId}`}
                      trigger="Hand over"
                      title={`Hand over to ${member.name}?`}
                      text="They become the owner, and you become an admin."
                      action={may.transfer}
                      fields={{ userId: member.userId }}
                    />
                  )}
                  {may.remove && (
                    <Confirm
                      id={`remove-${member.userId}`}
                      trigger="Remove"
                      title={`Remove ${member.name}?`}
                      text="They lose access at once. Their time and documents stay."
                      action={may.remove}
                      fields={{ userId: member.userId }}
                      danger
                    />
                  )}
                  {may.leave && (
                    <Confirm
                      id="leave"
                      trigger="Leave"
                      title="Leave this workspace?"
                      text="You lose access at once. Someone has to invite you to come back."
                      action={may.leave}
                      danger
                    />
                  )}
                </span>
              </Cell>
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}
