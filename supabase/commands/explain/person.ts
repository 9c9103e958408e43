import type postgres from "postgres";

type Sql = postgres.TransactionSql;

/** Who asks in which workspace: what the API would set for a request of theirs. */
export type Caller = { claims: Record<string, unknown>; slug: string };

/** What came of asking as somebody: a value, or the refusal in the database's own words. */
export type Answer<T> =
  | { value: T; refused?: never; where?: never }
  | { refused: string; where: string; value?: never };

class Undo extends Error {}

/** Asks as a person, as a request of theirs would, and leaves no trace of it in the transaction. */
export async function asPerson<T>(
  sql: Sql,
  { claims, slug }: Caller,
  ask: (sql: Sql) => Promise<T>,
): Promise<Answer<T>> {
  let answer: Answer<T> | undefined;
  await sql
    .savepoint(async (inner) => {
      await inner`
        select set_config('request.jwt.claim.sub', '', true),
          set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
          set_config('request.headers', ${JSON.stringify({ "x-workspace": slug })}, true),
          set_config('role', 'authenticated', true)`;
      answer = { value: await ask(inner) };
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (error instanceof Undo) return;
      if (!(error instanceof Error) || !("code" in error)) throw error;
      const where = "where" in error ? String(error.where) : "";
      answer = { refused: `${String(error.code)} ${error.message}`, where };
    });
  if (!answer) throw new Error("Nothing was asked.");
  return answer;
}
