// biome-ignore-all lint/a11y/noRedundantRoles: see below, the display property can undo them.
import Link from "next/link";
import type { ReactNode } from "react";

/*
 * A table that turns into cards below 640 px: rows become blocks and each value is led by its
 * column's name from data-label. The roles are written out because some browsers drop a table's
 * meaning once its display changes.
 */

/** The caption is read out, not shown: a heading above says it to the eye. */
export function Table({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    <table role="table" className="w-full border-collapse text-start max-sm:block">
      <caption className="sr-only">{caption}</caption>
      {children}
    </table>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead role="rowgroup" className="max-sm:sr-only">
      <tr role="row" className="border-b border-line bg-sunken/60">
        {children}
      </tr>
    </thead>
  );
}

/** `hidden` keeps the name for screen readers only, as over a column of buttons. */
export function Column({
  numeric,
  hidden,
  className = "",
  children,
}: {
  numeric?: boolean | undefined;
  hidden?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <th
      scope="col"
      role="columnheader"
      className={`h-9 px-3 text-xs font-medium text-muted first:ps-4 last:pe-4 sm:first:ps-5 sm:last:pe-5 ${numeric ? "text-end" : "text-start"} ${className}`}
    >
      {hidden ? <span className="sr-only">{children}</span> : children}
    </th>
  );
}

export function TableBody({ children }: { children: ReactNode }) {
  return (
    <tbody role="rowgroup" className="max-sm:block">
      {children}
    </tbody>
  );
}

export function Row({ className = "", children }: { className?: string; children: ReactNode }) {
  return (
    <tr
      role="row"
      className={`relative border-b border-line last:border-b-0 max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-4 max-sm:gap-y-1 max-sm:px-4 max-sm:py-3 has-[a[data-row-link]]:hover:bg-sunken/60 ${className}`}
    >
      {children}
    </tr>
  );
}

/**
 * One value. On a phone `primary` is the card's title, `actions` sits in its corner, and any other
 * value shows `label` before itself.
 */
export function Cell({
  label,
  numeric,
  primary,
  actions,
  muted,
  colSpan,
  className = "",
  children,
}: {
  label?: string | undefined;
  numeric?: boolean | undefined;
  primary?: boolean | undefined;
  actions?: boolean | undefined;
  muted?: boolean | undefined;
  colSpan?: number | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  const kind = primary
    ? "font-medium max-sm:col-span-2 max-sm:pe-10"
    : actions
      ? "text-end whitespace-nowrap print:hidden max-sm:absolute max-sm:end-2 max-sm:top-1.5"
      : "max-sm:col-span-2 max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:before:shrink-0 max-sm:before:font-normal max-sm:before:text-faint max-sm:before:content-[attr(data-label)]";
  const look = [
    "px-3 py-2.5 first:ps-4 last:pe-4 sm:first:ps-5 sm:last:pe-5 max-sm:block max-sm:p-0! align-middle",
    kind,
    numeric && "num whitespace-nowrap sm:text-end",
    muted && "text-muted",
    className,
  ];
  return (
    <td role="cell" data-label={label} colSpan={colSpan} className={look.filter(Boolean).join(" ")}>
      {actions ? (
        <div className="relative z-1 inline-flex items-center gap-1">{children}</div>
      ) : (
        children
      )}
    </td>
  );
}

/** The row's main link. Its target is the whole row; other controls of the row stay above it. */
export function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      data-row-link
      className="rounded-sm after:absolute after:inset-0 hover:underline hover:underline-offset-3 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent-ink"
    >
      {children}
    </Link>
  );
}
