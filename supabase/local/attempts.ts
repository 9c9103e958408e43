import { isIP } from "node:net";
import type { Middleware } from "./accounts.ts";
import { type Brake, type Brakes, quota } from "./brakes.ts";
import type { Config } from "./config.ts";
import { addressOfSender } from "./visitors.ts";

/** What is known of a request before it is answered. */
export type Attempt = {
  method: string;
  /** Behind /auth/v1. */
  path: string;
  grantType: string | null;
  /** Who sent it: see `senderOf`. */
  sender: string;
  body: Readonly<Record<string, unknown>>;
};

/** An attempt that must wait, and by which brake. */
export type Refused = {
  code: "over_request_rate_limit" | "over_email_send_rate_limit";
  wait: number;
};

const minutes = 60;
const hours = 3600;
const days = 24 * hours;

/** Wrong passwords for one address from one place. A stranger's slow down nobody but the stranger. */
const wrongHere: Brake = {
  free: 5,
  pause: 30,
  longest: 15 * minutes,
  forget: days,
  from: "last",
};
/** For one address from all places from which nobody signed in with it: it never waits for long. */
const wrongAnywhere: Brake = { free: 20, pause: 2, longest: minutes, forget: days, from: "last" };
/**
 * Codes of a mail, for one address. Whoever makes a link's token out of address and code names no address, and is
 * held by the sender's limit and by the code's length alone.
 */
const codes = quota(10, hours);
/** Mails to one address, asked for from one place, and from all places where nobody signed in with it. */
const mailsHere = quota(10, hours);
const mailsAnywhere = quota(30, hours);

const asksForMail = new Set(["/signup", "/otp", "/magiclink", "/recover", "/resend"]);

/**
 * Brakes attempts by who sends them and by the address they are for, known or not: that somebody is
 * made to wait tells nothing of it. The limits by sender and of all mails together are those of
 * `[auth.rate_limit]`.
 */
export function createAttempts(brakes: Brakes, { auth }: Config) {
  const { sign_in_sign_ups, token_refresh, token_verifications, email_sent } = auth.rate_limit;
  const signIns = quota(sign_in_sign_ups, 5 * minutes);
  const refreshes = quota(token_refresh, 5 * minutes);
  const verifications = quota(token_verifications, 5 * minutes);
  const allMails = quota(email_sent, hours);

  type Rule = [kind: string, whose: readonly string[], brake: Brake];
  async function first(
    code: Refused["code"],
    rules: readonly Rule[],
  ): Promise<Refused | undefined> {
    for (const rule of rules) {
      const wait = await brakes.take(...rule);
      if (wait > 0) return { code, wait };
    }
    return undefined;
  }
  const attempts = (...rules: Rule[]) => first("over_request_rate_limit", rules);
  /** Rules about an address that hold wherever the attempt comes from, unless its owner was there. */
  const fromAnywhere = async (address: string, sender: string, rule: Rule) =>
    (await brakes.remembers("known", [address, sender])) ? [] : [rule];
  const mails = async (address: string, sender: string) =>
    first("over_email_send_rate_limit", [
      ["mail", [address, sender], mailsHere],
      ...(await fromAnywhere(address, sender, ["mail-to", [address], mailsAnywhere])),
      ["mails", [], allMails],
    ]);

  /** Whether the attempt must wait. One that need not is counted. */
  async function refuse(attempt: Attempt): Promise<Refused | undefined> {
    const { method, path, grantType, sender } = attempt;
    const address = addressOf(attempt);
    if (method === "PUT" && path === "/user" && address) return mails(address, sender);
    if (path === "/verify") {
      const guess: Rule[] = address ? [["code", [address], codes]] : [];
      return attempts(["verify", [sender], verifications], ...guess);
    }
    if (method !== "POST") return undefined;
    if (asksForMail.has(path)) {
      const refused = await attempts(["sign-in", [sender], signIns]);
      return refused ?? (address ? mails(address, sender) : undefined);
    }
    if (path !== "/token") return undefined;
    if (grantType !== "password") return attempts(["refresh", [sender], refreshes]);
    return attempts(
      ["sign-in", [sender], signIns],
      ["password", [address, sender], wrongHere],
      ...(await fromAnywhere(address, sender, ["password-of", [address], wrongAnywhere])),
    );
  }

  /**
   * To be told of what went well: who signs in with a password, or by a mail's link, has proved who they are,
   * and what was counted against them here is forgotten. `email` is the address of whom a link signed in.
   */
  async function succeeded(attempt: Attempt, email: string): Promise<void> {
    const { path, grantType, sender } = attempt;
    const byPassword = path === "/token" && grantType === "password";
    const address = byPassword ? addressOf(attempt) : email;
    if (!address) return;
    await brakes.release("password", [address, sender]);
    await brakes.remember("known", [address, sender], 90 * days);
  }

  return { refuse, succeeded };
}

/** Answers what must wait, as a hosted project would, and says how long. */
export function brake({ refuse, succeeded }: ReturnType<typeof createAttempts>): Middleware {
  return async (context, next) => {
    const { req, env } = context;
    if (!req.path.startsWith("/auth/v1/")) return next();
    const attempt: Attempt = {
      method: req.method,
      path: req.path.slice("/auth/v1".length),
      grantType: req.query("grant_type") ?? null,
      sender: senderOf(env.peerAddress, req.header("sb-forwarded-for") ?? null),
      body: objectIn(await req.text()),
    };
    const { email } = attempt.body;
    if (email !== undefined && email !== null && typeof email !== "string") {
      const body = { code: 400, error_code: "validation_failed", msg: "email must be a text" };
      return Response.json(body, { status: 400 });
    }
    const refused = await refuse(attempt);
    if (refused) return tooMany(refused);
    await next();
    if (!context.res.ok) return;
    const followed = attempt.path === "/verify" && attempt.method === "POST";
    await succeeded(attempt, followed ? await signedInBy(context.res) : "");
  };
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return value instanceof Object ? { ...value } : {};
  } catch {
    return {};
  }
}

/** The address of the person whom an answer signs in; empty: nobody. */
async function signedInBy(answer: Response): Promise<string> {
  const { access_token: token, user } = objectIn(await answer.clone().text());
  if (typeof token !== "string" || !(user instanceof Object) || !("email" in user)) return "";
  return typeof user.email === "string" ? user.email.toLowerCase() : "";
}

function tooMany({ code, wait }: Refused): Response {
  const what = code === "over_request_rate_limit" ? "Request" : "Email";
  const msg = `${what} rate limit reached. Try again after ${wait} seconds.`;
  return Response.json(
    { code: 429, error_code: code, msg },
    { status: 429, headers: { "Retry-After": String(wait), "X-Sb-Error-Code": code } },
  );
}

function addressOf({ body }: Attempt): string {
  return typeof body.email === "string" ? body.email.trim().toLowerCase() : "";
}

/** Whom a request is counted for. An IPv6 address counts as its network of 64 bits, which is what one customer has. */
export function senderOf(peer: string | null, forwarded: string | null): string {
  const address = addressOfSender(peer, forwarded);
  if (isIP(address) !== 6) return address;
  // The URL's way of writing one is the only one that a machine may rely on.
  const [head = "", tail = ""] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => "0");
  return `${[...left, ...zeros, ...right].slice(0, 4).join(":")}::/64`;
}
