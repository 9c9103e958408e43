import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button";

/** What a link may carry: next/link keeps a few handlers for itself. */
export type LinkAttributes = Omit<
  ComponentProps<"a">,
  "href" | "onClick" | "onMouseEnter" | "onTouchStart"
> & {
  href: string;
  /** Leaves the client router, as to another workspace or a file. */
  external?: boolean | undefined;
};

/** A link that looks like a button. */
export function ButtonLink({
  variant,
  size,
  className,
  external,
  href,
  ...props
}: LinkAttributes & ButtonLook) {
  const look = buttonClass({ variant, size }, className);
  if (external) return <a href={href} className={look} {...props} />;
  return <Link href={href} prefetch={false} className={look} {...props} />;
}
