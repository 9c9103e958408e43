import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DialogTrigger } from "@/components/ui/dialog";
import { type RowAsk, RowButtons } from "@/components/ui/row-buttons";
import { RowDialog } from "@/components/ui/row-dialog";
import { Select } from "@/components/ui/select";
import { Table } from "@/components/ui/table";
import { type MemberRow, type Role, rolesUpTo } from "@/lib/members/schema";
import { roleName, t } from "@/lib/members/words";
import { Person } from "./person";
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
  const asks = new Map<string, RowAsk[]>();
  const asksAbout = ({ role, self, lastOwner }: MemberRow) => {
    const within = reachable.includes(role);
    const kinds = [
      ...(actions.changeRole && within && !lastOwner ? ["change" as const] : []),
      ...(actions.transfer && role !== "owner" ? ["transfer" as const] : []),
      ...(actions.remove && within && !self ? ["remove" as const] : []),
    ];
    const same = asks.get(kinds.join());
    if (same) return same;
    const some = kinds.map((dialog) => ({
      dialog,
      text: t(`${dialog}.button`),
      label: t(`${dialog}.label`, { name }),
    }));
    asks.set(kinds.join(), some);
    return some;
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
            name: (
              <Person
                name={member.name}
                email={member.email}
                {...(member.self && { you: t("list.you") })}
              />
            ),
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
                <RowButtons
                  row={member.userId}
                  words={{ name: member.name, role: member.role }}
                  asks={asksAbout(member)}
                />
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
