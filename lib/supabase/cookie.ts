import type { CookieOptionsWithName } from "@supabase/ssr";

/** What the names of the session's cookies begin with: a long session is cut into several. */
export const sessionCookieName = "bulkhead-session";

/**
 * The session's cookie. No script reads it, because no Supabase client runs in the browser; Lax
 * keeps it on links from e-mails and off foreign posts.
 */
export function sessionCookie(siteUrl: string): CookieOptionsWithName {
  return {
    name: sessionCookieName,
    httpOnly: true,
    sameSite: "lax",
    secure: siteUrl.startsWith("https:"),
    path: "/",
  };
}

/** The slug of the workspace that this browser was in last; the home page goes there. */
export const lastWorkspaceCookie = "last-workspace";
