import { fetchAgain, urlOf } from "./again";

/**
 * How a client fetches for a visitor. With each session the auth API keeps the browser that asked for
 * it, so that people can tell their devices apart; told nothing, it would keep ours.
 */
export function fetchFor(visitor: Pick<Headers, "get">): typeof fetch {
  const browser = visitor.get("user-agent");
  return (input, init) => {
    if (!browser || !urlOf(input).includes("/auth/v1/")) return fetchAgain(input, init);
    const headers = new Headers(init?.headers);
    headers.set("user-agent", browser);
    return fetchAgain(input, { ...init, headers });
  };
}
