import { Icon, type IconName } from "@/components/ui/icon";
import { MenuLink } from "@/components/ui/menu";
import { paths } from "@/lib/paths";
import type { Permission } from "@/lib/supabase/codes.types";
import { NavLink } from "./nav-link";

/** `thumb`: stands in the bottom bar of a phone; the others are behind "More" there. */
type Section = {
  label: string;
  href: (slug: string) => string;
  icon: IconName;
  thumb?: true;
  needs?: Permission;
};

const sections: readonly Section[] = [
  { label: "Dashboard", href: paths.dashboard, icon: "dashboard", thumb: true },
  { label: "Time", href: paths.time, icon: "time", thumb: true },
  { label: "Clients", href: paths.clients, icon: "clients", needs: "clients.read" },
  { label: "Projects", href: paths.projects, icon: "projects", thumb: true },
  {
    label: "Invoices",
    href: paths.invoices,
    icon: "invoices",
    thumb: true,
    needs: "invoices.read",
  },
  { label: "Members", href: paths.members, icon: "members", needs: "members.read" },
  { label: "Settings", href: paths.settings, icon: "settings", needs: "organization.update" },
];

/** The sections of a workspace: a column on a desktop, a bar at the thumb on a phone. */
export function WorkspaceNav({
  slug,
  permissions,
}: {
  slug: string;
  permissions: readonly Permission[];
}) {
  const shown = sections.filter(({ needs }) => !needs || permissions.includes(needs));
  const more = shown.filter(({ thumb }) => !thumb);
  return (
    <nav aria-label="Sections" className="nav">
      <ul>
        {shown.map(({ label, href, icon, thumb }) => (
          <li key={label} className={thumb ? undefined : "max-lg:hidden"}>
            <NavLink href={href(slug)} {...(href === paths.dashboard && { exact: true })}>
              <Icon name={icon} size={18} />
              {label}
            </NavLink>
          </li>
        ))}
        {more.length > 0 && (
          <li className="anchored lg:hidden" data-align="end">
            <button type="button" popoverTarget="more-sections" className="nav-item">
              <Icon name="more" size={18} />
              More
            </button>
            <div id="more-sections" popover="auto" data-menu className="popover-panel">
              {more.map(({ label, href, icon }) => (
                <MenuLink key={label} href={href(slug)} icon={<Icon name={icon} />}>
                  {label}
                </MenuLink>
              ))}
            </div>
          </li>
        )}
      </ul>
    </nav>
  );
}
