import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { RowButton } from "@/components/ui/row-button";
import { RowDialog } from "@/components/ui/row-dialog";
import { paths } from "@/lib/paths";

/**
 * The person's workspaces. Plain links: entering one is a full page load, so that nothing kept of
 * another can turn up in it.
 */
export function WorkspaceList({
  workspaces,
  leave,
  asked,
}: {
  workspaces: readonly { slug: string; name: string; role: string }[];
  /** Takes the person out of the workspace whose slug it is given. */
  leave: (data: FormData) => Promise<void>;
  /** The slug of the workspace that the address asks about. */
  asked: string | undefined;
}) {
  // An owner hands over first, or is one of several: both are on the members page.
  const left = workspaces.filter(({ role }) => role !== "owner");
  const question = left.find(({ slug }) => slug === asked);
  return (
    <div>
      <ul className="-mx-2 grid gap-0.5">
        {workspaces.map(({ slug, name, role }) => (
          <li key={slug} className="flex items-center gap-1">
            <a
              href={paths.dashboard(slug)}
              className="flex min-w-0 flex-1 items-center gap-3 rounded-lg p-2 hover:bg-sunken"
            >
              <Avatar name={name} shape="square" size="lg" />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-semibold">{name}</span>
                <span className="block truncate text-xs text-muted">
                  <span className="capitalize">{role}</span> · {slug}
                </span>
              </span>
              <Icon name="forward" className="text-faint" />
            </a>
            {role !== "owner" && (
              <RowButton dialog="leave" row={slug} words={{ name }} label={`Leave ${name}…`}>
                Leave
              </RowButton>
            )}
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <RowDialog
          id="leave"
          title="Leave {name}?"
          text="You lose access at once. Someone has to invite you to come back."
          confirm="Leave"
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
