/**
 * Measures what the policies cost, what a workspace costs, and what a page costs. Builds databases in
 * a cluster of its own, alike but for the number of workspaces and a giant among them, and times the
 * same questions, in turns,
 * (a) with row security out of the way and every table filtered by hand,
 * (b) under Bulkhead's policies,
 * (c) under the policies that are common elsewhere, `in (select my_orgs())`, with the filter and without.
 * `--quick` does it at a small scale, to try the benchmark itself, and keeps no results.
 */
import type postgres from "postgres";
import { projectDir } from "../../supabase/commands/project.ts";
import { connect } from "../../supabase/local/database.ts";
import { addCommonPolicies, schemaOf, writeByHand } from "./by-hand.ts";
import { openCluster, type Scale } from "./database.ts";
import { endSubjects, measurePages } from "./http.ts";
import {
  answerOf,
  type Candidate,
  compare,
  enterAs,
  type Limits,
  median,
  paired,
} from "./measure.ts";
import {
  findPlaces,
  functionsByHand,
  type Place,
  type Question,
  questionsFor,
  refuseGaps,
} from "./questions.ts";
import { clients, keep, type Row, toSummary } from "./report.ts";
import { measureUpkeep, type Upkeep } from "./upkeep.ts";

const quick = process.argv.includes("--quick");
const each = { entriesEach: 400, invoicesEach: 48 };
const giant = quick
  ? { giantEntries: 20_000, giantInvoices: 1_000 }
  : { giantEntries: 1_000_000, giantInvoices: 20_000 };
const counts = quick ? [101, 300] : [100, 1_000, 10_000];
/** The same number of workspaces as the middle one, and no giant among them. */
const alone = { workspaces: quick ? 101 : 1_000, ...each, giantEntries: 0, giantInvoices: 0 };
const scales = counts.map((workspaces): Scale => ({ workspaces, ...each, ...giant }));
const limits: Limits = quick
  ? { turns: 3, rehearsals: 2, milliseconds: 100 }
  : { turns: 30, rehearsals: 6, milliseconds: 1000 };
/** As the product's role has it: what takes longer is cancelled. */
const timeLimit = quick ? "1s" : "8s";

const nameOf = (scale: Scale) =>
  scale.giantEntries > 0 ? `workspaces_${scale.workspaces}` : "no_giant";

/** Sessions of one run; each is used by one transaction at a time. */
type Sessions = {
  hand: postgres.Sql;
  /** The same, whose statements are planned for the values at hand and never for all alike. */
  planned: postgres.Sql;
  walled: postgres.Sql;
  common: postgres.Sql;
  scaled: { label: string; session: postgres.Sql }[];
};

/** Runs with transactions that leave nothing behind, one in each session. */
async function rolledBack<T>(sessions: postgres.Sql[], run: () => Promise<T>): Promise<T> {
  for (const sql of sessions) await sql`begin`;
  try {
    return await run();
  } finally {
    for (const sql of sessions) await sql`rollback`;
  }
}

/** Refuses an answer with nothing in it: what it costs to find nothing is not what a page costs. */
function refuseEmpty(question: Question, place: Place, answer: string): void {
  if (place.role === "contractor" || question.mayBeEmpty === "all") return;
  const rows: Record<string, unknown>[] = answer === "" ? [] : JSON.parse(answer);
  const empty = rows.length === 0 ? [""] : [];
  for (const whole of rows.flatMap((row) => Object.values(row))) {
    if (whole === null || typeof whole !== "object") continue;
    for (const [part, value] of Object.entries(whole)) {
      if (Array.isArray(value) && value.length === 0) empty.push(part);
    }
  }
  const wrong = empty.filter((part) => !question.mayBeEmpty?.includes(part));
  if (wrong.length > 0) {
    throw new Error(`${place.label}: ${question.name}: nothing in ${wrong.join(", ") || "it"}.`);
  }
}

async function measureOne(sessions: Sessions, place: Place, question: Question): Promise<Row> {
  const { hand, planned, walled, common, scaled } = sessions;
  const all = [hand, planned, walled, common, ...scaled.map(({ session }) => session)];
  return rolledBack(all, async () => {
    for (const sql of [hand, planned]) {
      await enterAs(sql, place, "none");
      if (question.nobody) await sql`select set_config('request.jwt.claims', '', true)`;
    }
    for (const sql of [walled, ...scaled.map(({ session }) => session)]) await enterAs(sql, place);
    await enterAs(common, place, "bench_common");

    const undone = question.writes ?? false;
    const byHand = question.byHand("hand");
    const candidates: Candidate[] = [
      { session: hand, statement: byHand, undone },
      { session: planned, statement: byHand, undone },
      { session: walled, statement: question.policies, undone },
      ...scaled.map(({ session }) => ({ session, statement: question.policies, undone })),
    ];
    const unfiltered = place.role !== "contractor";
    if (!undone) {
      const expected = await answerOf(hand, byHand);
      refuseEmpty(question, place, expected);
      if (expected !== (await answerOf(walled, question.policies))) {
        throw new Error(
          `${place.label}: ${question.name}: the policies and the filter answer differently.`,
        );
      }
      candidates.push({ session: common, statement: byHand, undone: true });
      if (unfiltered) {
        candidates.push({ session: common, statement: question.byHand("common"), undone: true });
      }
    }
    const times = await compare(candidates, limits);
    const [auto = [], custom = [], policies = []] = times;
    // By hand at its best: planned once for all, or for the workspace at hand.
    const best = median(custom) < median(auto) ? custom : auto;
    const [filtered, plain] = times.slice(3 + scaled.length);
    return {
      place: place.label,
      large: place.large,
      question: question.name,
      byHand: median(best),
      policies: median(policies),
      ratio: paired(policies, best, (one, other) => one / other),
      more: paired(policies, best, (one, other) => one - other),
      commonFiltered: filtered && median(filtered),
      commonUnfiltered: plain && median(plain),
      scaled: Object.fromEntries(
        scaled.map(({ label }, index) => {
          const there = times[3 + index] ?? [];
          return [
            label,
            {
              time: median(there),
              ratio: paired(policies, there, (one, other) => one / other),
              more: paired(policies, there, (one, other) => one - other),
            },
          ];
        }),
      ),
    };
  });
}

/** The rows of every place and question. */
async function measure(url: (scale: Scale) => string): Promise<Row[]> {
  const largest = scales.at(-1);
  if (!largest) throw new Error("There is no scale.");
  const open: postgres.Sql[] = [];
  const session = (scale: Scale) => {
    const sql = connect(url(scale));
    open.push(sql);
    return sql;
  };
  try {
    const hand = session(largest);
    const schemas: string[] = [];
    for (const form of ["hand", "common"] as const) {
      for (const role of ["owner", "admin", "contractor"]) {
        await writeByHand(hand, form, role, functionsByHand);
        const schema = schemaOf(form, role);
        schemas.push(schema, `${schema}_private`, `${schema}_bench`);
      }
    }
    await addCommonPolicies(hand, schemas);
    const planned = session(largest);
    await planned`set plan_cache_mode = 'force_custom_plan'`;
    const common = session(largest);
    await common.unsafe(`set statement_timeout = '${timeLimit}'`);
    const withGiant = scales
      .slice(0, -1)
      .map((scale) => ({ label: String(scale.workspaces), session: session(scale) }));
    const sessions = { hand, planned, common, walled: session(largest), scaled: withGiant };
    const withoutGiant = { label: "alone", session: session(alone) };

    const rows: Row[] = [];
    for (const place of Object.values(await findPlaces(hand))) {
      const scaled = place.large ? withGiant : [...withGiant, withoutGiant];
      for (const question of await questionsFor(hand, place)) {
        const row = await measureOne({ ...sessions, scaled }, place, question);
        rows.push(row);
        const { byHand, policies, commonFiltered, commonUnfiltered } = row;
        const shown = [byHand, policies, commonFiltered, commonUnfiltered].map(
          (time) => time?.toFixed(2) ?? "-",
        );
        console.log(`  ${place.label}: ${question.name}: ${shown.join(" / ")} ms`);
      }
    }
    return rows;
  } finally {
    for (const sql of open) await sql.end();
  }
}

const began = performance.now();
const seconds = () => `${Math.round((performance.now() - began) / 1000)} s`;
console.log("Starting a cluster");
const cluster = await openCluster();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  const close = () => Promise.all([endSubjects(), cluster.close()]);
  process.once(signal, () => void close().finally(() => process.exit(130)));
}
try {
  const template = connect(cluster.empty);
  await refuseGaps(template).finally(() => template.end());
  for (const scale of [alone, ...scales]) {
    const around = scale.giantEntries > 0 ? "and a giant" : "and no giant";
    console.log(`${seconds()}: loading ${scale.workspaces} workspaces ${around}`);
    await cluster.load(nameOf(scale), scale);
  }
  const settings = await cluster.serve();
  const url = (scale: Scale) => cluster.url(nameOf(scale));
  console.log(`${seconds()}: by hand / policies / in (my_orgs) with a filter / without`);
  const rows = await measure(url);
  console.log(`${seconds()}: making, deleting and weighing workspaces`);
  const upkeep: Upkeep[] = [];
  for (const scale of scales) upkeep.push(await measureUpkeep(url(scale), scale.workspaces));
  if (!quick) console.log(`${seconds()}: pages over HTTP`);
  const pages = quick
    ? undefined
    : await measurePages({ of: [projectDir], clients, seconds: 3, rounds: 3 });
  const results = { scales, settings, rows, upkeep, ...(pages && { pages }) };
  if (!quick) await keep(results);
  console.log(`${toSummary(results)}\n\n${seconds()} in all.`);
} finally {
  await cluster.close();
}
