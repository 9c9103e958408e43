/** What would help against a `StackError`; the program around can say how that is done there. */
export type Remedy =
  | { change: "port"; of: "database" | "api" | "mailbox" | "smtp" | "application"; from: number }
  | { change: "folder" }
  | { change: "schema" }
  | { change: "supabase" };

/**
 * A reason not to go on that its reader can act on: shown as one line, without a stack trace.
 */
export class StackError extends Error {
  override name = "StackError";

  constructor(
    message: string,
    readonly remedy?: Remedy,
  ) {
    super(message);
  }
}

/** The errno code of a system error (`ENOENT`, `EADDRINUSE`), or undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
