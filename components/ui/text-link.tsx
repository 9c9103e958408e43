import Link from "next/link";
import type { LinkAttributes } from "./button-link";

/** A link inside text. */
export function TextLink({ href, external, className, ...props }: LinkAttributes) {
  const look = className ? `text-link ${className}` : "text-link";
  if (external) return <a href={href} className={look} {...props} />;
  return <Link href={href} prefetch={false} className={look} {...props} />;
}
