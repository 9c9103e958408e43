"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A link that knows whether its section is the one on screen. */
export function NavLink({
  href,
  exact = false,
  children,
}: {
  href: string;
  exact?: boolean | undefined;
  children: ReactNode;
}) {
  const pathname = usePathname();
  const current = pathname === href || (!exact && pathname.startsWith(`${href}/`));
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={current ? "page" : undefined}
      className="nav-item"
    >
      {children}
    </Link>
  );
}
