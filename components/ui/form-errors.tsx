"use client";

import { useEffect, useRef, useState } from "react";
import { type FormState, fieldId } from "@/lib/form-state";
import { useBeforePaint } from "./before-paint";

/**
 * What was wrong, above the form, each line a link to its field. It takes the focus when it appears.
 * With a script the links are the labels of fields that say the rest themselves; and where one field
 * says it all, it takes the focus and nothing stands here.
 */
export function FormErrors({
  state,
  idPrefix,
}: {
  state: FormState;
  idPrefix?: string | undefined;
}) {
  const box = useRef<HTMLDivElement>(null);
  const wrong = Object.entries(state.fields).filter(([, errors]) => errors.length > 0);
  const [said, setSaid] = useState<{ of: FormState; labels: Record<string, string> }>();

  useBeforePaint(() => {
    if (state.status !== "error") return;
    const labels: Record<string, string> = {};
    for (const [name] of Object.entries(state.fields)) {
      const id = fieldId(name, idPrefix);
      const label = document.querySelector(`label[for="${id}"], #${id} > legend`)?.firstChild;
      if (label?.textContent && document.getElementById(`${id}-error`)) {
        labels[name] = label.textContent;
      }
    }
    setSaid({ of: state, labels });
  }, [state, idPrefix]);

  const labels = said?.of === state ? said.labels : {};
  const [only] = wrong;
  const alone = !state.message && wrong.length === 1 && only && labels[only[0]] ? only[0] : "";

  useEffect(() => {
    if (said?.of !== state) return;
    const field = alone && document.getElementById(fieldId(alone, idPrefix));
    (field || box.current)?.focus();
  }, [said, state, alone, idPrefix]);

  if (state.status !== "error" || alone) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: it answers a submission where no script can move the focus.
      autoFocus
      className="rounded-lg border border-danger-line bg-danger-soft px-4 py-3 text-danger-ink"
    >
      <p className="font-medium">{state.message ?? state.summary}</p>
      {wrong.length > 0 && (
        <ul className="mt-1.5 grid gap-0.5 empty:hidden">
          {wrong.map(([name, errors]) => (
            <li key={name}>
              <a
                href={`#${fieldId(name, idPrefix)}`}
                className="inline-block py-0.5 underline underline-offset-2"
              >
                {labels[name] ?? errors.join(" ")}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
