import { createServerClient } from "@supabase/ssr";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import WebSocket from "ws";
import { sessionCookie } from "../../lib/supabase/cookie.ts";
import { testStack } from "./environment.ts";

/**
 * Older versions of Node have no WebSocket of their own, and the client asks for one. A plain
 * object to the types, because those of the two packages disagree about events.
 */
const realtime: object = { transport: WebSocket };

/** Who asks and about which workspace; nothing of either is a bare publishable key. */
export type Caller = { token?: string | undefined; workspace?: string | undefined };

/**
 * The API's own client for one caller. Without the types of our schema, because tests also ask for
 * what is not in it.
 */
export function connectAs(caller: Caller = {}): SupabaseClient {
  const { apiUrl, publishableKey } = testStack();
  return createClient(apiUrl, publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
    realtime,
    global: { headers: callerHeaders(caller) },
  });
}

/** Signs in with the password and returns the cookies, by name, that the application would set. */
export async function sessionCookies(
  email: string,
  password: string,
): Promise<Map<string, string>> {
  const { apiUrl, publishableKey, siteUrl } = testStack();
  const jar = new Map<string, string>();
  const { auth } = createServerClient(apiUrl, publishableKey, {
    realtime,
    cookieOptions: sessionCookie(siteUrl),
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (all) => {
        for (const { name, value } of all) jar.set(name, value);
      },
    },
  });
  const { error } = await auth.signInWithPassword({ email, password });
  if (error) throw new Error(error.message, { cause: error });
  return jar;
}

/** A request to the data API as it stands, for what the client cannot be made to send. */
export function rest(path: string, caller: Caller = {}, init: RequestInit = {}): Promise<Response> {
  const { apiUrl, publishableKey } = testStack();
  const headers = new Headers({
    apikey: publishableKey,
    "content-type": "application/json",
    ...callerHeaders(caller),
  });
  for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
  return fetch(`${apiUrl}/rest/v1/${path}`, { ...init, headers });
}

/** The answer to a request for clients, as it came. */
export async function askForClients(token: string | undefined, workspace: string | undefined) {
  const answer = await rest("clients?select=organization_id", { token, workspace });
  return { status: answer.status, body: await answer.json() };
}

function callerHeaders({ token, workspace }: Caller): Record<string, string> {
  return {
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    ...(workspace !== undefined && { "x-workspace": workspace }),
  };
}
