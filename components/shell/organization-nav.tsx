import { Icon, type IconName } from "@/components/ui/icon";
import { MenuLink } from "@/components/ui/menu";
import { paths } from "@/lib/paths";
import type { Permission } from "@/lib/supabase/codes.types";
import { NavLink } from "./nav-link";
import { t } from "./words";

/** `thumb`: stands in the bottom bar of a phone; the others are behind "More" there. */
type Section = {
  /** Its icon, and its name among the words. */
  key: IconName;
  href: (slug: string) => string;
  thumb?: true;
  needs?: Permission;
};

const sections = [
  { key: "dashboard", href: paths.dashboard, thumb: true },
  { key: "time", href: paths.time, thumb: true },
  { key: "clients", href: paths.clients, needs: "clients.read" },
  { key: "projects", href: paths.projects, thumb: true },
  { key: "invoices", href: paths.invoices, thumb: true, needs: "invoices.read" },
  { key: "members", href: paths.members, needs: "members.read" },
  { key: "settings", href: paths.settings, needs: "organization.update" },
] as const satisfies readonly Section[];

/** The sections of a workspace: a column on a desktop, a bar at the thumb on a phone. */
export function OrganizationNav({
  slug,
  permissions,
}: {
  slug: string;
  permissions: readonly Permission[];
}) {
  const shown = sections.filter((it) => !("needs" in it) || permissions.includes(it.needs));
  const more = shown.filter((it) => !("thumb" in it));
  return (
    <nav aria-label={t("sections.label")} className="nav">
      <ul>
        {shown.map(({ key, href, ...rest }) => (
          <li key={key} className={"thumb" in rest ? undefined : "max-lg:hidden"}>
            <NavLink href={href(slug)} {...(href === paths.dashboard && { exact: true })}>
              <Icon name={key} size={18} />
              {t(`sections.${key}`)}
            </NavLink>
          </li>
        ))}
        {more.length > 0 && (
          <li className="anchored lg:hidden" data-align="end">
            <button type="button" popoverTarget="more-sections" className="nav-item">
              <Icon name="more" size={18} />
              {t("sections.more")}
            </button>
            <div id="more-sections" popover="auto" data-menu className="popover-panel">
              {more.map(({ key, href }) => (
                <MenuLink key={key} href={href(slug)} icon={<Icon name={key} />}>
                  {t(`sections.${key}`)}
                </MenuLink>
              ))}
            </div>
          </li>
        )}
      </ul>
    </nav>
  );
}
