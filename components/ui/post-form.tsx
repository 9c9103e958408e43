"use client";

import { type ReactNode, useCallback, useState } from "react";
import { forgetDrafts } from "./drafts";
import { redirectOf, unsentWords } from "./unsent";
import { useWords } from "./words-context";

const float = (message: HTMLElement | null) => message?.showPopover();

/**
 * A form without fields to type in. When its post gets no answer the page stays as it is, and a
 * message floats above it. Without a script the browser itself says so.
 */
export function PostForm({
  action,
  id,
  className,
  forget = false,
  children,
}: {
  action: (data: FormData) => Promise<void> | void;
  id?: string | undefined;
  className?: string | undefined;
  /** With it goes whatever was typed in this tab and not stored, as when someone signs out. */
  forget?: boolean | undefined;
  children: ReactNode;
}) {
  const words = useWords();
  const [unsent, setUnsent] = useState("");
  const send = useCallback(
    async (data: FormData) => {
      setUnsent("");
      try {
        await action(data);
      } catch (error) {
        if (forget && redirectOf(error)) forgetDrafts();
        setUnsent(unsentWords(error, words));
      }
    },
    [action, forget, words],
  );
  return (
    // The page is written with the server's own action, which needs no script to be posted to.
    <form action={typeof window === "undefined" ? action : send} id={id} className={className}>
      {children}
      {unsent && (
        <p
          // Above everything, an open dialog included.
          ref={float}
          popover="manual"
          role="alert"
          className="fixed inset-x-0 top-auto bottom-20 mx-auto w-fit max-w-[min(32rem,calc(100vw-2rem))] rounded-lg border border-danger-line bg-danger-soft px-4 py-3 text-sm font-medium whitespace-normal text-danger-ink shadow-raised lg:bottom-6"
        >
          {unsent}
        </p>
      )}
    </form>
  );
}
