import Link from "next/link";
import type { ReactNode } from "react";
import { t } from "./words";

/** The head of a page and its only h1. */
export function PageHeader({
  title,
  description,
  actions,
  breadcrumbs = [],
  meta,
}: {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  breadcrumbs?: readonly { label: string; href: string }[] | undefined;
  meta?: ReactNode;
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0">
        {breadcrumbs.length > 0 && (
          <nav aria-label={t("breadcrumb")} className="mb-1 print:hidden">
            <ol className="flex flex-wrap items-center gap-x-1.5 text-muted">
              {breadcrumbs.map((crumb) => (
                <li key={crumb.href} className="flex min-w-0 items-center gap-1.5">
                  <Link
                    href={crumb.href}
                    prefetch={false}
                    className="min-w-0 rounded-sm py-0.5 wrap-anywhere hover:text-ink hover:underline hover:underline-offset-3"
                  >
                    {crumb.label}
                  </Link>
                  <span aria-hidden className="text-faint in-[li:last-child]:hidden">
                    /
                  </span>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-2xl/8 font-semibold tracking-tight">{title}</h1>
          {meta}
        </div>
        {description && <p className="mt-1 max-w-prose text-muted">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
    </header>
  );
}
