import { paths, safeNext } from "@/lib/paths";
import { t } from "./words";

/**
 * Where we ask the auth API to lead people after a mailed link: the whole address of our callback,
 * which is also right for a Supabase that mails its own templates instead of ours.
 */
export function linkTarget(siteUrl: string, next: string): string {
  return `${siteUrl}${paths.callback}?next=${encodeURIComponent(next)}`;
}

/** What someone should know who signs in or up on the way to `next`. */
export function adviceFor(next: string): string | undefined {
  return next.startsWith(paths.invitation("")) ? t("signIn.invitation") : undefined;
}

/** The path that such an address, as it comes back in a link, leads on to. Home for anything else. */
export function landing(address: string | null, siteUrl: string): string {
  if (!address || !URL.canParse(address, siteUrl)) return paths.home;
  const url = new URL(address, siteUrl);
  if (url.origin !== new URL(siteUrl).origin) return paths.home;
  const next =
    url.pathname === paths.callback ? url.searchParams.get("next") : url.pathname + url.search;
  return safeNext(next);
}
