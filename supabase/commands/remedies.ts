import type { Remedy, StackError } from "../local/errors.ts";
import { variableOf } from "./settings.ts";

function wordsFor(remedy: Remedy): string {
  switch (remedy.change) {
    case "port":
      return `Free it, or choose another: ${variableOf(remedy.of)}=${remedy.from + 100}`;
    case "folder":
      return "Stop it first, or set BULKHEAD_DATA_DIR to another folder.";
    case "schema":
      return "Run: npm run stack:reset";
    case "supabase":
      return "Point SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY at a hosted or Docker Supabase.";
  }
}

/** The one line for a person: what is wrong, and what helps. */
export function explain({ message, remedy }: StackError): string {
  return remedy ? `${message} ${wordsFor(remedy)}` : message;
}
