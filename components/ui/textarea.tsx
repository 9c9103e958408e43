"use client";

import type { ComponentProps } from "react";
import { useControl } from "./form-context";

/** Several lines of text; it grows with them where the browser can. */
export function Textarea({
  className = "",
  defaultValue,
  rows = 3,
  ...props
}: ComponentProps<"textarea">) {
  const { typed, attributes } = useControl(props);
  return (
    <textarea
      {...attributes}
      rows={rows}
      defaultValue={typed ?? defaultValue}
      {...props}
      className={`control field-sizing-content ${className}`}
    />
  );
}
