/** Two waited for each other in a circle, or changed the same: all that one of them did was undone. */
const brokenOff: readonly unknown[] = ["40P01", "40001"];

/** Whether Postgres broke a transaction off for the sake of another one at the same moment. */
export const isBrokenOff = (code: string | undefined): boolean => brokenOff.includes(code);

/**
 * `fetch` for the API, where a request is one transaction: one that was broken off for the sake of another
 * left nothing behind, and is sent once more. The second answer is the answer.
 */
export async function fetchAgain(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const answer = await fetch(input, init);
  if (answer.status < 500) return answer;
  const error: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined);
  const again = error instanceof Object && "code" in error && brokenOff.includes(error.code);
  return again ? fetch(input, init) : answer;
}
