import Link from "next/link";
import type { ReactNode } from "react";
import { HiddenFields } from "./hidden-fields";
import { PostForm } from "./post-form";

/*
 * The lines of a popover with `data-menu`. It opens, closes on Escape and closes on a click elsewhere
 * without a script; MenuKeys, once a page, adds the arrow keys. Its id is written by hand, because
 * generated ones repeat between a layout and the pages that later arrive inside it.
 */

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
  forget,
  children,
}: {
  action: (data: FormData) => Promise<void> | void;
  fields?: Record<string, string> | undefined;
  icon?: ReactNode;
  danger?: boolean | undefined;
  forget?: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <PostForm action={action} forget={forget}>
      <HiddenFields fields={fields} />
      <button type="submit" className={`menu-item ${danger ? "text-danger-ink" : ""}`}>
        {icon && <span className={danger ? "" : "text-faint"}>{icon}</span>}
        {children}
      </button>
    </PostForm>
  );
}

export function MenuSeparator() {
  return <hr className="-mx-1 my-1 border-line" />;
}
