"use client";

import {
  Fragment,
  type ReactNode,
  useActionState,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from "react";
import {
  type FormAction,
  type FormState,
  failed,
  idle,
  redrawn,
  searchNames,
  typedValues,
} from "@/lib/form-state";
import { paths } from "@/lib/paths";
import { FormContext } from "./form-context";
import { FormErrors } from "./form-errors";
import { LeaveDialog, RestoredNote, useUnsaved } from "./unsaved";
import { redirectOf, unsentWords } from "./unsent";
import { useWords } from "./words-context";

/**
 * A form over a server action that answers with a FormState. The fields inside find their errors
 * and typed values by name, so a server component can compose the form; it works the same when
 * the browser runs no script and the page comes back as the answer to a POST. When no answer comes,
 * the form says so and keeps what was typed.
 */
export function ActionForm({
  action,
  children,
  idPrefix,
  id,
  className = "grid gap-5",
  summary = true,
  searches = false,
  draft = true,
  "aria-label": label,
}: {
  action: FormAction;
  children: ReactNode;
  /** Keeps the ids of two forms on one page apart. */
  idPrefix?: string | undefined;
  id?: string | undefined;
  className?: string | undefined;
  summary?: boolean | undefined;
  /** It holds a SearchSelect over many, whose button must not be what Enter presses elsewhere. */
  searches?: boolean | undefined;
  /** Whether what is typed is kept when the page is left. Not where typing is a confirmation. */
  draft?: boolean | undefined;
  "aria-label"?: string | undefined;
}) {
  const words = useWords();
  const form = useRef<HTMLFormElement>(null);
  const unsent = useRef<FormData>(undefined);
  const unsaved = useUnsaved(form, idPrefix ?? id ?? "", draft);
  const saved = useRef(unsaved.saved);
  saved.current = unsaved.saved;
  const send = useCallback(
    async (state: FormState, data: FormData): Promise<FormState> => {
      unsent.current = undefined;
      try {
        return await action(state, data);
      } catch (error) {
        const to = redirectOf(error);
        // To sign in first is not an end: the person comes back to the form.
        if (to && !to.startsWith(paths.login())) saved.current();
        const message = unsentWords(error, words, true);
        unsent.current = data;
        return failed({ message, values: typedValues(data) });
      }
    },
    [action, words],
  );
  // The page is written with the server's own action, which needs no script to be posted to.
  const [answer, submit] = useActionState(typeof window === "undefined" ? action : send, idle);
  const restored = answer.status === "idle" ? unsaved.values : undefined;
  const state = useMemo(() => (restored ? redrawn(restored) : answer), [answer, restored]);

  const find = useCallback(
    async (field: string, text: string) => {
      const name = searchNames(field).text;
      const data = new FormData();
      data.set("intent", name);
      data.set(name, text);
      return (await action(idle, data)).choices?.[field];
    },
    [action],
  );

  // A password is in no state, so it goes from the field that sent it back into that field.
  useEffect(() => {
    if (state.status !== "error") return;
    for (const [name, value] of unsent.current ?? []) {
      const field = form.current?.elements.namedItem(name);
      if (field instanceof HTMLInputElement && field.type === "password") {
        field.value = String(value);
      }
    }
  }, [state]);

  return (
    <FormContext value={{ state, idPrefix, find }}>
      {/* The server's words replace the browser's own bubbles, which cannot be linked to or kept. */}
      <form ref={form} action={submit} id={id} className={className} aria-label={label} noValidate>
        {searches && <button type="submit" tabIndex={-1} aria-hidden className="sr-only" />}
        {summary && <FormErrors state={state} idPrefix={idPrefix} />}
        {restored && <RestoredNote discard={unsaved.discard} />}
        {/* Drawn anew when its first values are others. */}
        <Fragment key={unsaved.turn}>{children}</Fragment>
      </form>
      {unsaved.leave && <LeaveDialog leave={unsaved.leave} stay={unsaved.stay} />}
    </FormContext>
  );
}
