import { unstable_isUnrecognizedActionError as isUnknownAction } from "next/navigation";
import type { ClientWords } from "./words-context";

/**
 * What to say of a submission that did not come back with an answer. Whatever Next throws to lead
 * people elsewhere is no failure and goes on. The page stays, so what was typed in it does; `typed`
 * says that something was.
 */
export function unsentWords(error: unknown, words: ClientWords, typed = false): string {
  const digest = digestOf(error);
  if (digest.startsWith("NEXT_")) throw error;
  if (isUnknownAction(error)) return words.updated;
  if (digest) return (typed ? words.faultKept : words.fault).replace("{reference}", digest);
  const said = typed ? words.unreachedKept : words.unreached;
  // A line that broke before the answer came looks the same as one that broke before the question.
  return navigator.onLine ? `${said} ${words.perhaps}` : said;
}

/** Where an action led by ending, which is how it says that all went well. */
export function redirectOf(error: unknown): string | undefined {
  const [kind, , to] = digestOf(error).split(";");
  return kind === "NEXT_REDIRECT" ? to : undefined;
}

function digestOf(error: unknown): string {
  return error instanceof Error && "digest" in error ? String(error.digest) : "";
}
