import { createHash } from "node:crypto";
import { jwtVerify } from "jose";

export type Claims = Record<string, unknown>;

/** How many tokens are remembered, and for how long at most. */
const most = 1000;
const longest = 5 * 60_000;

/**
 * Reads the claims of tokens that this API signed. A token's signature is checked once: what it says
 * stays true until the token expires, and who it names is asked of the database by each statement.
 */
export function tokenReader(secret: string) {
  const key = new TextEncoder().encode(secret);
  const known = new Map<string, { claims: Claims; until: number }>();

  /** The claims of a token that holds now; undefined for any other, whatever is wrong with it. */
  return async (token: string): Promise<Claims | undefined> => {
    const now = Date.now();
    // Not the token itself: a dump of this process shall not hold what signs somebody in.
    const print = createHash("sha256").update(token).digest("base64");
    const found = known.get(print);
    if (found && now < found.until) return { ...found.claims };
    known.delete(print);

    const claims = await verified(token, key);
    if (!claims) return undefined;
    const { exp } = claims;
    // The library takes a token for expired from its last second on.
    const until = Math.min(now + longest, typeof exp === "number" ? exp * 1000 : now + longest);
    if (known.size >= most)
      for (const oldest of known.keys()) {
        known.delete(oldest);
        break;
      }
    known.set(print, { claims, until });
    return { ...claims };
  };
}

async function verified(token: string, key: Uint8Array): Promise<Claims | undefined> {
  try {
    const { payload } = await jwtVerify(token, key, { algorithms: ["HS256"] });
    const issued = payload.iat;
    return typeof issued === "number" && issued > Math.floor(Date.now() / 1000)
      ? undefined
      : payload;
  } catch {
    return undefined;
  }
}
