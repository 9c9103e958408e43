import type { ReactNode } from "react";

export const fieldLabel = "mb-1.5 block font-medium text-ink";

export function FieldHint({
  id,
  className = "mt-1.5",
  children,
}: {
  id: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  if (!children) return null;
  return (
    <p id={`${id}-hint`} className={`text-xs text-faint ${className}`}>
      {children}
    </p>
  );
}

export function FieldErrors({ id, errors }: { id: string; errors: readonly string[] }) {
  if (errors.length === 0) return null;
  return (
    <p id={`${id}-error`} className="mt-1.5 flex gap-1.5 text-xs font-medium text-danger-ink">
      <svg viewBox="0 0 16 16" className="mt-px size-3.5 shrink-0" aria-hidden="true">
        <path
          d="M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM8 4.5v4.25M8 11.25v.25"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
        />
      </svg>
      {errors.join(" ")}
    </p>
  );
}
