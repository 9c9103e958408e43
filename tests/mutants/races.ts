import { connect } from "../../supabase/local/database.ts";
import type { Stage } from "../support/stage.ts";
import { runRaces } from "../support/suites.ts";
import type { Mutant } from "./functions.ts";

/** What no single session shows. Some ten seconds each: they are tried with `--all` or by name, and not drawn. */
export const needsRaces = ({ kind }: Mutant): boolean => kind === "lock dropped";

/** A lock that is missing shows in no single session: whether a race over HTTP goes wrong without it. */
export async function judgeByRaces(stage: Stage, mutant: Mutant): Promise<string | undefined> {
  const races = /invoice|draft|payment/.test(mutant.noun) ? "races.billing" : "races.people";
  const database = `mutants_race_${process.hrtime.bigint()}`;
  const stack = await stage.serve(database, { siteUrl: "http://localhost" });
  const sql = connect(stack.databaseUrl);
  try {
    await sql.unsafe(mutant.statement);
  } finally {
    await sql.end();
  }
  const { failed } = await runRaces({ ...stack, siteUrl: "", counterUrl: "" }, races);
  return failed > 0 ? `${races}.test.ts` : undefined;
}
