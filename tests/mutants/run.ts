/**
 * The tests are tested: breaks a copy of the database one way at a time and expects the pgTAP suite to
 * notice. Exits non-zero when one survives.
 *   --sample[=N]    N mutants (default 60), other ones every day, the same all day
 *   --only=TEXT     mutants whose kind or target contains the text
 *   --without=010   leaves a file out, to see what it alone notices
 *   --verbose       tells of each mutant who noticed it
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { connect } from "../../supabase/local/database.ts";
import { FirstStatementError, pgtapFiles, runPgtap } from "../support/pgtap.ts";
import { openStage, type Stage } from "../support/stage.ts";
import { withoutEquivalent } from "./equivalent.ts";
import { dropConditions, type FunctionSource, type Mutant, skipChecks } from "./functions.ts";

const { values: options } = parseArgs({
  options: {
    sample: { type: "string" },
    only: { type: "string" },
    without: { type: "string" },
    verbose: { type: "boolean" },
  },
  args: process.argv.slice(2).map((arg) => (arg === "--sample" ? "--sample=60" : arg)),
});

/** As many as there are cores to break them on. */
const copies = ["mutants_0", "mutants_1"];

type Outcome = { mutant: Mutant; noticedBy: string | undefined; broken?: string };

async function deriveMutants(url: string): Promise<Mutant[]> {
  const sql = connect(url);
  try {
    const fromCatalogue = await sql.unsafe<Mutant[]>(
      readFileSync(new URL("derive.sql", import.meta.url), "utf8"),
    );
    const functions = await sql<FunctionSource[]>`
      select p.oid::regprocedure::text as signature, pg_get_functiondef(p.oid) as definition, p.prosecdef as "isDefiner"
      from pg_proc p
      where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
      order by 1`;
    const fromFunctions = functions.flatMap((it) => [...skipChecks(it), ...dropConditions(it)]);
    return withoutEquivalent([...fromCatalogue, ...fromFunctions]);
  } finally {
    await sql.end();
  }
}

/** The catalogue's rules first, which are quick, then the noun's own file, the plans last. */
function filesFor(mutant: Mutant): string[] {
  const rank = (path: string) => {
    const name = basename(path);
    if (name.startsWith("010")) return 0;
    if (name.includes(`_${mutant.noun}.`)) return 1;
    return name.startsWith("020") ? 3 : 2;
  };
  return pgtapFiles()
    .filter((path) => !basename(path).startsWith("000"))
    .filter((path) => !options.without || !basename(path).startsWith(options.without))
    .sort((a, b) => rank(a) - rank(b));
}

/** Broken inside each file's transaction, the copy is whole again after it. */
async function tryMutant({ cluster }: Stage, mutant: Mutant, copy: string): Promise<Outcome> {
  // As the owner, so that what is made belongs to whom it would; triggers on auth.users excepted.
  const url = mutant.target.startsWith("auth.") ? cluster.adminUrl : cluster.databaseUrl;
  try {
    const { files } = await runPgtap({
      databaseUrl: url(copy),
      files: filesFor(mutant),
      stopAtFirst: true,
      first: mutant.statement,
      print: () => {},
    });
    return { mutant, noticedBy: files.find((it) => it.failures.length > 0)?.file };
  } catch (error) {
    if (!(error instanceof FirstStatementError)) throw error;
    return { mutant, noticedBy: undefined, broken: error.message };
  }
}

/** The day decides which; the same mutant is not drawn twice. */
function sampleOf(mutants: Mutant[], count: number): Mutant[] {
  const day = new Date().toISOString().slice(0, 10);
  const key = (it: Mutant) =>
    createHash("sha256").update(`${day} ${it.kind} ${it.target}`).digest("hex");
  return mutants
    .map((mutant) => ({ mutant, key: key(mutant) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, count)
    .map(({ mutant }) => mutant);
}

async function main(stage: Stage): Promise<boolean> {
  // One copy a lane; the whole suite must pass on it, and leaves its helpers there.
  for (const copy of copies) {
    const { databaseUrl } = await stage.copy(copy);
    const whole = await runPgtap({ databaseUrl, print: () => {} });
    if (whole.failed === 0) continue;
    console.error("The suite fails on the database as it is: run npm run test:db first.");
    return false;
  }

  const all = (await deriveMutants(stage.cluster.databaseUrl(stage.template))).filter(
    ({ kind, target }) => !options.only || `${kind}: ${target}`.includes(options.only),
  );
  const mutants = options.sample ? sampleOf(all, Number(options.sample)) : all;
  console.log(`${mutants.length} of ${all.length} mutants`);

  const began = performance.now();
  const queue = [...mutants];
  const outcomes: Outcome[] = [];
  await Promise.all(
    copies.map(async (copy) => {
      for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
        const outcome = await tryMutant(stage, mutant, copy);
        outcomes.push(outcome);
        if (options.verbose) {
          console.log(`${outcome.noticedBy ?? "SURVIVED"}  ${mutant.kind}: ${mutant.target}`);
        } else if (outcomes.length % 100 === 0) console.log(`  ${outcomes.length} tried`);
      }
    }),
  );
  return report(outcomes, (performance.now() - began) / 1000);
}

function report(outcomes: Outcome[], seconds: number): boolean {
  for (const kind of new Set(outcomes.map(({ mutant }) => mutant.kind))) {
    const tried = outcomes.filter(({ mutant }) => mutant.kind === kind);
    const noticed = tried.filter(({ noticedBy }) => noticedBy).length;
    console.log(`${kind.padEnd(34)} ${noticed} of ${tried.length} noticed`);
  }
  const broken = outcomes.filter((it) => it.broken);
  const survivors = outcomes.filter((it) => !it.noticedBy && !it.broken);
  for (const { mutant, broken: why } of broken) {
    console.log(`NOT APPLIED  ${mutant.kind}: ${mutant.target}\n  ${why}`);
  }
  for (const { mutant } of survivors) {
    console.log(`SURVIVED  ${mutant.kind}: ${mutant.target}`);
  }
  console.log(
    `${outcomes.length} mutants, ${survivors.length} survived, ${broken.length} could not be made, ${seconds.toFixed(0)} s`,
  );
  return survivors.length === 0 && broken.length === 0;
}

const stage = await openStage();
try {
  process.exitCode = (await main(stage)) ? 0 : 1;
} finally {
  await stage.close();
}
