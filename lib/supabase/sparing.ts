import type { CookieMethodsServer } from "@supabase/ssr";
import { urlOf } from "./again";

type SetAll = NonNullable<CookieMethodsServer["setAll"]>;

/**
 * Keeps a session whose refresh the auth API only puts off, because too many came from one place: its client
 * takes that for the session's end and would take the cookies away, so that whoever shares an address with a
 * rude neighbour were signed out. Both parts are for one client.
 */
export function sparing(ask: typeof fetch, store: SetAll) {
  let putOff = false;
  return {
    fetch: async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
      const answer = await ask(input, init);
      const isRefresh = urlOf(input).includes("grant_type=refresh_token");
      if (answer.status === 429 && isRefresh) putOff = true;
      return answer;
    },
    setAll: ((all, headers) => {
      const kept = putOff ? all.filter(({ value }) => value !== "") : all;
      return kept.length > 0 ? store(kept, headers) : undefined;
    }) satisfies SetAll,
    /** Whether there is a session that could not be refreshed now. */
    isPutOff: () => putOff,
  };
}
