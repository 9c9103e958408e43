"use client";

import type { ComponentProps } from "react";
import { Input } from "./input";

/** A calendar day, YYYY-MM-DD on the wire, in the browser's own picker. */
export function DateInput({ className = "", ...props }: Omit<ComponentProps<"input">, "type">) {
  return <Input type="date" {...props} className={`num ${className}`} />;
}
