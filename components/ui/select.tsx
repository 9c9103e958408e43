"use client";

import type { ComponentProps } from "react";
import { useControl } from "./form-context";

export type Option = { value: string; label: string; disabled?: boolean | undefined };
export type OptionGroup = { label: string; options: readonly Option[] };

/** A choice among options or groups of them. `placeholder` is an empty first option. */
export function Select({
  options,
  placeholder,
  className = "",
  defaultValue,
  ...props
}: Omit<ComponentProps<"select">, "children"> & {
  options: readonly (Option | OptionGroup)[];
  placeholder?: string | undefined;
}) {
  const { typed, attributes } = useControl(props);
  const value = typed ?? defaultValue ?? "";
  return (
    // React resets a form after its action but leaves a select's default as it was first drawn;
    // the key draws it anew with the typed value.
    <span className="relative block">
      <select
        key={String(value)}
        {...attributes}
        defaultValue={value}
        {...props}
        className={`control appearance-none pe-9 text-ellipsis ${className}`}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) =>
          "options" in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map((inner) => (
                <Choice key={inner.value} {...inner} />
              ))}
            </optgroup>
          ) : (
            <Choice key={option.value} {...option} />
          ),
        )}
      </select>
      <svg
        viewBox="0 0 16 16"
        className="pointer-events-none absolute inset-y-0 end-2.5 my-auto size-4 text-faint"
        aria-hidden="true"
      >
        <path d="m4 6 4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
    </span>
  );
}

function Choice({ value, label, disabled }: Option) {
  return (
    <option value={value} disabled={disabled}>
      {label}
    </option>
  );
}
