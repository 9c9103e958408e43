import Link from "next/link";
import type { ReactNode } from "react";
import { MenuKeys } from "@/components/ui/menu-keys";
import { paths } from "@/lib/paths";
import { type ShellUser, type UserActions, UserMenu } from "./user-menu";
import { Wordmark } from "./wordmark";

/** The frame of everything outside a workspace: a card under the wordmark. */
export function AccountShell({
  title,
  description,
  footer,
  wide = false,
  bare = false,
  flash,
  account,
  children,
}: {
  title: string;
  description?: ReactNode;
  /** Below the card, such as the way from sign-in to sign-up. */
  footer?: ReactNode;
  wide?: boolean | undefined;
  /** No card around the children, for pages that bring their own. */
  bare?: boolean | undefined;
  flash?: ReactNode;
  account?: ({ user: ShellUser } & UserActions) | undefined;
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header
        className={`flex items-center p-4 sm:p-6 ${account ? "justify-between" : "justify-center sm:pt-16"}`}
      >
        <Link href={paths.home} prefetch={false} className="rounded-md p-1">
          <Wordmark />
        </Link>
        {account && <UserMenu {...account} compact />}
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={`mx-auto w-full px-4 pt-4 pb-16 ${wide ? "max-w-2xl" : "max-w-md"}`}
      >
        {flash}
        <div
          className={bare ? "" : "rounded-xl border border-line bg-surface p-6 shadow-card sm:p-8"}
        >
          <h1 className="text-xl/7 font-semibold tracking-tight">{title}</h1>
          {description && <div className="mt-1.5 text-muted">{description}</div>}
          <div className="mt-6">{children}</div>
        </div>
        {footer && <div className="mt-6 text-center text-muted">{footer}</div>}
      </main>
      <MenuKeys />
    </div>
  );
}
