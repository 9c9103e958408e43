"use client";

import { usePathname } from "next/navigation";
import { type MouseEvent, type ReactNode, useEffect, useState } from "react";

/** Messages that were on screen: the router keeps old pages, and going back must not repeat them. */
const seen = new Set<string>();

/** Shows a message on the page it was meant for and lets go of it when that page is left. */
export function FlashMessage({
  id,
  path,
  undo,
  dismiss,
  children,
}: {
  id: string;
  path: string;
  undo: ReactNode;
  dismiss: ReactNode;
  children: ReactNode;
}) {
  const pathname = usePathname();
  const [origin] = useState(pathname);
  const [gone, setGone] = useState(() => seen.has(id));

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

  // Without a script the link loads the page again, and by then the message is gone.
  function close(event: MouseEvent) {
    event.preventDefault();
    setGone(true);
  }

  if (gone || pathname !== origin) return null;
  return (
    <div className="mb-6 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line bg-raised py-2 ps-4 pe-2 shadow-raised">
      {children}
      {undo}
      <a
        href={pathname}
        onClick={close}
        aria-label="Dismiss"
        className="grid size-8 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
      >
        {dismiss}
      </a>
    </div>
  );
}
