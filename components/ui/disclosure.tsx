import type { ReactNode } from "react";
import { Icon } from "./icon";

export function Disclosure({
  summary,
  open,
  children,
}: {
  summary: ReactNode;
  open?: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <details open={open} className="group">
      <summary className="inline-flex min-h-8 list-none items-center gap-1.5 rounded-md font-medium text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
        <Icon name="forward" className="transition-transform group-open:rotate-90" />
        {summary}
      </summary>
      <div className="pt-3">{children}</div>
    </details>
  );
}
