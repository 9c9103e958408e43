import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { z } from "zod";
import { listPage, messagePage, missingPage } from "./mailbox-pages.ts";
import { claimPort } from "./ports.ts";

const messageSchema = z.object({
  id: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  receivedAt: z.string(),
});

export type Message = z.infer<typeof messageSchema>;

export type MailboxOptions = {
  /** Folder that keeps the mails over restarts. */
  dataDir: string;
  /** Ports on 127.0.0.1; 0 takes a free one. */
  httpPort: number;
  smtpPort: number;
};

export type Mailbox = { url: string; smtpPort: number; stop: () => Promise<void> };

const kept = 500;

/** Catches every mail sent to its SMTP port, whoever it is for, and shows them on its page. */
export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
  const httpPort = await claimPort(options.httpPort, "mailbox");
  const smtpPort = await claimPort(options.smtpPort, "smtp");
  const store = await openStore(join(options.dataDir, "mails.json"));

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
        receive(Buffer.concat(chunks), to).then(
          async (message) => {
            await store.add(message);
            done();
          },
          (error) => done(error),
        );
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(smtpPort, "127.0.0.1", () => resolve()));

  const server = createServer((request, response) => {
    respond(store, request, response).catch((error) => {
      response.writeHead(500, { "content-type": "text/plain" }).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(httpPort, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${httpPort}`,
    smtpPort,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    },
  };
}

async function receive(source: Buffer, to: string[]): Promise<Message> {
  const mail = await PostalMime.parse(source);
  return {
    id: randomUUID(),
    from: mail.from?.address ?? "",
    to,
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: mail.html ?? "",
    receivedAt: new Date().toISOString(),
  };
}

type Store = {
  /** Newest first. */
  list: () => Message[];
  add: (message: Message) => Promise<void>;
  clear: () => Promise<void>;
};

async function openStore(path: string): Promise<Store> {
  let messages: Message[] = [];
  if (existsSync(path)) {
    const parsed = z.array(messageSchema).safeParse(JSON.parse(await readFile(path, "utf8")));
    if (parsed.success) messages = parsed.data;
  }
  // One write at a time, each replacing the file as a whole: a killed run leaves a readable file.
  let writing = Promise.resolve();
  const save = () => {
    const text = JSON.stringify(messages);
    // A full disk fails the mails it meets, not those after it.
    writing = writing
      .catch(() => {})
      .then(async () => {
        await writeFile(`${path}.new`, text, { mode: 0o600 });
        await rename(`${path}.new`, path);
      });
    return writing;
  };
  return {
    list: () => messages,
    add: (message) => {
      messages = [message, ...messages].slice(0, kept);
      return save();
    },
    clear: () => {
      messages = [];
      return save();
    },
  };
}

async function respond(store: Store, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? "/", "http://mailbox");
  const json = (value: unknown) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
  const html = (status: number, page: string) =>
    response
      .writeHead(status, {
        "content-type": "text/html; charset=utf-8",
        // A caught mail is foreign: its frame runs no script, and nothing here does.
        "content-security-policy":
          "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'none'; base-uri 'none'",
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
      })
      .end(page);

  if (url.pathname === "/api/messages" && request.method === "DELETE") {
    // No browser sends DELETE to another site unasked, so a foreign page cannot empty the box.
    await store.clear();
    return response.writeHead(204).end();
  }
  const to = url.searchParams.get("to")?.toLowerCase();
  const messages = store.list().filter((message) => !to || message.to.includes(to));
  if (url.pathname === "/api/messages") {
    return json(messages.map((message) => ({ ...message, to: message.to.join(", ") })));
  }
  if (url.pathname === "/") return html(200, listPage(messages, to ?? ""));
  const id = /^\/messages\/([\w-]+)$/.exec(url.pathname)?.[1];
  const message = messages.find((candidate) => candidate.id === id);
  return message ? html(200, messagePage(message)) : html(404, missingPage());
}
