import { createWriteStream } from "node:fs";
import { availableParallelism } from "node:os";
import { serve } from "@hono/node-server";
import { App } from "@supabase/lite";
import { createAfterwards, discreet } from "./accounts.ts";
import { changeAddress } from "./address-change.ts";
import { noDatabase, refusal } from "./answers.ts";
import { brake, createAttempts, senderOf } from "./attempts.ts";
import { openBrakes } from "./brakes.ts";
import type { Config } from "./config.ts";
import { openConnection } from "./connection.ts";
import { isUnreachable } from "./errors.ts";
import { FairQueue, TooMany } from "./fair-queue.ts";
import { type BodyFault, limits, readBody } from "./limits.ts";
import { createMailer } from "./mailer.ts";
import { claimPort } from "./ports.ts";
import { answerAuth, quietConsole, tie } from "./request-context.ts";
import { mostSessions } from "./session.ts";
import { type Claims, tokenReader } from "./tokens.ts";
import { visitorOf } from "./visitors.ts";

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
  // A full disk costs the log and nothing else.
  logStream.on("error", () => {});
  const log = (line: string) => {
    logStream.write(`${new Date().toISOString()} ${line}\n`);
  };
  const maxRows = options.config.api.max_rows;
  const connection = await openConnection(options.url, { maxRows, log });
  const { email: emailSettings, rate_limit: _limits, ...settings } = options.config.auth;
  const afterwards = createAfterwards();
  const brakes = openBrakes(options.url);
  const mailer = createMailer(options);
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
          excuse,
          brake(createAttempts(brakes, options.config)),
          discreet(afterwards, { confirmations: email.enable_confirmations }),
          changeAddress(afterwards, mailer, emailSettings),
          recognise(options.jwtSecret),
          takeTurns(),
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
  app._mailer = mailer;
  await app.init();

  quietConsole();
  const server = serve({
    port,
    hostname: "127.0.0.1",
    fetch: async (request, env) => {
      const url = new URL(request.url);
      const { pathname, searchParams } = url;
      // Beside the API the library serves its own configuration, passwords included.
      if (!/^\/(rest|auth)\/v1(\/|$)/.test(pathname)) {
        return Response.json({ message: "Not found" }, { status: 404 });
      }
      const isAuth = pathname.startsWith("/auth/");
      if (!methods.includes(request.method)) {
        return refusal(405, "PGRST117", `Unsupported HTTP method: ${request.method}`);
      }
      const fault = await readBody(env.incoming);
      if (fault) return refuseBody(fault, isAuth);
      const peerAddress = env.incoming.socket?.remoteAddress ?? null;
      const respond = async () => app.fetch(request, { peerAddress });
      if (!isAuth) return respond();
      const answered = new Promise<void>((resolve) => env.outgoing.once("close", resolve));
      const redirectTo = searchParams.get("redirect_to");
      const visitor = visitorOf(request.headers, peerAddress);
      return answerAuth({ redirectTo, visitor, answered, log }, respond);
    },
    // A request that comes too slowly holds nothing but its own connection, and not for long.
    serverOptions: { requestTimeout: 60_000 },
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
 * A lost database is no fault of the request's: 503 is what clients try again at. The library says 500
 * for it, at which they would end a session that they were about to refresh.
 */
const excuse: Middleware = async (context, next) => {
  await next();
  if (isUnreachable(context.error)) {
    context.res = refusal(...noDatabase, { "retry-after": "1" });
  }
};

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

/**
 * Lets one person's requests of the data API run only so many at once, and all persons' in turn. What
 * nobody signed in asks for counts for the address that it comes from. Passwords are hashed beside the
 * API's thread, but on the same cores: they leave one of them to everybody else.
 */
function takeTurns(): Middleware {
  const { waiting, patience } = limits;
  const waits = { waiting, patience };
  const data = new FairQueue({ ...waits, atOnce: mostSessions, ofOne: limits.atOnce, debts: true });
  const cores = Math.max(1, availableParallelism() - 1);
  const passwords = new FairQueue({ ...waits, atOnce: cores, ofOne: cores, debts: false });
  return async (context, next) => {
    const { req, env } = context;
    const sender = senderOf(env.peerAddress, req.header("sb-forwarded-for") ?? null);
    try {
      if (req.path.startsWith("/rest/v1/")) {
        return await data.run(context.get("userId") ?? `at ${sender}`, next);
      }
      return await (hashes(req) ? passwords.run(sender, next) : next());
    } catch (error) {
      if (!(error instanceof TooMany)) throw error;
      const headers = { "retry-after": "1" };
      if (req.path.startsWith("/rest/")) return refusal(429, "PT429", "too_many_requests", headers);
      const body = { code: 429, error_code: "over_request_rate_limit", msg: "Too many at once" };
      return Response.json(body, { status: 429, headers });
    }
  };
}

/** Whether a request of the auth API takes a password. */
function hashes(req: Parameters<Middleware>[0]["req"]): boolean {
  if (req.path === "/auth/v1/token") return req.query("grant_type") === "password";
  return req.path === "/auth/v1/signup" || (req.path === "/auth/v1/user" && req.method === "PUT");
}

const methods = ["GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"];

function refuseBody(fault: BodyFault, isAuth: boolean): Response {
  const { body, nesting } = limits;
  const [status, message] =
    fault === "too large"
      ? [413, `A body has ${body} bytes at most`]
      : [400, `JSON nests ${nesting} deep at most`];
  if (!isAuth) return refusal(status, `PT${status}`, message);
  return Response.json({ code: status, error_code: "bad_body", msg: message }, { status });
}
