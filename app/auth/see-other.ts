/**
 * Sends the browser on to a page of ours. The address is a path, so that it leads back to the host
 * the request came to, whatever stands between.
 */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path } });
}
