import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { RowButtons } from "@/components/ui/row-buttons";
import { RowDialog } from "@/components/ui/row-dialog";
import { t } from "@/lib/organizations/words";
import { paths } from "@/lib/paths";

/**
 * The person's workspaces. Plain links: entering one is a full page load, so that nothing kept of
 * another can turn up in it.
 */
export function OrganizationList({
  organizations,
  leave,
  asked,
}: {
  /** `role` in words; an owner does not simply leave. */
  organizations: readonly { slug: string; name: string; role: string; owned: boolean }[];
  /** Takes the person out of the workspace whose slug it is given. */
  leave: (data: FormData) => Promise<void>;
  /** The slug of the workspace that the address asks about. */
  asked: string | undefined;
}) {
  // An owner hands over first, or is one of several: both are on the members page.
  const left = organizations.filter(({ owned }) => !owned);
  const question = left.find(({ slug }) => slug === asked);
  const asks = [
    { dialog: "leave", text: t("leave.button"), label: t("leave.label", { name: "{name}" }) },
  ];
  return (
    <div>
      <ul className="-mx-2 grid gap-0.5">
        {organizations.map(({ slug, name, role, owned }) => (
          <li key={slug} className="flex items-center gap-1">
            <a
              href={paths.dashboard(slug)}
              className="flex min-w-0 flex-1 items-center gap-3 rounded-lg p-2 hover:bg-sunken"
            >
              <Avatar name={name} shape="square" size="lg" />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-semibold">{name}</span>
                <span className="block truncate text-xs text-muted">
                  {role} · {slug}
                </span>
              </span>
              <Icon name="forward" className="text-faint" />
            </a>
            {!owned && <RowButtons row={slug} words={{ name }} asks={asks} />}
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <RowDialog
          id="leave"
          title={t("leave.title", { name: "{name}" })}
          text={t("leave.text")}
          confirm={t("leave.confirm")}
          danger
          action={leave}
          field="slug"
          asked={question && { row: question.slug, words: { name: question.name } }}
          back={paths.workspaces}
        />
      )}
    </div>
  );
}
