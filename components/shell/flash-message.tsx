"use client";

import { usePathname } from "next/navigation";
import { type MouseEvent, type ReactNode, useEffect, useState } from "react";

/** Messages that were on screen: the router keeps old pages, and going back must not repeat them. */
const seen = new Set<string>();

/**
 * Shows a message on the page it was meant for and lets go of it when that page is left, or after
 * `seconds` in which neither the pointer nor the focus rested on it.
 */
export function FlashMessage({
  id,
  path,
  seconds,
  undo,
  dismiss,
  dismissLabel,
  children,
}: {
  id: string;
  path: string;
  /** None: it stays until it is dismissed. */
  seconds: number | undefined;
  undo: ReactNode;
  dismiss: ReactNode;
  dismissLabel: string;
  children: ReactNode;
}) {
  const pathname = usePathname();
  const [origin] = useState(pathname);
  const [gone, setGone] = useState(() => seen.has(id));
  const [held, setHeld] = useState(false);

  useEffect(() => {
    seen.add(id);
    // biome-ignore lint/suspicious/noDocumentCookie: Safari and Firefox lack the Cookie Store.
    document.cookie = `flash=; Path=${path}; Max-Age=0; SameSite=Lax`;
  }, [id, path]);

  useEffect(() => {
    if (pathname !== origin) setGone(true);
    const restored = (event: PageTransitionEvent) => event.persisted && setGone(true);
    window.addEventListener("pageshow", restored);
    return () => window.removeEventListener("pageshow", restored);
  }, [pathname, origin]);

  useEffect(() => {
    if (held || seconds === undefined) return;
    const timer = setTimeout(() => setGone(true), seconds * 1000);
    return () => clearTimeout(timer);
  }, [held, seconds]);

  // Without a script the link loads the page again, and by then the message is gone.
  function close(event: MouseEvent) {
    event.preventDefault();
    setGone(true);
  }

  if (gone || pathname !== origin) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: resting on it only keeps it there.
    <div
      className="flash"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {children}
      {undo}
      <a
        href={pathname}
        onClick={close}
        aria-label={dismissLabel}
        className="button button-ghost button-icon"
      >
        {dismiss}
      </a>
    </div>
  );
}
