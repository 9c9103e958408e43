import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import type { AnyAST, SelectEntry } from "@supabase/lite";
import { ApiError } from "./answers.ts";

/** What one request may take of the API: others wait for whatever it takes. */
export const limits = {
  /** The bytes of a body. */
  body: 1024 * 1024,
  /** How deep its JSON nests. */
  nesting: 500,
  /** The bytes that Postgres sends for an answer. */
  answer: 4 * 1024 * 1024,
  /** The tables embedded in one request, wherever. */
  embeds: 8,
  /** How deep they embed each other: a chain multiplies. */
  depth: 2,
  /** The requests of one person that are answered at once, and that wait for it. */
  atOnce: 6,
  waiting: 60,
  /** How long one waits at most, in milliseconds. */
  patience: 10_000,
};

/** What is wrong with a body before anybody has looked into it. */
export type BodyFault = "too large" | "too deep";

/**
 * Reads the body to its end, for whoever reads it from the request afterwards, unless it is larger
 * than allowed, which is told as soon as it is known.
 */
export async function readBody(
  incoming: Readable & { headers: IncomingHttpHeaders },
): Promise<BodyFault | undefined> {
  const { "content-length": length, "transfer-encoding": coding } = incoming.headers;
  if (length === undefined && coding === undefined) return undefined;
  if (Number(length ?? 0) > limits.body) return "too large";
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > limits.body) return "too large";
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  if (nestsDeeper(body, limits.nesting)) return "too deep";
  // Where the HTTP server looks for the body of a request that was read before it.
  Object.assign(incoming, { rawBody: body });
  return undefined;
}

/** Whether JSON nests deeper: to write it down again would take more stack than there is. */
function nestsDeeper(body: Buffer, most: number): boolean {
  if (body.length <= most) return false;
  const [quote, backslash, ...brackets] = Buffer.from('"\\[{]}');
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] ?? 0;
    if (quoted) {
      if (byte === backslash) at++;
      else if (byte === quote) quoted = false;
    } else if (byte === quote) quoted = true;
    else if (byte === brackets[0] || byte === brackets[1]) {
      if (++depth > most) return true;
    } else if (byte === brackets[2] || byte === brackets[3]) depth--;
  }
  return false;
}

/**
 * Refuses a request that embeds too many tables or too deep, and caps the rows of those it does
 * embed. It is told what the API library has read out of the request, aliases, hints and quotes and all.
 */
export function limitEmbeds({ select }: AnyAST, maxRows: number): void {
  let count = 0;
  const visit = (entries: SelectEntry[] | undefined, depth: number): void => {
    for (const entry of entries ?? []) {
      if (typeof entry === "string") continue;
      for (const embed of Object.values(entry)) {
        if (!("select" in embed || "spread" in embed || "join" in embed)) continue;
        if (++count > limits.embeds) {
          throw new ApiError(400, "PGRST100", `A request embeds ${limits.embeds} tables at most`);
        }
        if (depth > limits.depth) {
          throw new ApiError(
            400,
            "PGRST100",
            `Tables embed each other ${limits.depth} deep at most`,
          );
        }
        // Of each row of the table around, and there are as many rows of that for each of its own.
        const most = Math.ceil(maxRows / 10 ** (depth - 1));
        embed.limit = Math.min(embed.limit ?? most, most);
        visit(embed.select, depth + 1);
      }
    }
  };
  visit(select, 1);
}
