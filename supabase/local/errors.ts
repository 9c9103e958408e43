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

/** Codes of a connection to Postgres that broke or was not made: of Postgres, the system, its clients. */
const unreachable = /^(08|57P0[123]|E(CONN|PIPE|TIMEDOUT)|CONNECT)/;

/**
 * Whether Postgres could not be reached, or went away before it answered, as while it starts again.
 * It may have done what was asked in the second case.
 */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = errorCode(error);
  if (code !== undefined) return unreachable.test(code);
  return /^(Connection terminated|Client has encountered a connection error)/.test(error.message);
}
