/** What the data API says of an error, as PostgREST would put it. */
const body = (code: string, message: string, details: string | null = null) => ({
  ...{ code, message, details },
  hint: null,
});

/** The answer of the data API to a request that it refuses. */
export function refusal(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json(body(code, message), { status, headers });
}

/** What is told of a request that found no database, or lost it. */
export const noDatabase = [503, "PGRST001", "Could not reach the database; try again"] as const;

/** A refusal as an error, where it is thrown within the API library: it takes this form for finished. */
export class ApiError extends Error {
  readonly code = "PGRST";
  readonly detail: string;

  constructor(status: number, code: string, message: string, details?: string) {
    super(JSON.stringify(body(code, message, details)));
    this.detail = JSON.stringify({ status, headers: {} });
  }
}
