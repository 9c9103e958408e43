"use client";

import { PrefetchKind } from "next/dist/client/components/router-reducer/router-reducer-types";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** The links worth a guess: the sections, and the records of a list. */
const guessed = ".nav a, a[data-row-link], .lines a";
const restMs = 60;

/**
 * Fetches the page of a link on which the pointer or the keyboard's focus comes to rest, so that it
 * is there when the link is followed. One listener for all links. What a pointer only passes over costs
 * nothing, one page is fetched at a time, and a finger or a data saver asks for none. The router keeps
 * what came for 30 seconds, or until this browser changes something.
 */
export function Prefetch() {
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let underway = false;
    const arrivals = new PerformanceObserver((list) => {
      if (list.getEntries().some(({ name }) => name.includes("_rsc="))) underway = false;
    });
    arrivals.observe({ type: "resource" });

    let wanted: HTMLAnchorElement | undefined;
    function leave() {
      clearTimeout(timer);
      wanted = undefined;
    }
    function wait() {
      clearTimeout(timer);
      if (wanted) timer = setTimeout(fetchWanted, restMs);
    }
    function fetchWanted() {
      if (!wanted || underway) return;
      underway = true;
      router.prefetch(wanted.href, { kind: PrefetchKind.FULL });
      wanted = undefined;
      // What is still fresh is not asked for, and then nothing arrives.
      setTimeout(() => {
        underway = false;
      }, 1000);
    }
    function enter(event: PointerEvent | FocusEvent) {
      leave();
      const link = event.target instanceof Element && event.target.closest(guessed);
      if (link instanceof HTMLAnchorElement && isWorthIt(event, link)) wanted = link;
      wait();
    }

    document.addEventListener("pointerover", enter);
    document.addEventListener("pointermove", wait);
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", enter);
    return () => {
      leave();
      arrivals.disconnect();
      document.removeEventListener("pointerover", enter);
      document.removeEventListener("pointermove", wait);
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", enter);
    };
  }, [router]);
  return null;
}

function isWorthIt(event: PointerEvent | FocusEvent, link: HTMLAnchorElement): boolean {
  if (
    event instanceof PointerEvent ? event.pointerType === "touch" : !link.matches(":focus-visible")
  )
    return false;
  const { saveData } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {};
  return (
    !saveData &&
    link.origin === location.origin &&
    link.pathname + link.search !== location.pathname + location.search &&
    !link.target &&
    !link.closest("[data-no-prefetch]")
  );
}
