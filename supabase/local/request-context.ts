import { AsyncLocalStorage } from "node:async_hooks";

/** What the API's database session and mails must know of the request being answered. */
type RequestContext = {
  method: string;
  path: string;
  headers: Record<string, string>;
  /** Where a mailed link should lead in the end, as the client asked; not checked yet. */
  redirectTo: string | null;
  /** Receives what the API library prints while it answers. */
  log: (line: string) => void;
};

const storage = new AsyncLocalStorage<RequestContext>();

/** The context of the request that the present call stack answers, if any. */
export const currentRequest = () => storage.getStore();

/** Answers a request inside its context. */
export function answer<T>(request: Request, log: (line: string) => void, respond: () => T): T {
  const url = new URL(request.url);
  const context = {
    method: request.method,
    path: url.pathname.replace(/^\/rest\/v1/, ""),
    headers: Object.fromEntries(request.headers),
    redirectTo: url.searchParams.get("redirect_to"),
    log,
  };
  return storage.run(context, respond);
}
