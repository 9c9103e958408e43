import { createWriteStream } from "node:fs";
import { serve } from "@hono/node-server";
import { App } from "@supabase/lite";
import { createAfterwards, discreet } from "./accounts.ts";
import { brake, createAttempts } from "./attempts.ts";
import { openBrakes } from "./brakes.ts";
import type { Config } from "./config.ts";
import { openConnection } from "./connection.ts";
import { createMailer } from "./mailer.ts";
import { claimPort } from "./ports.ts";
import { answerAuth, quietConsole, tie } from "./request-context.ts";
import { type Claims, tokenReader } from "./tokens.ts";

export type ApiOptions = {
  /** The database, as the role `authenticator`. */
  url: string;
  /** TCP port on 127.0.0.1; 0 takes a free one. */
  port: number;
  jwtSecret: string;
  publishableKey: string;
  /** The application's address: where mailed links lead, and the only place they may lead on to. */
  siteUrl: string;
  /** The port on 127.0.0.1 that mails are handed to. */
  smtpPort: number;
  config: Config;
  /** The project's root, for the mails' templates. */
  projectDir: string;
  /** The sender of the mails, `Name <address>`. */
  mailFrom: string;
  /** File that takes what the API has to say about failed requests. */
  logFile: string;
};

export type Api = { url: string; stop: () => Promise<void> };

type ServerOptions = NonNullable<
  NonNullable<ConstructorParameters<typeof App>[0]["options"]>["server"]
>;
type Middleware = NonNullable<ServerOptions["middlewares"]>[number];

/** Serves the Supabase API (data and auth) of one database. Migrate it first: the API reads the schema once. */
export async function startApi(options: ApiOptions): Promise<Api> {
  const port = await claimPort(options.port, "api");
  const logStream = createWriteStream(options.logFile, { flags: "a", mode: 0o600 });
  const log = (line: string) => {
    logStream.write(`${new Date().toISOString()} ${line}\n`);
  };
  const connection = await openConnection(options.url, log);
  const { email: emailSettings, rate_limit: _limits, ...settings } = options.config.auth;
  const afterwards = createAfterwards();
  const brakes = openBrakes(options.url);
  // The library knows no templates; the mailer below does.
  const { template: _, ...email } = emailSettings;
  const app = new App({
    connection,
    api: { enabled: true, ...options.config.api },
    auth: {
      enabled: true,
      jwt_secret: options.jwtSecret,
      publishable_key: options.publishableKey,
      site_url: options.siteUrl,
      ...settings,
      email,
    },
    studio: { enabled: false },
    storage: { enabled: false },
    options: {
      server: {
        admin: false,
        disableStudio: true,
        middlewares: [
          brake(createAttempts(brakes, options.config)),
          discreet(afterwards, { confirmations: email.enable_confirmations }),
          recognise(options.jwtSecret),
        ],
        apiKeys: {
          resolver: async (key, { req }) =>
            key === options.publishableKey
              ? { type: "publishable", claims: tie({ role: "anon" }, req.raw) }
              : null,
        },
      },
    },
  });
  app._mailer = createMailer(options);
  await app.init();

  quietConsole();
  const server = serve({
    port,
    hostname: "127.0.0.1",
    fetch: async (request, env) => {
      const url = new URL(request.url);
      const refused = refusal(request, url);
      if (refused) return refused;
      const peerAddress = env.incoming.socket?.remoteAddress ?? null;
      const respond = async () => app.fetch(request, { peerAddress });
      if (!url.pathname.startsWith("/auth/")) return respond();
      const answered = new Promise<void>((resolve) => env.outgoing.once("close", resolve));
      const redirectTo = url.searchParams.get("redirect_to");
      return answerAuth({ redirectTo, answered, log }, respond);
    },
  });
  // Longer than clients keep a connection, so that none sends a request on one that was just closed.
  if ("keepAliveTimeout" in server) server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve) => server.once("listening", resolve));

  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await afterwards.settled();
      await brakes.close();
      await connection.close();
      logStream.end();
    },
  };
}

/**
 * Tells the API library who calls the data API. By itself it would verify each token twice and look up
 * person and session, only to leave it to the database all the same. Its answer to a token that does
 * not hold is its own: such a request passes as it came.
 */
function recognise(jwtSecret: string): Middleware {
  const claimsOf = tokenReader(jwtSecret);
  return async (context, next) => {
    if (context.req.path.startsWith("/rest/v1/")) {
      const token = tokenIn(context.req.header("authorization"));
      const claims: Claims | undefined =
        token === undefined ? { role: "anon" } : await claimsOf(token);
      if (claims) {
        context.set("jwt", tie(claims, context.req.raw));
        if (typeof claims.sub === "string") context.set("userId", claims.sub);
        if (typeof claims.session_id === "string") context.set("sessionId", claims.session_id);
        context.set("ignoreAuthorization", true);
      }
    }
    await next();
  };
}

/** The token of a header; undefined for what the library takes for no token at all. */
function tokenIn(authorization: string | undefined): string | undefined {
  if (!authorization?.startsWith("Bearer ")) return undefined;
  const token = authorization.slice("Bearer ".length).trim();
  const parts = token.split(".");
  return parts.length === 3 && parts.every((part) => part.length > 0) ? token : undefined;
}

/** Requests that the API library would answer and a hosted Supabase would not, or should not. */
function refusal(request: Request, { pathname, searchParams }: URL): Response | undefined {
  // Beside the API the library serves its own configuration, passwords included.
  if (!/^\/(rest|auth)\/v1(\/|$)/.test(pathname)) {
    return Response.json({ message: "Not found" }, { status: 404 });
  }
  // The planner's estimates are made from all rows, not from those the policies show.
  // The words alone are enough: the library is generous in how it reads this header.
  if (/planned|estimated/i.test(request.headers.get("prefer") ?? "")) {
    return badRequest("PGRST122", "Only count=exact is allowed");
  }
  if (embeddingDepth(searchParams.getAll("select").join()) > deepestEmbedding) {
    return badRequest("PGRST100", `Tables embed each other ${deepestEmbedding} deep at most`);
  }
  return undefined;
}

/** As the API itself would put it. */
function badRequest(code: string, message: string): Response {
  return Response.json({ code, message, details: null, hint: null }, { status: 400 });
}

/**
 * How deep tables embed each other. The cap on rows holds for the outermost one only, so that a
 * chain of embeddings multiplies: projects, their entries, those entries' projects, theirs again.
 */
const deepestEmbedding = 2;

function embeddingDepth(select: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of select) {
    if (character === "(") deepest = Math.max(deepest, ++depth);
    if (character === ")") depth--;
  }
  return deepest;
}
