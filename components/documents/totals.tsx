import type { SumRow } from "@/lib/documents/sums";

/** What a document comes to, line by line. The last row is the total. */
export function Totals({ rows, className = "" }: { rows: readonly SumRow[]; className?: string }) {
  const total = rows.at(-1);
  return (
    <dl className={`num grid w-full gap-y-1.5 break-inside-avoid ${className}`}>
      {rows.slice(0, -1).map(({ label, amount }) => (
        <div key={label} className="flex justify-between gap-6">
          <dt className="text-muted">{label}</dt>
          <dd className="whitespace-nowrap">{amount}</dd>
        </div>
      ))}
      {total && (
        <div className="flex justify-between gap-6 border-t border-line pt-2 text-base font-semibold">
          <dt>{total.label}</dt>
          <dd>{total.amount}</dd>
        </div>
      )}
    </dl>
  );
}
