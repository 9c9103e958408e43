import type { ComponentProps } from "react";

type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
type ButtonSize = "sm" | "md" | "lg" | "icon";
export type ButtonLook = { variant?: ButtonVariant | undefined; size?: ButtonSize | undefined };

const base =
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap select-none transition-colors aria-disabled:cursor-not-allowed aria-disabled:opacity-60 disabled:cursor-not-allowed disabled:opacity-60 print:hidden";

const variants: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-on-accent shadow-card hover:bg-accent-hover",
  secondary: "border-line bg-surface text-ink shadow-card hover:bg-sunken",
  ghost: "border-transparent bg-transparent text-muted hover:bg-sunken hover:text-ink",
  danger: "border-transparent bg-danger text-on-danger shadow-card hover:bg-danger-hover",
};

const sizes: Record<ButtonSize, string> = {
  sm: "min-h-7 px-2.5 text-xs",
  md: "min-h-9 px-3.5 text-sm",
  lg: "min-h-11 px-5 text-base",
  icon: "size-8",
};

/** The classes of a button, for an element that is not one. */
export function buttonClass(
  { variant = "secondary", size = "md" }: ButtonLook = {},
  more = "",
): string {
  return `${base} ${variants[variant]} ${sizes[size]} ${more}`;
}

export function Button({
  variant,
  size,
  className,
  type = "button",
  ...props
}: ComponentProps<"button"> & ButtonLook) {
  return <button type={type} className={buttonClass({ variant, size }, className)} {...props} />;
}
