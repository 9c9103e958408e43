import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { MenuLink, MenuPost, MenuSeparator } from "@/components/ui/menu";
import { paths } from "@/lib/paths";
import { ThemePicker } from "./theme-picker";
import { t } from "./words";

type Action = (data: FormData) => Promise<void>;

/** What the menu does. */
export type UserActions = { signOut: Action; setTheme: Action };

export type ShellUser = { name: string; email: string };

/** Who is signed in, and what concerns the person rather than the workspace. */
export function UserMenu({
  user,
  signOut,
  setTheme,
  compact = false,
}: UserActions & {
  user: ShellUser;
  /** Only the monogram, whatever the width. */
  compact?: boolean | undefined;
}) {
  const name = user.name || user.email;
  const hidden = compact ? "sr-only" : "max-lg:sr-only";
  return (
    <div className="anchored" data-person={user.email} data-align={compact ? "end" : "user"}>
      <button
        type="button"
        popoverTarget="user-menu"
        className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-start hover:bg-sunken"
      >
        <Avatar name={name} />
        <span className={`min-w-0 flex-1 ${hidden}`}>
          <span className="sr-only">{t("user.account")} </span>
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate text-xs text-faint">{user.email}</span>
        </span>
      </button>
      <div id="user-menu" popover="auto" data-menu className="popover-panel w-64">
        <div className="px-2 pt-1.5 pb-2">
          <p className="truncate font-medium">{name}</p>
          <p className="truncate text-xs text-faint">{user.email}</p>
        </div>
        <ThemePicker setTheme={setTheme} />
        <MenuSeparator />
        <MenuLink href={paths.profile} icon={<Icon name="account" />}>
          {t("user.profile")}
        </MenuLink>
        <MenuPost action={signOut} forget icon={<Icon name="signOut" />}>
          {t("user.signOut")}
        </MenuPost>
      </div>
    </div>
  );
}
