import type { ReactNode } from "react";

/** A surface for one subject. `flush` leaves out the padding, for tables and lists. */
export function Card({
  title,
  description,
  actions,
  footer,
  flush = false,
  className,
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
    <section className={className ? `card ${className}` : "card"}>
      {title && (
        <header className={flush ? "pb-3" : undefined}>
          <div className="min-w-0">
            <h2 className="text-sm font-semibold">{title}</h2>
            {description && <p className="mt-0.5 text-muted">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className={flush ? undefined : "p-4 sm:p-5"}>{children}</div>
      {footer && <footer>{footer}</footer>}
    </section>
  );
}
