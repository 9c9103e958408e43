"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import type { FormState } from "@/lib/form-state";
import { Button } from "./button";
import { differs, draftKey, keep, read, restore } from "./drafts";
import { useWords } from "./words-context";

/** Set while people leave who were asked, in whichever form; typing anew ends it. */
let leaving = false;

/**
 * Keeps what is typed into a form until it is stored. An edited form asks before it is left by a
 * link, by Back where the browser lets a page ask, and with the tab; whoever leaves finds on return
 * what they had typed. `saved` is called when the form was stored.
 */
export function useUnsaved(form: RefObject<HTMLFormElement | null>, name: string, on: boolean) {
  const [draft, setDraft] = useState<{ turn: number; values?: FormState["values"] }>({ turn: 0 });
  const [leave, setLeave] = useState<() => void>();
  const current = useRef<{ key: string; saved: boolean }>(undefined);

  useEffect(() => {
    const element = form.current;
    const key = on && draftKey(name);
    if (!element || !key) return;
    const mine = { key, saved: false };
    current.current = mine;
    leaving = false;
    const was = read(element);
    const values = restore(key, was);
    if (values) setDraft(({ turn }) => ({ turn: turn + 1, values }));

    const edited = () => !mine.saved && !leaving && differs(was, read(element));
    const store = () => mine.saved || keep(key, { was, now: read(element) });

    function typed() {
      leaving = false;
      mine.saved = false;
      store();
    }
    function ask(go: () => void) {
      store();
      setLeave(() => () => {
        leaving = true;
        go();
      });
    }
    function follow(event: MouseEvent) {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link?.href || link.origin !== location.origin || link.download) return;
      if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      if (link.target && link.target !== "_self") return;
      if (link.pathname + link.search === location.pathname + location.search || !edited()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(() => link.click());
    }
    function traverse(event: NavigateEvent) {
      const { key: to, sameDocument } = event.destination;
      if (event.navigationType !== "traverse" || !event.cancelable || !sameDocument) return;
      if (event.hashChange || !edited()) return;
      event.preventDefault();
      ask(() => window.navigation.traverseTo(to));
    }
    function unload(event: BeforeUnloadEvent) {
      store();
      if (edited()) event.preventDefault();
    }

    element.addEventListener("input", typed);
    element.addEventListener("change", typed);
    window.addEventListener("click", follow, true);
    window.addEventListener("beforeunload", unload);
    window.addEventListener("pagehide", store);
    // Not every browser has it.
    window.navigation?.addEventListener("navigate", traverse);
    return () => {
      // While what was kept is not yet on screen, what is must not take its place.
      if (!values) store();
      element.removeEventListener("input", typed);
      element.removeEventListener("change", typed);
      window.removeEventListener("click", follow, true);
      window.removeEventListener("beforeunload", unload);
      window.removeEventListener("pagehide", store);
      window.navigation?.removeEventListener("navigate", traverse);
    };
  }, [form, name, on]);

  return {
    ...draft,
    leave,
    stay: () => setLeave(undefined),
    discard() {
      if (current.current) sessionStorage.removeItem(current.current.key);
      setDraft(({ turn }) => ({ turn: turn + 1 }));
    },
    saved() {
      if (!current.current) return;
      current.current.saved = true;
      sessionStorage.removeItem(current.current.key);
    },
  };
}

export function RestoredNote({ discard }: { discard: () => void }) {
  const words = useWords();
  return (
    <p
      role="status"
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-lg border border-info-line bg-info-soft py-1.5 ps-4 pe-1.5 text-info-ink"
    >
      {words.restored}
      <Button variant="ghost" size="sm" onClick={discard}>
        {words.discard}
      </Button>
    </p>
  );
}

function showModal(dialog: HTMLDialogElement | null) {
  dialog?.showModal();
  // To stay is what a hasty Enter should do.
  dialog?.querySelector<HTMLElement>("button:last-child")?.focus();
}

export function LeaveDialog({ leave, stay }: { leave: () => void; stay: () => void }) {
  const words = useWords();
  return (
    <dialog
      ref={showModal}
      closedby="any"
      onClose={stay}
      aria-labelledby="leave-title"
      aria-describedby="leave-text"
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-lg border border-line bg-raised p-0 text-start text-ink shadow-raised"
    >
      <div className="p-5">
        <h2 id="leave-title" className="text-base font-semibold">
          {words.leaveTitle}
        </h2>
        <p id="leave-text" className="mt-1 text-muted">
          {words.leaveText}
        </p>
      </div>
      <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3.5">
        <Button
          onClick={() => {
            stay();
            leave();
          }}
        >
          {words.leave}
        </Button>
        <Button variant="primary" onClick={stay}>
          {words.stay}
        </Button>
      </div>
    </dialog>
  );
}
