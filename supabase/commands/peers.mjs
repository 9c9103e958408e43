/*
 * Adds to each request who sent it: the address of the socket, as the last of X-Forwarded-For, like any
 * proxy does. What stands before it may be made up. Next itself leaves a header that is there alone, and
 * the pages see no socket. Plain JavaScript, because Next's own processes load it.
 */
import { subscribe } from "node:diagnostics_channel";

subscribe("http.server.request.start", ({ request, socket }) => {
  const { headers } = request;
  const given = headers["x-forwarded-for"];
  const peer = socket.remoteAddress ?? "unknown";
  headers["x-forwarded-for"] = given ? `${given}, ${peer}` : peer;
});

// For lib/client-address.ts: without this file the header would be the client's own words.
process.env.BULKHEAD_PEERS = "told";
