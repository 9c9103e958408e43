"use client";

import type { ComponentProps, MouseEvent } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonLook } from "./button";

/**
 * Sends its form once. While the answer is on its way it stays focusable and says so, and further
 * clicks do nothing. Without JavaScript it is a plain submit button.
 */
export function SubmitButton({
  variant = "primary",
  pendingLabel,
  children,
  ...props
}: ComponentProps<"button"> & ButtonLook & { pendingLabel?: string | undefined }) {
  const { pending, data } = useFormStatus();
  const mine = pending && (!props.name || data?.get(props.name) === String(props.value ?? ""));

  function once(event: MouseEvent) {
    if (pending) event.preventDefault();
  }

  return (
    <Button
      type="submit"
      variant={variant}
      aria-disabled={pending || undefined}
      onClick={once}
      {...props}
    >
      {mine && (
        <svg viewBox="0 0 16 16" className="size-3.5 animate-spin" aria-hidden="true">
          <path d="M8 2a6 6 0 1 1-6 6" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
      )}
      {mine && pendingLabel ? pendingLabel : children}
    </Button>
  );
}
