"use client";

import { useEffect, useRef } from "react";
import { type FormState, fieldId } from "@/lib/form-state";

/** What was wrong, above the form, each line a link to its field. It takes the focus when it appears. */
export function FormErrors({
  state,
  idPrefix,
}: {
  state: FormState;
  idPrefix?: string | undefined;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status === "error") box.current?.focus();
  }, [state]);

  if (state.status !== "error") return null;
  const wrong = Object.entries(state.fields).filter(([, errors]) => errors.length > 0);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: it answers a submission where no script can move the focus.
      autoFocus
      className="rounded-lg border border-danger-line bg-danger-soft px-4 py-3 text-danger-ink"
    >
      <p className="font-medium">{state.message ?? summary(wrong.length)}</p>
      {wrong.length > 0 && (
        <ul className="mt-1.5 grid gap-0.5 empty:hidden">
          {wrong.map(([name, errors]) => (
            <li key={name}>
              <a
                href={`#${fieldId(name, idPrefix)}`}
                className="inline-block py-0.5 underline underline-offset-2"
              >
                {errors.join(" ")}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function summary(count: number): string {
  return count === 1 ? "One thing needs another look." : `${count} things need another look.`;
}
