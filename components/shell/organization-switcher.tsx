import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { MenuLink, MenuSeparator } from "@/components/ui/menu";
import { paths } from "@/lib/paths";
import { t } from "./words";

/** `role` in words. */
export type ShellOrganization = { slug: string; name: string; role: string };

/**
 * From one workspace to another by plain links: a full page load, so that nothing the browser kept
 * of one workspace can turn up in the other.
 */
export function OrganizationSwitcher({
  current,
  organizations,
}: {
  current: { slug: string; name: string };
  organizations: readonly ShellOrganization[];
}) {
  return (
    <div className="anchored min-w-0">
      <button
        type="button"
        popoverTarget="organization-switcher"
        className="flex w-full min-w-0 items-center gap-2.5 rounded-md p-1.5 text-start hover:bg-sunken"
      >
        <Avatar name={current.name} shape="square" />
        <span className="min-w-0 flex-1">
          <span className="sr-only">{t("switcher.now")} </span>
          <span className="block truncate font-semibold">{current.name}</span>
        </span>
        <Icon name="switch" className="text-faint" />
      </button>
      <nav
        id="organization-switcher"
        popover="auto"
        data-menu
        aria-label={t("switcher.label")}
        className="popover-panel w-72"
      >
        <p className="px-2 pt-1.5 pb-1 text-xs font-medium text-faint" aria-hidden>
          {t("switcher.label")}
        </p>
        <ul>
          {organizations.map((organization) => (
            <li key={organization.slug}>
              <a
                href={paths.dashboard(organization.slug)}
                aria-current={organization.slug === current.slug ? "true" : undefined}
                className="menu-item"
              >
                <Avatar name={organization.name} shape="square" />
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{organization.name}</span>
                  <span className="block text-xs text-faint">{organization.role}</span>
                </span>
                {organization.slug === current.slug && (
                  <Icon name="done" className="text-accent-ink" />
                )}
              </a>
            </li>
          ))}
        </ul>
        <MenuSeparator />
        <MenuLink href={paths.workspaces} external icon={<Icon name="workspaces" />}>
          {t("switcher.all")}
        </MenuLink>
        <MenuLink href={paths.newWorkspace} external icon={<Icon name="add" />}>
          {t("switcher.new")}
        </MenuLink>
      </nav>
    </div>
  );
}
