import { createHmac } from "node:crypto";
import { testStack } from "./environment.ts";

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

type Forgery = {
  /** Claims that take the place of the true ones. */
  claims?: Record<string, unknown>;
  secret?: string;
  algorithm?: "HS256" | "none";
};

/**
 * An access token as the auth API signs them, for an hour; or a forged one. It names the session that
 * somebody made by SQL has, whose id is the person's.
 */
export function accessToken(userId: string, forgery: Forgery = {}): string {
  const { claims, secret = testStack().jwtSecret, algorithm = "HS256" } = forgery;
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    aud: "authenticated",
    role: "authenticated",
    sub: userId,
    session_id: userId,
    iat: now,
    exp: now + 3600,
    ...claims,
  };
  const signed = `${encode({ alg: algorithm, typ: "JWT" })}.${encode(payload)}`;
  if (algorithm === "none") return `${signed}.`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}
