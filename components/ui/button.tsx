import type { ComponentProps } from "react";

type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
type ButtonSize = "sm" | "md" | "lg" | "icon";
export type ButtonLook = { variant?: ButtonVariant | undefined; size?: ButtonSize | undefined };

const variants: Record<ButtonVariant, string> = {
  primary: " button-primary",
  secondary: "",
  ghost: " button-ghost",
  danger: " button-danger",
};

const sizes: Record<ButtonSize, string> = {
  sm: " button-sm",
  md: "",
  lg: " button-lg",
  icon: " button-icon",
};

/** The classes of a button, for an element that is not one. */
export function buttonClass(
  { variant = "secondary", size = "md" }: ButtonLook = {},
  more?: string | undefined,
): string {
  return `button${variants[variant]}${sizes[size]}${more ? ` ${more}` : ""}`;
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
