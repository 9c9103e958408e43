import { Avatar } from "@/components/ui/avatar";
import { Confirm } from "@/components/ui/confirm";
import { Icon } from "@/components/ui/icon";
import { paths } from "@/lib/paths";

/**
 * The person's workspaces. Plain links: entering one is a full page load, so that nothing kept of
 * another can turn up in it.
 */
export function WorkspaceList({
  workspaces,
  leave,
}: {
  workspaces: readonly { slug: string; name: string; role: string }[];
  /** Makes the action by which the person leaves the workspace of a slug. */
  leave: (slug: string) => () => Promise<void>;
}) {
  return (
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
          {/* An owner hands over first, or is one of several: both are on the members page. */}
          {role !== "owner" && (
            <Confirm
              id={`leave-${slug}`}
              trigger="Leave"
              title={`Leave ${name}?`}
              text="You lose access at once. Someone has to invite you to come back."
              action={leave(slug)}
              danger
            />
          )}
        </li>
      ))}
    </ul>
  );
}
