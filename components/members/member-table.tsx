import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Dialog, DialogClose, DialogTrigger } from "@/components/ui/dialog";
import { PostButton } from "@/components/ui/post-button";
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
                  label(member.role)
                )}
              </Cell>
              <Cell actions>
                {actions.transfer && member.role !== "owner" && (
                  <Confirm
                    id={`transfer-${member.userId}`}
                    trigger="Hand over"
                    title={`Hand ownership to ${member.name}?`}
                    text="They become the owner, and you become an admin."
                    action={actions.transfer}
                    fields={{ userId: member.userId }}
                  />
                )}
                {actions.remove && within && !member.self && !lastOwner && (
                  <Confirm
                    id={`remove-${member.userId}`}
                    trigger="Remove"
                    title={`Remove ${member.name}?`}
                    text="They lose access at once. Their time and documents stay."
                    action={actions.remove}
                    fields={{ userId: member.userId }}
                    danger
                  />
                )}
                {member.self && !lastOwner && (
                  <Confirm
                    id="leave"
                    trigger="Leave"
                    title="Leave this workspace?"
                    text="You lose access at once. Someone has to invite you to come back."
                    action={actions.leave}
                    danger
                  />
                )}
                {member.self && lastOwner && members.length > 1 && (
                  <span className="text-muted">To leave, hand the workspace over first.</span>
                )}
              </Cell>
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}

function Confirm({
  id,
  trigger,
  title,
  text,
  action,
  fields,
  danger = false,
}: {
  id: string;
  trigger: string;
  title: string;
  text: string;
  action: Post;
  fields?: Record<string, string> | undefined;
  danger?: boolean;
}) {
  return (
    <>
      <DialogTrigger dialog={id} variant="ghost" size="sm" aria-label={title.replace("?", "…")}>
        {trigger}
      </DialogTrigger>
      <Dialog
        id={id}
        title={title}
        description={text}
        footer={
          <>
            <DialogClose dialog={id}>Cancel</DialogClose>
            <PostButton action={action} fields={fields} variant={danger ? "danger" : "primary"}>
              {trigger}
            </PostButton>
          </>
        }
      />
    </>
  );
}
