"use client";

import { useEffect, useRef } from "react";
import { slugOf } from "@/lib/organizations/defaults";

/**
 * Writes the address that a name makes into the field beside it while the name is typed, until the
 * address is touched. Shows nothing itself.
 */
export function SlugSuggestion({ from, to }: { from: string; to: string }) {
  const place = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const fields = place.current?.form?.elements;
    const name = fields?.namedItem(from);
    const slug = fields?.namedItem(to);
    if (!(name instanceof HTMLInputElement && slug instanceof HTMLInputElement)) return;
    let last = slug.value;
    const suggest = () => {
      if (slug.value !== last) return;
      last = slugOf(name.value);
      slug.value = last;
    };
    name.addEventListener("input", suggest);
    return () => name.removeEventListener("input", suggest);
  }, [from, to]);
  return <input ref={place} type="hidden" />;
}
