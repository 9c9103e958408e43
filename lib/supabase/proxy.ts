import { createServerClient } from "@supabase/ssr";
import { type NextRequest, NextResponse } from "next/server";
import { clientAddress } from "@/lib/client-address";
import { t } from "@/lib/common-words";
import { env, readVariable } from "@/lib/env";
import { consumeFlash } from "@/lib/flash";
import { isFromOurPages } from "@/lib/origin";
import { paths } from "@/lib/paths";
import { securityHeaders } from "@/lib/security-headers";
import { addressHeader, forwardedAddress } from "./address";
import { lastWorkspaceCookie, sessionCookie } from "./cookie";
import { sparing } from "./sparing";
import { fetchFor } from "./visitor";

const signedInOnly = /^\/(w|workspaces|profile)(\/|$)/;

/**
 * Before each page: refuses what another site posts, refreshes a session that is about to end (a page
 * could not store the new one), sends people without one to the sign-in page, and sets the security
 * headers. Of a session it decides nothing: whether it is true and what it may see is the database's
 * answer to each query.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { supabaseUrl, supabasePublishableKey, siteUrl, trustedProxies } = env();
  const secure = siteUrl.startsWith("https:");
  const nonce = btoa(crypto.randomUUID());
  const headers = securityHeaders({ nonce, secure, path: request.nextUrl.pathname });
  const path = request.nextUrl.pathname + request.nextUrl.search;
  if (!isFromOurPages(request.method, request.headers, siteUrl)) {
    return refuse(403, t("errors.foreignPost", { siteUrl }), headers);
  }
  // Next reads a form of this size at most, and has no words for a larger one.
  if (Number(request.headers.get("content-length")) > 1024 * 1024) {
    return refuse(413, t("errors.formTooLarge"), headers);
  }
  // Only with supabase/commands/peers.mjs is the header's last entry the socket's.
  const told = readVariable("BULKHEAD_PEERS") ? request.headers.get("x-forwarded-for") : null;
  const address = clientAddress(told, trustedProxies);

  const refreshed: Parameters<NextResponse["cookies"]["set"]>[] = [];
  const { fetch, setAll, isPutOff } = sparing(fetchFor(request.headers), (all) => {
    for (const { name, value, options } of all) {
      request.cookies.set(name, value);
      refreshed.push([name, value, options]);
    }
  });
  const supabase = createServerClient(supabaseUrl, supabasePublishableKey, {
    cookieOptions: sessionCookie(siteUrl),
    global: { headers: forwardedAddress(address), fetch },
    cookies: { getAll: () => request.cookies.getAll(), setAll },
  });
  const { data } = await supabase.auth.getSession();

  // A script that sends a form is answered in the form, where what was typed is not lost.
  const mustSignIn =
    !data.session && signedInOnly.test(path) && !request.headers.has("next-action");
  if (mustSignIn && isPutOff()) return refuse(429, t("errors.sessionPutOff"), headers);
  const response = mustSignIn
    ? NextResponse.redirect(new URL(paths.login(path), request.url), 303)
    : NextResponse.next({ request: { headers: forwarded(request, headers, path, address) } });

  for (const cookie of refreshed) response.cookies.set(...cookie);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  // No page here is the same for two people.
  response.headers.set("Cache-Control", "private, no-store");
  rememberWorkspace(request, response, secure);
  consumeFlash(request, response);
  return response;
}

/** To what no page is for, or none can be made for now: plain words, and nothing is done. */
function refuse(status: number, text: string, headers: Record<string, string>): NextResponse {
  const response = new NextResponse(text, { status, headers });
  response.headers.set("Content-Type", "text/plain; charset=utf-8");
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

/**
 * What the page needs to know: the nonce that Next reads from the policy, its own address, and the
 * client's.
 */
function forwarded(
  request: NextRequest,
  headers: Record<string, string>,
  path: string,
  address: string | undefined,
): Headers {
  const all = new Headers(request.headers);
  all.set("Content-Security-Policy", headers["Content-Security-Policy"] ?? "");
  all.set("x-path", path);
  all.set(addressHeader, address ?? "");
  return all;
}

/**
 * The home page goes to the workspace this browser was in last. A page fetched ahead counts too: the
 * links that are fetched ahead stay inside the workspace that is on screen.
 */
function rememberWorkspace(request: NextRequest, response: NextResponse, secure: boolean): void {
  const slug = /^\/w\/([a-z0-9-]{3,48})(\/|$)/.exec(request.nextUrl.pathname)?.[1];
  if (!slug || slug === request.cookies.get(lastWorkspaceCookie)?.value) return;
  // A cookie on the answer to a form would make Next draw the whole page again.
  if (request.method !== "GET") return;
  response.cookies.set(lastWorkspaceCookie, slug, {
    httpOnly: true,
    sameSite: "lax",
    secure,
    path: "/",
    maxAge: 31_536_000,
  });
}
