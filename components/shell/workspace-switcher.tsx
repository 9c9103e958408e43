import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { MenuLink, MenuSeparator } from "@/components/ui/menu";
import { paths } from "@/lib/paths";

export type ShellWorkspace = { slug: string; name: string; role: string };

/**
 * From one workspace to another by plain links: a full page load, so that nothing the browser kept
 * of one workspace can turn up in the other.
 */
export function WorkspaceSwitcher({
  current,
  workspaces,
}: {
  current: { slug: string; name: string };
  workspaces: readonly ShellWorkspace[];
}) {
  return (
    <div className="anchored min-w-0">
      <button
        type="button"
        popoverTarget="workspace-switcher"
        className="flex w-full min-w-0 items-center gap-2.5 rounded-md p-1.5 text-start hover:bg-sunken"
      >
        <Avatar name={current.name} shape="square" />
        <span className="min-w-0 flex-1">
          <span className="sr-only">Switch workspace, now </span>
          <span className="block truncate font-semibold">{current.name}</span>
        </span>
        <Icon name="switch" className="text-faint" />
      </button>
      <nav
        id="workspace-switcher"
        popover="auto"
        data-menu
        aria-label="Workspaces"
        className="popover-panel w-72"
      >
        <p className="px-2 pt-1.5 pb-1 text-xs font-medium text-faint" aria-hidden>
          Workspaces
        </p>
        <ul>
          {workspaces.map((workspace) => (
            <li key={workspace.slug}>
              <a
                href={paths.dashboard(workspace.slug)}
                aria-current={workspace.slug === current.slug ? "true" : undefined}
                className="menu-item"
              >
                <Avatar name={workspace.name} shape="square" />
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{workspace.name}</span>
                  <span className="block text-xs text-faint capitalize">{workspace.role}</span>
                </span>
                {workspace.slug === current.slug && (
                  <Icon name="done" className="text-accent-ink" />
                )}
              </a>
            </li>
          ))}
        </ul>
        <MenuSeparator />
        <MenuLink href={paths.workspaces} external icon={<Icon name="workspaces" />}>
          All workspaces
        </MenuLink>
        <MenuLink href={paths.newWorkspace} external icon={<Icon name="add" />}>
          New workspace
        </MenuLink>
      </nav>
    </div>
  );
}
