import type { ReactNode } from "react";

/** Figures side by side; as many in a row as fit. */
export function StatGrid({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-2 gap-3 max-sm:*:first:nth-last-[odd]:col-span-2 sm:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))] sm:gap-4">
      {children}
    </dl>
  );
}

/** One figure with its name and what it is measured against. */
export function Stat({
  label,
  value,
  hint,
  icon,
}: {
  label: string;
  value: ReactNode;
  hint?: ReactNode;
  icon?: ReactNode;
}) {
  return (
    <div className="min-w-0 rounded-lg border border-line bg-surface px-4 py-3.5 shadow-card sm:px-5 sm:py-4">
      <dt className="flex items-center gap-2 text-muted">
        {icon && <span className="text-faint max-sm:hidden">{icon}</span>}
        {label}
      </dt>
      <dd className="num mt-1.5 text-lg/7 font-semibold sm:text-2xl/8 tracking-tight">{value}</dd>
      {hint && <dd className="mt-0.5 text-xs text-faint">{hint}</dd>}
    </div>
  );
}
