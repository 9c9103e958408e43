/**
 * The headers of every page. Scripts and styles run only with the nonce of their response; nothing
 * is framed, sniffed or sent to other sites.
 */
export function securityHeaders({
  nonce,
  secure,
  path,
}: {
  nonce: string;
  secure: boolean;
  /** The page's. */
  path: string;
}): Record<string, string> {
  const development = process.env.NODE_ENV === "development";
  const policy = [
    "default-src 'self'",
    // Next's development server evaluates code for hot reloading.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
  return {
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    // The address of a mailed link is a key: not even our own log of referrers shall hold it. "no-referrer"
    // would do that too, but takes the Origin from the page's posts.
    "Referrer-Policy": /^\/(auth|invitations)\//.test(path)
      ? "strict-origin"
      : "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    ...(secure ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
  };
}
