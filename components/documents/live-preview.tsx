"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { FormContext } from "@/components/ui/form-context";
import type { Preview } from "@/lib/documents/sums";
import { Totals } from "./totals";

const PreviewContext = createContext<Preview>({ amounts: [], sums: [] });

/** Milliseconds of rest after which what was typed is added up. */
const rest = 300;

/**
 * What the lines of the form around it come to, as the database reckons it, while they are typed.
 * Without a script it stays as of the last save.
 */
export function LivePreview({
  initial,
  compute,
  children,
}: {
  initial: Preview;
  compute: (data: FormData) => Promise<Preview | undefined>;
  children: ReactNode;
}) {
  const { state } = useContext(FormContext);
  const place = useRef<HTMLInputElement>(null);
  const [preview, setPreview] = useState(initial);

  useEffect(() => {
    const form = place.current?.form;
    if (!form) return;
    let timer: ReturnType<typeof setTimeout>;
    let latest = 0;
    const add = async () => {
      const turn = ++latest;
      // Without an answer the sums stay as they were: the form says what became of it when it is sent.
      const found = await compute(new FormData(form)).catch(() => undefined);
      if (found && turn === latest) setPreview(found);
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(add, rest);
    };
    // A button has changed the rows, or the form came back with what was typed.
    if (state.status !== "idle") later();
    form.addEventListener("input", later);
    return () => {
      latest = Number.POSITIVE_INFINITY;
      clearTimeout(timer);
      form.removeEventListener("input", later);
    };
  }, [compute, state]);

  return (
    <PreviewContext value={preview}>
      <input ref={place} type="hidden" />
      {children}
    </PreviewContext>
  );
}

/** The amount of one row; a dash while its numbers cannot be read. */
export function RowAmount({ at }: { at: number }) {
  return <>{useContext(PreviewContext).amounts[at] ?? "–"}</>;
}

/** The sums, said anew when they change. */
export function LiveTotals({ label }: { label: string }) {
  return (
    <output aria-label={label} className="block">
      <Totals rows={useContext(PreviewContext).sums} />
    </output>
  );
}
