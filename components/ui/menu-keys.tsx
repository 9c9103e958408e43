"use client";

import { useEffect } from "react";

/**
 * Arrow keys, Home and End inside every menu of the page, and closing one when a link in it was
 * followed without leaving the page. An extra: Tab, Enter and Escape need no script.
 */
export function MenuKeys() {
  useEffect(() => {
    document.addEventListener("keydown", move);
    document.addEventListener("click", closeAfterLink);
    return () => {
      document.removeEventListener("keydown", move);
      document.removeEventListener("click", closeAfterLink);
    };
  }, []);
  return null;
}

function move(event: KeyboardEvent) {
  if (!["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) return;
  const from = document.activeElement;
  if (!(from instanceof HTMLElement) || from.matches("input, select, textarea")) return;
  const menu = from.closest("[data-menu]") ?? opened(from);
  if (!menu) return;

  const items = [...menu.querySelectorAll<HTMLElement>("a[href], button")];
  const at = items.indexOf(from);
  const next =
    { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key] ?? 0;
  items.at(next === items.length ? 0 : next)?.focus();
  event.preventDefault();
}

/** From a menu's button the arrows step into the menu, opening it first. */
function opened(from: HTMLElement): Element | null {
  if (!(from instanceof HTMLButtonElement)) return null;
  const menu = from.popoverTargetElement;
  if (!(menu instanceof HTMLElement) || !menu.matches("[data-menu]")) return null;
  menu.showPopover();
  return menu;
}

function closeAfterLink(event: MouseEvent) {
  if (!(event.target instanceof Element)) return;
  const menu = event.target.closest("a[href]")?.closest<HTMLElement>("[data-menu]:popover-open");
  menu?.hidePopover();
}
