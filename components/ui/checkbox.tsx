"use client";

import type { ReactNode } from "react";
import { FieldErrors, FieldHint } from "./field-parts";
import { useFormField } from "./form-context";

/** A yes-or-no with its own label. After a refusal it shows what was ticked, not the default. */
export function Checkbox({
  name,
  label,
  hint,
  value = "on",
  defaultChecked = false,
  required,
  id,
}: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  value?: string | undefined;
  defaultChecked?: boolean | undefined;
  required?: boolean | undefined;
  /** Needed only where several boxes share a name. */
  id?: string | undefined;
}) {
  const field = useFormField(name, { hint: Boolean(hint) });
  const own = id ?? field.id;
  const checked = field.returned ? field.typed.includes(value) : defaultChecked;
  return (
    <div className="min-w-0">
      <label className="inline-flex min-h-6 items-start gap-2.5" htmlFor={own}>
        <input
          type="checkbox"
          id={own}
          name={name}
          value={value}
          required={required}
          defaultChecked={checked}
          aria-invalid={field.invalid || undefined}
          aria-describedby={field.describedBy}
          className="mt-0.5 size-4 shrink-0"
        />
        <span className="font-medium">{label}</span>
      </label>
      <div className="ps-6.5">
        <FieldHint id={own} className="">
          {hint}
        </FieldHint>
        <FieldErrors id={own} errors={field.errors} />
      </div>
    </div>
  );
}
