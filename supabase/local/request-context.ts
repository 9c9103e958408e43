import { AsyncLocalStorage } from "node:async_hooks";
import { format } from "node:util";
import type { Visitor } from "./visitors.ts";

type Log = (line: string) => void;

/** What the session of a request of the data API must know of it. */
type DataRequest = { method: string; path: string; headers: Record<string, string> };

const dataRequests = new WeakMap<object, DataRequest>();

/**
 * Ties a request of the data API to the claims of its caller, an object made for this request alone,
 * and returns them: the library hands them on to the session as they are.
 */
export function tie<T extends object>(claims: T, { method, headers, url }: Request): T {
  const path = new URL(url).pathname.replace(/^\/rest\/v1/, "");
  dataRequests.set(claims, { method, path, headers: Object.fromEntries(headers) });
  return claims;
}

/** The request that claims were tied to. */
export function requestOf(claims: unknown): DataRequest | undefined {
  return typeof claims === "object" && claims !== null ? dataRequests.get(claims) : undefined;
}

/** What must be known of a request of the auth API, wherever it is answered from. */
type AuthRequest = {
  /** Where a mailed link should lead in the end, as the client asked; not checked yet. */
  redirectTo: string | null;
  /** Whose sessions begin or go on with it. */
  visitor: Visitor;
  /** Settles when the answer is written, or nobody waits for it any more. */
  answered: Promise<unknown>;
  /** Receives what the API library prints while it answers. */
  log: Log;
};

const storage = new AsyncLocalStorage<AuthRequest>();
let answering = 0;

/** The request of the auth API that the present call stack answers, if any. */
export const currentAuthRequest = () => storage.getStore();

/**
 * Answers a request of the auth API inside its context. Once the last is answered Node stops following
 * every promise for it, which costs the data API a sixth of its time otherwise.
 */
export async function answerAuth<T>(context: AuthRequest, respond: () => Promise<T>): Promise<T> {
  answering++;
  try {
    return await storage.run(context, respond);
  } finally {
    if (--answering === 0) storage.disable();
  }
}

const logs = new WeakMap<object, Log>();

/** Has the error printed to a log, should it be printed, and returns it. */
export function printTo(log: Log, error: unknown): unknown {
  if (typeof error === "object" && error !== null) logs.set(error, log);
  return error;
}

let quieted = false;

/**
 * The API library prints each refused statement, values included. That, and all it prints while it
 * answers for the auth API, goes to the log file of its API; everything else is printed as ever.
 */
export function quietConsole(): void {
  if (quieted) return;
  quieted = true;
  for (const method of ["error", "warn", "info", "log"] as const) {
    const print = console[method].bind(console);
    console[method] = (...values: unknown[]) => {
      const [first] = values;
      const known = typeof first === "object" && first !== null ? logs.get(first) : undefined;
      const log = known ?? currentAuthRequest()?.log;
      if (log) log(format(...values));
      else print(...values);
    };
  }
}
