import "server-only";
import { createServerClient } from "@supabase/ssr";
import type { SupabaseClient } from "@supabase/supabase-js";
import { cookies, headers } from "next/headers";
import { env } from "@/lib/env";
import { addressHeader, forwardedAddress } from "./address";
import { fetchAgain } from "./again";
import { sessionCookie } from "./cookie";
import type { Database } from "./database.types";

export type Db = SupabaseClient<Database>;

/**
 * The database as the signed-in person, bound to one workspace by its slug (none: outside of all).
 * Made for each request and never kept, because it carries that person's session.
 */
export async function createClient(workspace?: string): Promise<Db> {
  const store = await cookies();
  const { supabaseUrl, supabasePublishableKey, siteUrl } = env();
  return createServerClient<Database>(supabaseUrl, supabasePublishableKey, {
    cookieOptions: sessionCookie(siteUrl),
    global: {
      headers: {
        ...forwardedAddress((await headers()).get(addressHeader)),
        ...(workspace !== undefined && { "x-workspace": workspace }),
      },
      fetch: fetchAgain,
    },
    cookies: {
      getAll: () => store.getAll(),
      setAll(all) {
        try {
          for (const { name, value, options } of all) store.set(name, value, options);
        } catch {
          // A page cannot set cookies; the proxy has refreshed the session before it.
        }
      },
    },
  });
}
