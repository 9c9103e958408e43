import type { ReactNode } from "react";

export function DescriptionList({
  items,
  columns = 1,
}: {
  items: readonly { term: string; value: ReactNode }[];
  columns?: 1 | 2 | 3 | undefined;
}) {
  const wide = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-2 lg:grid-cols-3" }[columns];
  return (
    <dl className={`grid gap-x-6 gap-y-4 ${wide}`}>
      {items.map((item) => (
        <div key={item.term} className="min-w-0">
          <dt className="text-xs text-faint">{item.term}</dt>
          <dd className="mt-0.5">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
