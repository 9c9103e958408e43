const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request that may change something comes from a page of ours: by its Origin, which every browser
 * sends with a post, compared with the configured address of the site. Some extensions and settings take
 * Origin away or make it "null"; then the browser must say by Sec-Fetch-Site, which no page can set, that
 * the page was ours. What says neither is refused: no browser does that.
 */
export function isFromOurPages(
  method: string,
  headers: Pick<Headers, "get">,
  siteUrl: string,
): boolean {
  if (safe.has(method)) return true;
  const origin = headers.get("origin");
  if (origin !== null && origin !== "null") return origin === new URL(siteUrl).origin;
  return headers.get("sec-fetch-site") === "same-origin";
}
