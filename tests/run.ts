/**
 * Runs the suites that are named, or all, and ends with one line that sums them:
 * `N passed, N failed, N skipped`. Everything runs on its own cluster and free ports, so that a
 * product that is running here keeps its data. Two lanes fill two cores, the application's and the
 * database's; the browser comes last, when both are free.
 */
import { ofTheDay, runMutants } from "./mutants/mutants.ts";
import { buildForTests } from "./support/application.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { runApi, runCheck, runDb, runE2e, runUnit } from "./support/suites.ts";
import { add, none, type Tally } from "./support/tally.ts";

const all = ["check", "unit", "db", "mutants", "api", "e2e"] as const;
type Suite = (typeof all)[number];

const named = process.argv.slice(2);
const unknown = named.find((name) => !all.some((suite) => suite === name));
if (unknown) {
  console.error(`There is no suite "${unknown}". Choose of: ${all.join(", ")}.`);
  process.exit(2);
}
const chosen = all.filter((suite) => named.length === 0 || named.includes(suite));
const wants = (suite: Suite) => chosen.includes(suite);

let stage: Promise<Stage> | undefined;
const results: { suite: Suite; tally: Tally; seconds: number }[] = [];

async function suite(name: Suite, run: () => Promise<Tally>): Promise<void> {
  if (!wants(name)) return;
  const began = performance.now();
  console.log(`▶ ${name}`);
  const tally = await run().catch((error: unknown) => {
    console.error(error);
    return { ...none, failed: 1 };
  });
  results.push({ suite: name, tally, seconds: (performance.now() - began) / 1000 });
}

async function close(): Promise<void> {
  const opened = stage;
  stage = undefined;
  await opened?.then((it) => it.close()).catch(() => {});
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => void close().finally(() => process.exit(130)));
}

if (chosen.some((name) => name !== "check" && name !== "unit")) stage = openStage();
const onStage = async (run: (stage: Stage) => Promise<Tally>) => {
  if (!stage) throw new Error("The suite needs a stage.");
  return run(await stage);
};

// A build that fails is reported once, by the suite that needs it.
let built: Promise<void> | undefined;
await Promise.all([
  (async () => {
    await suite("check", runCheck);
    await suite("unit", runUnit);
    if (wants("e2e") || wants("api")) built = buildForTests();
    await built?.catch(() => {});
    await suite("api", async () => {
      await built;
      return onStage(runApi);
    });
  })(),
  (async () => {
    await suite("db", () => onStage(runDb));
    await suite("mutants", () => onStage((it) => runMutants(it, { sample: ofTheDay })));
  })(),
]);
await suite("e2e", async () => {
  await built;
  return onStage(runE2e);
});
await close();

const total = results.map(({ tally }) => tally).reduce(add, none);
console.log("");
for (const { suite, tally, seconds } of results) {
  const { passed, failed, skipped } = tally;
  console.log(
    `${suite.padEnd(7)} ${passed} passed, ${failed} failed, ${skipped} skipped  (${seconds.toFixed(0)} s)`,
  );
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
