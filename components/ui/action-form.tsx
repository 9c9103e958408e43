"use client";

import { type ReactNode, useActionState } from "react";
import { type FormAction, idle } from "@/lib/form-state";
import { FormContext } from "./form-context";
import { FormErrors } from "./form-errors";

/**
 * A form over a server action that answers with a FormState. The fields inside find their errors
 * and typed values by name, so a server component can compose the form; it works the same when
 * the browser runs no script and the page comes back as the answer to a POST.
 */
export function ActionForm({
  action,
  children,
  idPrefix,
  id,
  className = "grid gap-5",
  summary = true,
  "aria-label": label,
}: {
  action: FormAction;
  children: ReactNode;
  /** Keeps the ids of two forms on one page apart. */
  idPrefix?: string | undefined;
  id?: string | undefined;
  className?: string | undefined;
  summary?: boolean | undefined;
  "aria-label"?: string | undefined;
}) {
  const [state, submit] = useActionState(action, idle);
  return (
    <FormContext value={{ state, idPrefix }}>
      {/* The server's words replace the browser's own bubbles, which cannot be linked to or kept. */}
      <form action={submit} id={id} className={className} aria-label={label} noValidate>
        {summary && <FormErrors state={state} idPrefix={idPrefix} />}
        {children}
      </form>
    </FormContext>
  );
}
