import type { ReactNode } from "react";

/** Search, filters and buttons above a list; wraps on a phone. */
export function Toolbar({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 print:hidden">{children}</div>
  );
}
