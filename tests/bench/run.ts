/**
 * Measures what the policies cost, and what a workspace costs. Builds two databases in a cluster of
 * its own, alike but for the number of workspaces, and times the same questions
 * (a) with row security out of the way and every table filtered by hand,
 * (b) under Bulkhead's policies,
 * (c) under the policies that are common elsewhere, `in (select my_orgs())`, with the filter and without.
 * `--quick` does it at a small scale, to try the benchmark itself, and keeps no results.
 */
import type postgres from "postgres";
import { connect } from "../../supabase/local/database.ts";
import { useCommonPolicies, writeByHand } from "./by-hand.ts";
import { openCluster, type Scale } from "./database.ts";
import { answerOf, compare, enterAs } from "./measure.ts";
import { findPlaces, questionsFor } from "./questions.ts";
import { keep, type Row, toMarkdown } from "./report.ts";
import { measureUpkeep, type Upkeep } from "./upkeep.ts";

const quick = process.argv.includes("--quick");
const each = { entriesEach: 400, invoicesEach: 48 };
const giant = quick
  ? { giantEntries: 50_000, giantInvoices: 2_000 }
  : { giantEntries: 1_000_000, giantInvoices: 20_000 };
const scales: Scale[] = [
  { workspaces: 100, ...each, ...giant },
  { workspaces: quick ? 400 : 10_000, ...each, ...giant },
];

/** Runs in a transaction that leaves nothing behind. */
async function rolledBack<T>(sql: postgres.Sql, run: () => Promise<T>): Promise<T> {
  await sql`begin`;
  try {
    return await run();
  } finally {
    await sql`rollback`;
  }
}

async function measure(url: string, workspaces: number): Promise<Row[]> {
  const plain = connect(url);
  const walled = connect(url);
  try {
    await writeByHand(plain);
    const rows: Row[] = [];
    for (const place of Object.values(await findPlaces(plain, workspaces))) {
      for (const question of await questionsFor(plain, place)) {
        const [byHand = Number.NaN, policies = Number.NaN] = await rolledBack(plain, () =>
          rolledBack(walled, async () => {
            await enterAs(plain, place, "none");
            await enterAs(walled, place);
            const expected = await answerOf(plain, question.byHand);
            if (expected === "" || expected !== (await answerOf(walled, question.policies))) {
              throw new Error(`${question.name}: the policies and the filter answer differently.`);
            }
            return compare([
              { session: plain, statement: question.byHand },
              { session: walled, statement: question.policies },
            ]);
          }),
        );
        const [filtered = Number.NaN, unfiltered = Number.NaN] = await rolledBack(
          walled,
          async () => {
            await useCommonPolicies(walled);
            await enterAs(walled, place);
            return compare([
              { session: walled, statement: question.byHand },
              { session: walled, statement: question.policies },
            ]);
          },
        );
        rows.push({
          workspaces,
          place: place.label,
          question: question.name,
          byHand,
          policies,
          commonFiltered: filtered,
          commonUnfiltered: unfiltered,
        });
        const shown = [byHand, policies, filtered, unfiltered].map((time) => time.toFixed(2));
        console.log(`  ${place.label}: ${question.name}: ${shown.join(" / ")} ms`);
      }
    }
    return rows;
  } finally {
    await plain.end();
    await walled.end();
  }
}

const began = performance.now();
const seconds = () => `${Math.round((performance.now() - began) / 1000)} s`;
console.log("Starting a cluster");
const cluster = await openCluster();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void cluster.close().finally(() => process.exit(130)));
}
try {
  const rows: Row[] = [];
  const upkeep: Upkeep[] = [];
  for (const scale of scales) {
    console.log(`${seconds()}: loading ${scale.workspaces} workspaces`);
    const url = await cluster.load(`workspaces_${scale.workspaces}`, scale);
    console.log(`${seconds()}: by hand / policies / in (my_orgs) with filter / without`);
    rows.push(...(await measure(url, scale.workspaces)));
    upkeep.push(await measureUpkeep(url, scale.workspaces));
  }
  const results = { scales, rows, upkeep };
  if (!quick) await keep(results);
  console.log(`${toMarkdown(results)}\n${seconds()} in all.`);
} finally {
  await cluster.close();
}
