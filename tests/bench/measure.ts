import type postgres from "postgres";
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
  const [row] = await sql.unsafe<{ answer: string }[]>(
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

/** A statement to time and the session to time it in. */
export type Candidate = { session: postgres.Sql; statement: string };

/**
 * The median milliseconds of each candidate. They take turns, so that what else the machine does
 * meets all alike, after a few turns that do not count: a session's first plans are made then.
 */
export async function compare(
  candidates: Candidate[],
  limits = { turns: 40, milliseconds: 2500 },
): Promise<number[]> {
  const times = candidates.map((): number[] => []);
  const began = performance.now();
  const rehearsals = 6;
  for (let turn = -rehearsals; turn < limits.turns; turn++) {
    const turnBegan = performance.now();
    for (const [index, { session, statement }] of candidates.entries()) {
      const time = await timeOf(session, statement);
      if (turn >= 0) times[index]?.push(time);
    }
    const now = performance.now();
    // What is slow is measured three times all the same, what is very slow once; neither needs
    // more rehearsals.
    if (now - began < limits.milliseconds) continue;
    const least = now - turnBegan > limits.milliseconds ? 1 : 3;
    if (turn + 1 >= least) break;
    turn = Math.max(turn, -1);
  }
  return times.map(median);
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
  role: "authenticated" | "none" = "authenticated",
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
