"use client";

import type { ComponentProps } from "react";
import { Input } from "./input";

/** An amount as people type it, in major units; the server parses it. The code is part of the look. */
export function MoneyInput({
  currency,
  className = "",
  ...props
}: Omit<ComponentProps<"input">, "type"> & { currency: string }) {
  return (
    <span className="relative block">
      <Input
        inputMode="decimal"
        autoComplete="off"
        {...props}
        className={`num pe-12 text-end ${className}`}
      />
      <span className="pointer-events-none absolute inset-y-0 end-0 grid place-items-center pe-3 text-xs font-medium text-faint">
        {currency}
      </span>
    </span>
  );
}
