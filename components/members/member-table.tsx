import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DialogTrigger } from "@/components/ui/dialog";
import { RowButton } from "@/components/ui/row-button";
import { RowDialog } from "@/components/ui/row-dialog";
import { Select } from "@/components/ui/select";
import { Table } from "@/components/ui/table";
import { type MemberRow, type Role, rolesUpTo } from "@/lib/members/schema";
import { roleName, t } from "@/lib/members/words";
import { roleOptions } from "./role-options";

type Post = (data: FormData) => Promise<void>;

/** Stands where the words of a question name the row it is asked about. */
const name = "{name}";

/** One page of the members and, where the viewer may, what can be done with each. */
export function MemberTable({
  members,
  others,
  ownRole,
  actions,
  asked,
  back,
}: {
  members: readonly MemberRow[];
  /** Whether anybody else belongs to the workspace. */
  others: boolean;
  ownRole: Role;
  /** What the viewer may not do is left out. */
  actions: {
    changeRole?: Post | undefined;
    remove?: Post | undefined;
    transfer?: Post | undefined;
    leave: Post;
  };
  /** The member about whom the address asks a question. */
  asked: {
    change?: string | undefined;
    remove?: string | undefined;
    transfer?: string | undefined;
  };
  /** The page itself. */
  back: string;
}) {
  const reachable = rolesUpTo(ownRole);
  const question = (userId: string | undefined) => {
    const found = members.find((member) => member.userId === userId);
    return found && { row: found.userId, words: { name: found.name, role: found.role } };
  };
  const questions = {
    change: question(asked.change),
    transfer: question(asked.transfer),
    remove: question(asked.remove),
  };
  return (
    <>
      <Table
        caption={t("list.caption")}
        columns={[
          { key: "name", label: t("list.name"), at: "a1" },
          { key: "role", label: t("list.role"), at: "z1", className: "text-muted" },
          { key: "actions", label: t("list.actions"), at: "below", quiet: true, end: true },
        ]}
        rows={members.map((member) => ({
          id: member.userId,
          cells: {
            name: <Person member={member} />,
            role:
              member.self && member.lastOwner && others ? (
                <>
                  {roleName(member.role)}
                  <span className="block text-muted">{t("list.handOverFirst")}</span>
                </>
              ) : (
                roleName(member.role)
              ),
            actions: (
              <>
                {actions.changeRole && reachable.includes(member.role) && !member.lastOwner && (
                  <Ask dialog="change" member={member} />
                )}
                {actions.transfer && member.role !== "owner" && (
                  <Ask dialog="transfer" member={member} />
                )}
                {actions.remove && reachable.includes(member.role) && !member.self && (
                  <Ask dialog="remove" member={member} />
                )}
                {member.self && !member.lastOwner && (
                  <DialogTrigger
                    dialog="leave"
                    variant="ghost"
                    size="sm"
                    aria-label={t("leave.label")}
                  >
                    {t("leave.button")}
                  </DialogTrigger>
                )}
              </>
            ),
          },
        }))}
      />
      {actions.changeRole && (
        <RowDialog
          id="change"
          title={t("change.title", { name })}
          text={t("change.text")}
          confirm={t("change.confirm")}
          action={actions.changeRole}
          field="userId"
          asked={questions.change}
          back={back}
        >
          <label htmlFor="changed-role" className="grid gap-1.5 font-medium">
            {t("change.role")}
            <Select
              id="changed-role"
              name="role"
              className="font-normal"
              defaultValue={questions.change?.words.role}
              options={roleOptions(ownRole)}
            />
          </label>
        </RowDialog>
      )}
      {actions.transfer && (
        <RowDialog
          id="transfer"
          title={t("transfer.title", { name })}
          text={t("transfer.text")}
          confirm={t("transfer.confirm")}
          action={actions.transfer}
          field="userId"
          asked={questions.transfer}
          back={back}
        />
      )}
      {actions.remove && (
        <RowDialog
          id="remove"
          title={t("remove.title", { name })}
          text={t("remove.text")}
          confirm={t("remove.confirm")}
          danger
          action={actions.remove}
          field="userId"
          asked={questions.remove}
          back={back}
        />
      )}
      <ConfirmDialog
        id="leave"
        title={t("leave.title")}
        text={t("leave.text")}
        action={actions.leave}
        confirm={t("leave.confirm")}
        danger
      />
    </>
  );
}

function Person({ member: { name, email, self } }: { member: MemberRow }) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={name} />
      <span className="min-w-0">
        {name} {self && <Badge>{t("list.you")}</Badge>}
        <span className="block font-normal text-muted max-sm:truncate">{email}</span>
      </span>
    </span>
  );
}

function Ask({
  dialog,
  member: { userId, name, role },
}: {
  dialog: "change" | "transfer" | "remove";
  member: MemberRow;
}) {
  return (
    <RowButton
      dialog={dialog}
      row={userId}
      words={{ name, role }}
      label={t(`${dialog}.label`, { name })}
    >
      {t(`${dialog}.button`)}
    </RowButton>
  );
}
