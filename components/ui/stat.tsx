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
    <div className="stat">
      <dt>
        {icon}
        {label}
      </dt>
      <dd className="stat-value">{value}</dd>
      {hint && <dd>{hint}</dd>}
    </div>
  );
}
