import { connect, createServer, type Socket } from "node:net";

/** What went between a client and Postgres. */
export type Traffic = {
  /** Messages that ask for an answer now, and so cost the way there and back: Query, Sync, Flush. */
  trips: number;
  /** Statements that Postgres had to parse: Query and Parse. */
  parsed: number;
  /** Statements that Postgres carried out, by their command tags. */
  done: string[];
};

export type Relay = {
  /** The address given, by way of the relay. */
  url: string;
  /** What went through since the last time it was asked. */
  take: () => Traffic;
  stop: () => Promise<void>;
};

/** Cuts a stream into the messages of Postgres's protocol. A client's first has no type. */
function splitter(typed: boolean) {
  let held = Buffer.alloc(0);
  let head = typed ? 1 : 0;
  return (chunk: Buffer): Buffer[] => {
    held = Buffer.concat([held, chunk]);
    const messages: Buffer[] = [];
    while (held.length >= head + 4) {
      const end = head + held.readUInt32BE(head);
      if (held.length < end) break;
      messages.push(held.subarray(0, end));
      held = held.subarray(end);
      head = 1;
    }
    return messages;
  };
}

const typeOf = (message: Buffer) => String.fromCharCode(message[0] ?? 0);
const nothing = (): Traffic => ({ trips: 0, parsed: 0, done: [] });

/**
 * Stands between a client and Postgres and counts what goes through. `rewrite` may put another
 * message in the place of one, to make Postgres refuse what no client would send.
 */
export async function startRelay(
  target: string,
  rewrite: (message: Buffer) => Buffer = (message) => message,
): Promise<Relay> {
  const { hostname, port } = new URL(target);
  let traffic = nothing();
  const sockets = new Set<Socket>();

  const server = createServer((client) => {
    const database = connect({ host: hostname, port: Number(port) });
    const asked = splitter(false);
    const answered = splitter(true);
    client.on("data", (chunk: Buffer) => {
      for (const message of asked(chunk)) {
        const type = typeOf(message);
        if (type === "Q" || type === "S" || type === "H") traffic.trips++;
        if (type === "Q" || type === "P") traffic.parsed++;
        database.write(rewrite(message));
      }
    });
    database.on("data", (chunk: Buffer) => {
      for (const message of answered(chunk)) {
        if (typeOf(message) === "C")
          traffic.done.push(message.toString("utf8", 5, message.length - 1));
      }
      client.write(chunk);
    });
    client.once("close", () => database.destroy());
    database.once("close", () => client.destroy());
    for (const socket of [client, database]) {
      socket.setNoDelay(true);
      socket.on("error", () => socket.destroy());
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The relay has no port.");
  const url = new URL(target);
  url.port = String(address.port);
  return {
    url: url.href,
    take: () => {
      const taken = traffic;
      traffic = nothing();
      return taken;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
