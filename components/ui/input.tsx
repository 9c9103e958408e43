"use client";

import type { ComponentProps } from "react";
import { useControl } from "./form-context";

/** A line of text. A password is never filled in again after a refusal. */
export function Input({ className = "", defaultValue, ...props }: ComponentProps<"input">) {
  const { typed, attributes } = useControl(props);
  const value = props.type === "password" ? "" : (typed ?? defaultValue);
  return (
    <input
      type="text"
      {...attributes}
      {...(props.value === undefined && { defaultValue: value })}
      {...props}
      className={`control ${className}`}
    />
  );
}
