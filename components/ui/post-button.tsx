import type { ReactNode } from "react";
import type { ButtonLook } from "./button";
import { HiddenFields } from "./hidden-fields";
import { PostForm } from "./post-form";
import { SubmitButton } from "./submit-button";

/** One button that does one thing: a form that holds hidden fields only. */
export function PostButton({
  action,
  fields,
  label,
  variant = "secondary",
  size,
  className,
  children,
}: ButtonLook & {
  action: (data: FormData) => Promise<void> | void;
  fields?: Record<string, string> | undefined;
  /** For screen readers, where the visible text alone would not say what it acts on. */
  label?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <PostForm action={action} className={className}>
      <HiddenFields fields={fields} />
      <SubmitButton variant={variant} size={size} aria-label={label}>
        {children}
      </SubmitButton>
    </PostForm>
  );
}
