import { unstable_isUnrecognizedActionError as isUnknownAction } from "next/navigation";

/**
 * What to say of a submission that did not come back with an answer. Whatever Next throws to lead
 * people elsewhere is no failure and goes on. The page stays, so what was typed in it does.
 */
export function unsentWords(error: unknown, next = "Try again."): string {
  const digest = digestOf(error);
  if (digest.startsWith("NEXT_")) throw error;
  if (isUnknownAction(error)) {
    return "Bulkhead was updated meanwhile. Load this page again, then send it once more.";
  }
  if (digest) {
    return `Something went wrong, and the fault is ours. ${next} Reference ${digest}.`;
  }
  const words = `We could not reach Bulkhead. ${next}`;
  // A line that broke before the answer came looks the same as one that broke before the question.
  return navigator.onLine
    ? `${words} It may have arrived all the same: if doing it twice would matter, look first.`
    : words;
}

/** Where an action led by ending, which is how it says that all went well. */
export function redirectOf(error: unknown): string | undefined {
  const [kind, , to] = digestOf(error).split(";");
  return kind === "NEXT_REDIRECT" ? to : undefined;
}

function digestOf(error: unknown): string {
  return error instanceof Error && "digest" in error ? String(error.digest) : "";
}
