import type { ReactNode } from "react";

/** A surface for one subject. `flush` leaves out the padding, for tables and lists. */
export function Card({
  title,
  description,
  actions,
  footer,
  flush = false,
  className = "",
  children,
}: {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  flush?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <section
      className={`min-w-0 overflow-clip rounded-lg border border-line bg-surface shadow-card print:border-0 print:shadow-none ${className}`}
    >
      {title && (
        <div
          className={`flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 pt-4 sm:px-5 ${flush ? "pb-3" : ""}`}
        >
          <div className="min-w-0">
            <h2 className="text-sm font-semibold">{title}</h2>
            {description && <p className="mt-0.5 text-muted">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
      )}
      <div className={flush ? "" : "p-4 sm:p-5"}>{children}</div>
      {footer && (
        <div className="border-t border-line bg-sunken/50 px-4 py-3 sm:px-5">{footer}</div>
      )}
    </section>
  );
}
