import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { projectDir } from "../../supabase/commands/project.ts";
import { connect } from "../../supabase/local/database.ts";
import { FirstStatementError, pgtapFiles, runPgtap } from "../support/pgtap.ts";
import type { Stage } from "../support/stage.ts";
import { none, type Tally } from "../support/tally.ts";
import { withoutEquivalent } from "./equivalent.ts";
import { dropConditions, type FunctionSource, type Mutant, skipChecks } from "./functions.ts";

export type Options = {
  /** So many mutants only, other ones every day. */
  sample?: number | undefined;
  /** Those whose kind or target contains the text. */
  only?: string | undefined;
  /** Leaves the test files out whose names begin so, to see what they alone notice. */
  without?: string | undefined;
  /** Tells of each mutant who noticed it. */
  verbose?: boolean | undefined;
};

/** As many as there are cores to break them on. */
const copies = ["mutants_0", "mutants_1"];

type Outcome = { mutant: Mutant; noticedBy: string | undefined; broken?: string };

export async function deriveMutants(url: string): Promise<Mutant[]> {
  const sql = connect(url);
  try {
    const fromCatalogue = await sql.unsafe<Mutant[]>(
      readFileSync(new URL("derive.sql", import.meta.url), "utf8"),
    );
    const functions = await sql<FunctionSource[]>`
      select p.oid::regprocedure::text as signature, pg_get_functiondef(p.oid) as definition, p.prosecdef
        or p.pronamespace = 'private'::regnamespace and not has_function_privilege('authenticated', p.oid, 'execute') as "asOwner"
      from pg_proc p
      where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
      order by 1`;
    const fromFunctions = functions.flatMap((it) => [...skipChecks(it), ...dropConditions(it)]);
    return withoutEquivalent([...fromCatalogue, ...fromFunctions]);
  } finally {
    await sql.end();
  }
}

/** By table and function, the migration that makes it: its tests bear the same name. */
const homes = new Map(
  readdirSync(join(projectDir, "supabase/migrations")).flatMap((file) => {
    const text = readFileSync(join(projectDir, "supabase/migrations", file), "utf8");
    const made = text.matchAll(/^create (?:or replace )?(?:table|function) ([a-z]+\.[a-z0-9_]+)/gm);
    return [...made].map(([, name = ""]) => [name, file.replace(/^\d+_|\.sql$/g, "")] as const);
  }),
);

/** Whose tests know best what is broken. */
function homeOf({ noun }: Mutant): string {
  const name = noun.replace(/\(.*/, "");
  return homes.get(name) ?? homes.get(`public.${name}`) ?? name;
}

/** The catalogue's rules first, which are quick, then the noun's own file, the plans last. */
function filesFor(mutant: Mutant, without: string | undefined): string[] {
  const home = homeOf(mutant);
  const rank = (path: string) => {
    const name = basename(path);
    if (name.startsWith("010")) return 0;
    if (name.includes(`_${home}.`)) return 1;
    return name.startsWith("020") ? 3 : 2;
  };
  return pgtapFiles()
    .filter((path) => !basename(path).startsWith("000"))
    .filter((path) => !without || !basename(path).startsWith(without))
    .sort((a, b) => rank(a) - rank(b));
}

/** Broken inside each file's transaction, the copy is whole again after it. */
async function tryMutant(
  { cluster }: Stage,
  mutant: Mutant,
  copy: string,
  without: string | undefined,
): Promise<Outcome> {
  // As the owner, so that what is made belongs to whom it would; triggers on auth.users excepted.
  const url = mutant.target.startsWith("auth.") ? cluster.adminUrl : cluster.databaseUrl;
  try {
    const { files } = await runPgtap({
      databaseUrl: url(copy),
      files: filesFor(mutant, without),
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

/**
 * The tests are tested: breaks copies of the database one way at a time and expects the pgTAP suite
 * to notice each. A mutant that is noticed counts as passed, one that survives as failed.
 */
export async function runMutants(stage: Stage, options: Options = {}): Promise<Tally> {
  // One copy a lane; the whole suite must pass on it, and leaves its helpers there.
  for (const copy of copies) {
    const { databaseUrl } = await stage.copy(copy);
    const whole = await runPgtap({ databaseUrl, print: () => {} });
    if (whole.failed === 0) continue;
    console.error("The suite fails on the database as it is: run npm run test:db first.");
    return { ...none, failed: 1 };
  }

  const all = (await deriveMutants(stage.cluster.databaseUrl(stage.template))).filter(
    ({ kind, target }) => !options.only || `${kind}: ${target}`.includes(options.only),
  );
  const mutants = options.sample ? sampleOf(all, options.sample) : all;
  console.log(`${mutants.length} of ${all.length} mutants`);

  const began = performance.now();
  const queue = [...mutants];
  const outcomes: Outcome[] = [];
  await Promise.all(
    copies.map(async (copy) => {
      for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
        const outcome = await tryMutant(stage, mutant, copy, options.without);
        outcomes.push(outcome);
        if (options.verbose) {
          console.log(`${outcome.noticedBy ?? "SURVIVED"}  ${mutant.kind}: ${mutant.target}`);
        } else if (outcomes.length % 100 === 0) console.log(`  ${outcomes.length} tried`);
      }
    }),
  );
  return report(outcomes, (performance.now() - began) / 1000);
}

function report(outcomes: Outcome[], seconds: number): Tally {
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
  const failed = survivors.length + broken.length;
  return { passed: outcomes.length - failed, failed, skipped: 0 };
}
