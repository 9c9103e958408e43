import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Confirm } from "@/components/ui/confirm";
import { RowButton } from "@/components/ui/row-button";
import { RowDialog } from "@/components/ui/row-dialog";
import { Select } from "@/components/ui/select";
import { Table } from "@/components/ui/table";
import { type MemberList, type Role, roles, rolesUpTo } from "@/lib/members/schema";

type Member = MemberList["members"][number];
type Post = (data: FormData) => Promise<void>;

export type MemberActions = {
  changeRole?: Post | undefined;
  remove?: Post | undefined;
  transfer?: Post | undefined;
  leave: Post;
};

const label = (role: Role) => roles.find(({ value }) => value === role)?.label ?? role;

/** The members and, where the viewer may, what can be done with each. */
export function MemberTable({
  members,
  ownRole,
  actions,
  asked,
  back,
}: {
  members: readonly Member[];
  ownRole: Role;
  actions: MemberActions;
  /** The member about whom the address asks a question. */
  asked: {
    change?: string | undefined;
    remove?: string | undefined;
    transfer?: string | undefined;
  };
  /** The page itself. */
  back: string;
}) {
  const reachable = rolesUpTo(ownRole).map(({ value }) => value);
  const owners = members.filter(({ role }) => role === "owner").length;
  const isLastOwner = (member: Member) => member.role === "owner" && owners === 1;
  const isWithin = (member: Member) => reachable.includes(member.role);
  const question = (userId: string | undefined) => {
    const found = members.find((member) => member.userId === userId);
    return found && { row: found.userId, words: { name: found.name, role: found.role } };
  };
  return (
    <>
      <Table
        caption="Members"
        columns={[
          { key: "name", label: "Name", at: "a1" },
          { key: "role", label: "Role", at: "z1", className: "text-muted" },
          { key: "actions", label: "Actions", at: "below", quiet: true, end: true },
        ]}
        rows={members.map((member) => ({
          id: member.userId,
          cells: {
            name: <Person member={member} />,
            role: (
              <>
                {label(member.role)}
                {member.self && isLastOwner(member) && members.length > 1 && (
                  <span className="block text-muted">Hand over before you leave.</span>
                )}
              </>
            ),
            actions: (
              <>
                {actions.changeRole && isWithin(member) && !isLastOwner(member) && (
                  <Ask dialog="change" member={member} words="Change role" to="of " />
                )}
                {actions.transfer && member.role !== "owner" && (
                  <Ask dialog="transfer" member={member} words="Hand over" to="to " />
                )}
                {actions.remove && isWithin(member) && !member.self && (
                  <Ask dialog="remove" member={member} words="Remove" />
                )}
                {member.self && !isLastOwner(member) && (
                  <Confirm
                    id="leave"
                    trigger="Leave"
                    title="Leave this workspace?"
                    text="You lose access at once. Someone has to invite you to come back."
                    action={actions.leave}
                    danger
                  />
                )}
              </>
            ),
          },
        }))}
      />
      {actions.changeRole && (
        <RowDialog
          id="change"
          title="Role of {name}"
          text="What a role may do holds from their next click on."
          confirm="Save role"
          action={actions.changeRole}
          field="userId"
          asked={question(asked.change)}
          back={back}
        >
          <label htmlFor="changed-role" className="grid gap-1.5 font-medium">
            Role
            <Select
              id="changed-role"
              name="role"
              className="font-normal"
              defaultValue={question(asked.change)?.words.role}
              options={rolesUpTo(ownRole).map(({ value, label, about }) => ({
                value,
                label: `${label}: ${about.toLowerCase()}`,
              }))}
            />
          </label>
        </RowDialog>
      )}
      {actions.transfer && (
        <RowDialog
          id="transfer"
          title="Hand over to {name}?"
          text="They become the owner, and you become an admin."
          confirm="Hand over"
          action={actions.transfer}
          field="userId"
          asked={question(asked.transfer)}
          back={back}
        />
      )}
      {actions.remove && (
        <RowDialog
          id="remove"
          title="Remove {name}?"
          text="They lose access at once. Their time and documents stay."
          confirm="Remove"
          danger
          action={actions.remove}
          field="userId"
          asked={question(asked.remove)}
          back={back}
        />
      )}
    </>
  );
}

function Person({ member: { name, email, self } }: { member: Member }) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={name} />
      <span className="min-w-0">
        {name} {self && <Badge>You</Badge>}
        <span className="block font-normal text-muted max-sm:truncate">{email}</span>
      </span>
    </span>
  );
}

function Ask({
  dialog,
  member: { userId, name, role },
  words,
  to = "",
}: {
  dialog: string;
  member: Member;
  words: string;
  to?: string;
}) {
  return (
    <RowButton dialog={dialog} row={userId} words={{ name, role }} label={`${words} ${to}${name}…`}>
      {words}
    </RowButton>
  );
}
