import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A relay in front of the API that counts what goes through it. */
export type Counter = { url: string; stop: () => Promise<void> };

/**
 * Passes each request on as it is. GET /__count answers with the paths since the last time it was
 * asked, so that a test can say how many requests a page costs.
 */
export async function startCounter(apiUrl: string): Promise<Counter> {
  const target = new URL(apiUrl);
  let seen: string[] = [];
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === "/__count") {
      outgoing.setHeader("content-type", "application/json");
      outgoing.end(JSON.stringify(seen));
      seen = [];
      return;
    }
    seen.push(`${incoming.method} ${incoming.url?.split("?")[0]}`);
    const { method, url: path, headers } = incoming;
    const onward = request(
      { host: target.hostname, port: target.port, method, path, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  // As the API does: longer than clients keep a connection.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
