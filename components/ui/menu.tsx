import { Ellipsis } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "./button";
import { HiddenFields } from "./hidden-fields";

/**
 * A popover of links and small forms. It opens, closes on Escape and closes on a click elsewhere
 * without a script; MenuKeys, once a page, adds the arrow keys. The id is the caller's, because
 * generated ones repeat between a layout and the pages that later arrive inside it.
 */
export function Menu({
  id,
  label,
  trigger,
  align = "end",
  children,
}: {
  id: string;
  label: string;
  trigger?: ReactNode;
  align?: "start" | "end" | undefined;
  children: ReactNode;
}) {
  return (
    <div className="anchored inline-block print:hidden" data-align={align}>
      <button
        type="button"
        popoverTarget={id}
        aria-label={trigger ? undefined : label}
        title={label}
        className={buttonClass(
          trigger ? { variant: "secondary" } : { variant: "ghost", size: "icon" },
        )}
      >
        {trigger ?? <Ellipsis size={16} aria-hidden />}
      </button>
      <div id={id} popover="auto" data-menu className="popover-panel">
        {children}
      </div>
    </div>
  );
}

export function MenuLink({
  href,
  icon,
  external,
  children,
}: {
  href: string;
  icon?: ReactNode;
  external?: boolean | undefined;
  children: ReactNode;
}) {
  const content = (
    <>
      {icon && <span className="text-faint">{icon}</span>}
      {children}
    </>
  );
  if (external) {
    return (
      <a href={href} className="menu-item">
        {content}
      </a>
    );
  }
  return (
    <Link href={href} prefetch={false} className="menu-item">
      {content}
    </Link>
  );
}

/** A menu line that changes something: a form of its own. */
export function MenuPost({
  action,
  fields,
  icon,
  danger,
  children,
}: {
  action: (data: FormData) => Promise<void> | void;
  fields?: Record<string, string> | undefined;
  icon?: ReactNode;
  danger?: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <form action={action}>
      <HiddenFields fields={fields} />
      <button type="submit" className={`menu-item ${danger ? "text-danger-ink" : ""}`}>
        {icon && <span className={danger ? "" : "text-faint"}>{icon}</span>}
        {children}
      </button>
    </form>
  );
}

export function MenuSeparator() {
  return <hr className="-mx-1 my-1 border-line" />;
}
