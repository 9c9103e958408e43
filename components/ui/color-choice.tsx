"use client";

import type { ReactNode } from "react";
import { ColorDot } from "./color-dot";
import { FieldErrors, FieldHint, fieldLabel } from "./field-parts";
import { useFormField } from "./form-context";

/** One of the colours, as radio buttons. One from elsewhere stays choosable. */
export function ColorChoice({
  name,
  offered,
  label,
  hint,
  defaultValue,
  required,
}: {
  name: string;
  offered: readonly { name: string; value: string }[];
  label: ReactNode;
  hint?: ReactNode;
  defaultValue: string;
  required?: boolean | undefined;
}) {
  const field = useFormField(name, { hint: Boolean(hint) });
  const chosen = (field.returned ? (field.typed[0] ?? "") : defaultValue).toUpperCase();
  const others = [defaultValue.toUpperCase(), chosen].filter(
    (value, index, all) =>
      /^#[0-9A-F]{6}$/.test(value) &&
      all.indexOf(value) === index &&
      !offered.some((color) => color.value === value),
  );
  const colors = [...offered, ...others.map((value) => ({ name: value, value }))];
  return (
    <fieldset id={field.id} tabIndex={-1} aria-describedby={field.describedBy} className="min-w-0">
      <legend className={fieldLabel}>{label}</legend>
      <div className="-ms-1 flex flex-wrap gap-0.5">
        {colors.map((color) => (
          <label
            key={color.value}
            title={color.name}
            className="relative grid size-8 cursor-pointer place-items-center rounded-full -outline-offset-2 outline-ink hover:bg-sunken has-checked:outline-2 has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent-ink"
          >
            <input
              type="radio"
              name={name}
              value={color.value}
              defaultChecked={color.value === chosen}
              required={required}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <ColorDot color={color.value} size={20} />
            <span className="sr-only">{color.name}</span>
          </label>
        ))}
      </div>
      <FieldHint id={field.id}>{hint}</FieldHint>
      <FieldErrors id={field.id} errors={field.errors} />
    </fieldset>
  );
}
