import postgres from "postgres";
import { z } from "zod";

const planSchema = z
  .array(z.object({ "Planning Time": z.number(), "Execution Time": z.number() }))
  .length(1);

/** Milliseconds that the server takes for a statement, without the way there and back. */
export async function timeOf(sql: postgres.Sql, statement: string): Promise<number> {
  const [row] = await sql.unsafe<{ "QUERY PLAN": unknown }[]>(
    `explain (analyze, timing off, format json) ${statement}`,
  );
  const [plan] = planSchema.parse(row?.["QUERY PLAN"]);
  return plan ? plan["Planning Time"] + plan["Execution Time"] : Number.NaN;
}

/** What a statement answers, as text to compare. */
export async function answerOf(sql: postgres.Sql, statement: string): Promise<string> {
  const [row] = await sql.unsafe<{ answer: string | null }[]>(
    `select jsonb_agg(to_jsonb(t))::text as answer from (${statement}) t`,
  );
  return row?.answer ?? "";
}

/** The middle of the values. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The median of each turn's `of(one, other)`: what slows a whole turn down is in neither. */
export function paired(
  ones: number[],
  others: number[],
  of: (one: number, other: number) => number,
): number {
  return median(
    ones.slice(0, others.length).map((one, turn) => of(one, others[turn] ?? Number.NaN)),
  );
}

/** A statement to time and the session to time it in. */
export type Candidate = {
  session: postgres.Sql;
  statement: string;
  /** Undone after each turn; one that runs into the session's time limit counts as endless. */
  undone?: boolean;
};

export type Limits = { turns: number; rehearsals: number; milliseconds: number };

async function timeInTurn({ session, statement, undone }: Candidate): Promise<number> {
  if (!undone) return timeOf(session, statement);
  await session`savepoint turn`;
  try {
    return await timeOf(session, statement);
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === "57014") {
      return Number.POSITIVE_INFINITY;
    }
    throw error;
  } finally {
    await session`rollback to savepoint turn`;
  }
}

/**
 * The milliseconds of each candidate, turn by turn. They take turns, each time in another order, so
 * that what else the machine does meets all alike, after a few turns that do not count: a session's
 * first plans are made then. What has used up its time leaves: after three turns, or after the
 * first when that took all of it.
 */
export async function compare(candidates: Candidate[], limits: Limits): Promise<number[][]> {
  const states = candidates.map((candidate) => ({ candidate, times: [] as number[], spent: 0 }));
  for (let turn = -limits.rehearsals; turn < limits.turns; turn++) {
    const start = (turn + limits.rehearsals) % states.length;
    for (const state of [...states.slice(start), ...states.slice(0, start)]) {
      const { candidate, times, spent } = state;
      const slow = spent > limits.milliseconds;
      if (slow && times.length >= (spent > 3 * limits.milliseconds ? 1 : 3)) continue;
      const time = await timeInTurn(candidate);
      state.spent += time;
      if (turn >= 0 || time > limits.milliseconds) times.push(time);
    }
  }
  return states.map(({ times }) => times);
}

/** Who asks, in which workspace. */
export type Caller = { userId: string; slug: string };

/**
 * Makes the transaction the caller's, as the API would. With the role "none" the session keeps its
 * own rights and only knows who asks.
 */
export async function enterAs(
  sql: postgres.Sql,
  caller: Caller,
  role: "authenticated" | "bench_common" | "none" = "authenticated",
): Promise<void> {
  const claims = {
    sub: caller.userId,
    role: "authenticated",
    aud: "authenticated",
    email: "person@example.com",
    app_metadata: { provider: "email", providers: ["email"] },
    user_metadata: { full_name: "A Person", email_verified: true },
    session_id: caller.userId,
    iat: 1_800_000_000,
    exp: 1_800_003_600,
  };
  const headers = {
    "x-workspace": caller.slug,
    accept: "*/*",
    "content-type": "application/json",
    "user-agent": "node",
    host: "127.0.0.1:54321",
    authorization: `Bearer ${"x".repeat(700)}`,
    apikey: "sb_publishable_xxxxxxxxxxxxxxxxxxxxxx_xxxxxxxx",
    "x-client-info": "supabase-ssr/0.12.7 createServerClient",
  };
  await sql`
    select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
      set_config('request.headers', ${JSON.stringify(headers)}, true),
      set_config('role', ${role}, true)`;
}
