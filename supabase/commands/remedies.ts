import { errorCode, type Remedy, StackError } from "../local/errors.ts";
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

/** What the system says of a file, in words; its own code otherwise. */
const troubles: Record<string, string> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk is full",
  EROFS: "the disk is read-only",
  EACCES: "it belongs to another user",
  EPERM: "it is not to be changed",
  ENOTDIR: "there is a file in its way",
  // What Node says of a folder on a read-only disk.
  "mkdir ENOENT": "the disk is read-only",
};

/**
 * The one line for a person: what is wrong, and what helps. Undefined for what nobody foresaw, which
 * only its whole trace explains.
 */
export function explain(error: unknown): string | undefined {
  if (error instanceof StackError) {
    const { message, remedy } = error;
    return remedy ? `${message} ${wordsFor(remedy)}` : message;
  }
  const code = errorCode(error) ?? "";
  // Postgres's own code for a full disk.
  if (code === "53100") return "The database cannot grow: the disk is full.";
  const { path, syscall = "" } = error as NodeJS.ErrnoException;
  const trouble = troubles[`${syscall} ${code}`] ?? troubles[code];
  if (!trouble || !/^(open|write|mkdir|rename|unlink|rm|ch|copy|fsync)/.test(syscall))
    return undefined;
  return `${path ?? "The data folder"} cannot be written: ${trouble}. BULKHEAD_DATA_DIR names another.`;
}
