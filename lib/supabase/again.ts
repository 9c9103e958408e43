/** Two waited for each other in a circle, or changed the same: all that one of them did was undone. */
const brokenOff: readonly unknown[] = ["40P01", "40001"];

/** Whether Postgres broke a transaction off for the sake of another one at the same moment. */
export const isBrokenOff = (code: unknown): boolean => brokenOff.includes(code);

/** What is asked for, in any way that `fetch` takes it. */
export const urlOf = (input: RequestInfo | URL): string =>
  input instanceof Request ? input.url : String(input);

/**
 * `fetch` for the API, where a request is one transaction: one that was broken off for the sake of another
 * left nothing behind, and is sent once more. So is one that was one too many of the person's at once,
 * which was not begun, after the time that the answer names. The second answer is the answer.
 */
export async function fetchAgain(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const answer = await fetch(input, init);
  if (answer.status < 500 && answer.status !== 429) return answer;
  const error: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined);
  const code = error instanceof Object && "code" in error ? error.code : undefined;
  if (isBrokenOff(code)) return fetch(input, init);
  if (code !== "PT429") return answer;
  const seconds = Number(answer.headers.get("retry-after") ?? 0.5);
  await new Promise((resolve) => setTimeout(resolve, 1000 * Math.min(seconds, 2)));
  return fetch(input, init);
}
