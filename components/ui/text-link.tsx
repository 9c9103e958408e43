import Link from "next/link";
import type { LinkAttributes } from "./button-link";

/** A link inside text. */
export function TextLink({ href, external, className = "", ...props }: LinkAttributes) {
  const look = `font-medium text-accent-ink underline decoration-accent-line underline-offset-3 py-1 hover:decoration-current ${className}`;
  if (external) return <a href={href} className={look} {...props} />;
  return <Link href={href} prefetch={false} className={look} {...props} />;
}
