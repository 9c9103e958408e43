import type { ReactNode } from "react";
import { MenuKeys } from "@/components/ui/menu-keys";
import { SkipLink } from "@/components/ui/skip-link";
import type { Permission } from "@/lib/supabase/codes.types";
import { OrganizationNav } from "./organization-nav";
import { OrganizationSwitcher, type ShellOrganization } from "./organization-switcher";
import { Prefetch } from "./prefetch";
import { type ShellUser, type UserActions, UserMenu } from "./user-menu";

/**
 * The frame of a workspace. One set of parts serves every width: a column at the side on a
 * desktop, a bar on top and one at the thumb on a phone.
 */
export function AppShell({
  organization,
  organizations,
  user,
  permissions,
  signOut,
  setTheme,
  flash,
  children,
}: UserActions & {
  organization: { slug: string; name: string };
  organizations: readonly ShellOrganization[];
  user: ShellUser;
  permissions: readonly Permission[];
  flash?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)] print:block">
      <SkipLink />
      <header className="sticky top-0 z-20 flex h-14 items-center justify-between gap-3 border-b border-line bg-canvas px-2 lg:h-dvh lg:flex-col lg:items-stretch lg:gap-4 lg:border-e lg:border-b-0 lg:p-3 print:hidden">
        <OrganizationSwitcher current={organization} organizations={organizations} />
        <OrganizationNav slug={organization.slug} permissions={permissions} />
        <UserMenu user={user} signOut={signOut} setTheme={setTheme} />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-6xl px-4 pt-6 pb-28 sm:px-6 lg:px-10 lg:pt-9 lg:pb-16 print:max-w-none print:p-0"
      >
        {flash}
        <div className="grid grid-cols-1 gap-6 lg:gap-8">{children}</div>
      </main>
      <MenuKeys />
      <Prefetch />
    </div>
  );
}
