"use client";

import type { ReactNode } from "react";
import { FieldErrors, FieldHint, fieldLabel } from "./field-parts";
import { FieldContext, useFormField } from "./form-context";
import { useWords } from "./words-context";

/**
 * A label, a hint, one control and its errors. The control takes name, id and aria attributes from
 * here, and the form around it says what was typed and what was wrong.
 */
export function Field({
  name,
  label,
  hint,
  required = false,
  optional = false,
  errors,
  hideLabel = false,
  className = "",
  children,
}: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  required?: boolean | undefined;
  optional?: boolean | undefined;
  errors?: string[] | undefined;
  hideLabel?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  const words = useWords();
  const field = useFormField(name, { hint: Boolean(hint), errors });
  const value = {
    id: field.id,
    name,
    required,
    invalid: field.invalid,
    describedBy: field.describedBy,
    typed: field.returned ? (field.typed[0] ?? "") : undefined,
  };
  return (
    <div className={`min-w-0 ${className}`}>
      <label htmlFor={field.id} className={hideLabel ? "sr-only" : fieldLabel}>
        {label}
        {required && (
          <span aria-hidden="true" className="ms-0.5 text-danger-ink">
            *
          </span>
        )}
        {optional && <span className="ms-1.5 font-normal text-faint">{words.optional}</span>}
      </label>
      <FieldContext value={value}>{children}</FieldContext>
      <FieldHint id={field.id}>{hint}</FieldHint>
      <FieldErrors id={field.id} errors={field.errors} />
    </div>
  );
}
