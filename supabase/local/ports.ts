import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { errorCode, type Remedy, StackError } from "./errors.ts";

type Use = Extract<Remedy, { change: "port" }>["of"];

const names: Record<Use, string> = {
  database: "database",
  api: "Supabase API",
  mailbox: "mailbox",
  smtp: "mail catcher (SMTP)",
  application: "application",
};

/** Whether the port can be bound, tried for a moment. */
function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => {
      const code = errorCode(error);
      if (code === "EADDRINUSE" || code === "EACCES") resolve(false);
      else reject(error);
    });
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/**
 * The port to listen on, 0 becoming a free one.
 * Refuses a taken port in words that say what it is for.
 */
export async function claimPort(port: number, of: Use, host = "127.0.0.1"): Promise<number> {
  if (port === 0) return freePort(host);
  if (await isFree(port, host)) return port;
  throw new StackError(`Port ${port}, wanted for the ${names[of]}, is busy.`, {
    change: "port",
    of,
    from: port,
  });
}

/**
 * A free port below those that the system gives to outgoing connections, so that none of these can
 * take it before it is listened on. The package get-port takes one of these when its range is full,
 * and holds what it gave for seconds, against ourselves too.
 */
async function freePort(host: string): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port, host)) return port;
  }
}
