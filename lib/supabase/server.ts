import "server-only";
import { type CookieMethodsServer, createServerClient } from "@supabase/ssr";
import type { SupabaseClient } from "@supabase/supabase-js";
import { cookies, headers } from "next/headers";
import { env } from "@/lib/env";
import { addressHeader, forwardedAddress } from "./address";
import { sessionCookie, sessionCookieName } from "./cookie";
import type { Database } from "./database.types";
import { sparing } from "./sparing";
import { fetchFor } from "./visitor";

export type Db = SupabaseClient<Database>;

/**
 * The database as the signed-in person, bound to one workspace by its slug (none: outside of all).
 * Made for each request and never kept, because it carries that person's session.
 */
export async function createClient(workspace?: string): Promise<Db> {
  const store = await cookies();
  return connect(workspace, {
    getAll: () => store.getAll(),
    setAll(all) {
      try {
        for (const { name, value, options } of all) store.set(name, value, options);
      } catch {
        // A page cannot set cookies; the proxy has refreshed the session before it.
      }
    },
  });
}

/** The same as nobody yet: a session that it gets into is in no browser, and ends with what it does. */
export async function createPassingClient(): Promise<Db> {
  return connect(undefined, { getAll: () => [], setAll: () => {} });
}

/**
 * Takes the session's cookies away, whatever the API knows of the session. For actions and route
 * handlers: a page cannot.
 */
export async function dropSession(): Promise<void> {
  const store = await cookies();
  for (const { name } of store.getAll()) {
    if (name.startsWith(sessionCookieName)) store.delete(name);
  }
}

async function connect(
  workspace: string | undefined,
  store: Required<Pick<CookieMethodsServer, "getAll" | "setAll">>,
): Promise<Db> {
  const { supabaseUrl, supabasePublishableKey, siteUrl } = env();
  const visitor = await headers();
  const { fetch, setAll } = sparing(fetchFor(visitor), store.setAll);
  return createServerClient<Database>(supabaseUrl, supabasePublishableKey, {
    cookieOptions: sessionCookie(siteUrl),
    global: {
      headers: {
        ...forwardedAddress(visitor.get(addressHeader)),
        ...(workspace !== undefined && { "x-workspace": workspace }),
      },
      fetch,
    },
    cookies: { getAll: store.getAll, setAll },
  });
}
