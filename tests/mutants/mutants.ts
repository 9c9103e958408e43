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
import { type Column, changeMeanings } from "./meaning.ts";
import { judgeByRaces, needsRaces } from "./races.ts";

/** How many `npm test` draws. */
export const ofTheDay = 400;

export type Options = {
  /** So many mutants only, other ones every day, of the kinds of which none is left to be dealt with. */
  sample?: number | undefined;
  /** Those of whose "noun/kind: target" the regular expression finds something. */
  only?: string | undefined;
  /** Those that change what a function or view says, and no grant, policy or key. */
  meaning?: boolean | undefined;
  /** Leaves the test files out whose names begin so (a regular expression), to see what they alone notice. */
  without?: string | undefined;
  /** Tells of each mutant who noticed it. */
  verbose?: boolean | undefined;
};

/** As many as there are cores to break them on. */
const copies = ["mutants_0", "mutants_1"];

/**
 * Whose functions' changes of meaning were all noticed. The others are tried with `--all` or by name, and not drawn, so
 * that a draw that fails tells of what got worse.
 */
const settled = ["dashboard", "session", "payments"];

const isUnsettled = (mutant: Mutant): boolean =>
  mutant.meaning === true && !settled.includes(homeOf(mutant));

type Outcome = { mutant: Mutant; noticedBy?: string | undefined; broken?: string };

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
    const views = await sql<{ name: string; definition: string }[]>`
      select c.oid::regclass::text as name, pg_get_viewdef(c.oid, true) as definition
      from pg_class c
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind = 'v'
      order by 1`;
    const columns = await sql<Column[]>`
      select n.nspname || '.' || c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'private', 'auth') and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
      order by 1, a.attnum`;
    const fromFunctions = functions.flatMap((it) => [...skipChecks(it), ...dropConditions(it)]);
    return withoutEquivalent([
      ...fromCatalogue,
      ...fromFunctions,
      ...changeMeanings(functions, views, columns),
    ]);
  } finally {
    await sql.end();
  }
}

/** By table and function, the migration that makes it: its tests bear the same name. */
const homes = new Map(
  readdirSync(join(projectDir, "supabase/migrations")).flatMap((file) => {
    const text = readFileSync(join(projectDir, "supabase/migrations", file), "utf8");
    const made = text.matchAll(
      /^create (?:or replace )?(?:table|function|view) ([a-z]+\.[a-z0-9_]+)/gm,
    );
    return [...made].map(([, name = ""]) => [name, file.replace(/^\d+_|\.sql$/g, "")] as const);
  }),
);

/** Whose tests know best what is broken. */
function homeOf({ noun }: Mutant): string {
  const name = noun.replace(/\(.*/, "");
  return homes.get(name) ?? homes.get(`public.${name}`) ?? name;
}

const texts = new Map(pgtapFiles().map((path) => [path, readFileSync(path, "utf8")]));

/** Whoever is likeliest to notice first: the plans, which take longest, last. */
function filesFor(mutant: Mutant, without: RegExp | undefined): string[] {
  const home = homeOf(mutant);
  const name = mutant.noun.replace(/^\w+\.|\(.*/g, "");
  const rank = (path: string) => {
    const file = basename(path);
    // The catalogue's rules know nothing of meanings; those of values try them all, which takes a while.
    if (/^01/.test(file)) return mutant.meaning || file.startsWith("012") ? 4 : 0;
    if (file.includes(`_${home}.`)) return 1;
    if (/^0[23]/.test(file)) return 5;
    return mutant.meaning && texts.get(path)?.includes(name) ? 2 : 3;
  };
  return pgtapFiles()
    .filter((path) => !basename(path).startsWith("000"))
    .filter((path) => !without?.test(basename(path)))
    .sort((a, b) => rank(a) - rank(b));
}

/** What a statement says that names what is not there: no program, and nothing to be noticed. */
const stillborn = /\b42(?:703|P01|P10|702|883|804|601|803)\b|missing FROM-clause|does not exist/;

/** Broken inside each file's transaction, the copy is whole again after it. */
async function tryMutant(
  stage: Stage,
  mutant: Mutant,
  copy: string,
  without: RegExp | undefined,
): Promise<Outcome> {
  if (needsRaces(mutant)) return { mutant, noticedBy: await judgeByRaces(stage, mutant) };
  const { cluster } = stage;
  // As the owner, so that what is made belongs to whom it would; triggers on auth.users excepted.
  const url = mutant.target.startsWith("auth.") ? cluster.adminUrl : cluster.databaseUrl;
  try {
    const { files } = await runPgtap({
      databaseUrl: url(copy),
      files: filesFor(mutant, without),
      stopAtFirst: true,
      // A loop that does not end any more is noticed too.
      first: `set local statement_timeout = '30s'; ${mutant.statement}`,
      print: () => {},
    });
    const notice = files.find((it) => it.failures.length > 0);
    if (mutant.meaning && stillborn.test(notice?.failures[0]?.text ?? ""))
      return { mutant, broken: notice?.failures[0]?.text ?? "" };
    return { mutant, noticedBy: notice?.file };
  } catch (error) {
    if (!(error instanceof FirstStatementError)) throw error;
    return { mutant, broken: error.message };
  }
}

/** The day decides which, or the seed that is given; the same mutant is not drawn twice. */
function sampleOf(mutants: Mutant[], count: number): Mutant[] {
  const seed = process.env.BULKHEAD_MUTANTS_SEED ?? new Date().toISOString().slice(0, 10);
  console.log(
    `${count} of ${mutants.length} mutants; to draw these again: BULKHEAD_MUTANTS_SEED=${seed}`,
  );
  const key = (it: Mutant) =>
    createHash("sha256").update(`${seed} ${it.kind} ${it.target}`).digest("hex");
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

  const only = options.only ? new RegExp(options.only) : undefined;
  const all = (await deriveMutants(stage.cluster.databaseUrl(stage.template)))
    .filter((it) => !(options.sample && (needsRaces(it) || isUnsettled(it))))
    .filter((it) => !options.meaning || it.meaning)
    .filter((it) => !only || only.test(`${homeOf(it)}/${it.kind}: ${it.target}`));
  const mutants = options.sample ? sampleOf(all, options.sample) : all;
  if (!options.sample) console.log(`${mutants.length} mutants`);

  const began = performance.now();
  const without = options.without ? new RegExp(`^(?:${options.without})`) : undefined;
  const queue = [...mutants];
  const outcomes: Outcome[] = [];
  await Promise.all(
    copies.map(async (copy) => {
      for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
        const outcome = await tryMutant(stage, mutant, copy, without);
        outcomes.push(outcome);
        if (options.verbose) {
          const { noticedBy = outcome.broken ? "NO PROGRAM" : "SURVIVED" } = outcome;
          console.log(`${noticedBy}  ${homeOf(mutant)}/${mutant.kind}: ${mutant.target}`);
        } else if (outcomes.length % 100 === 0) console.log(`  ${outcomes.length} tried`);
      }
    }),
  );
  return report(outcomes, (performance.now() - began) / 1000);
}

function report(outcomes: Outcome[], seconds: number): Tally {
  // What is no program any more has no meaning that could be noticed.
  const tried = outcomes.filter((it) => !(it.broken && it.mutant.meaning));
  for (const kind of new Set(tried.map(({ mutant }) => mutant.kind))) {
    const ofKind = tried.filter(({ mutant }) => mutant.kind === kind);
    const noticed = ofKind.filter(({ noticedBy }) => noticedBy).length;
    console.log(`${kind.padEnd(34)} ${noticed} of ${ofKind.length} noticed`);
  }
  const broken = tried.filter((it) => it.broken);
  const survivors = tried.filter((it) => !it.noticedBy && !it.broken);
  for (const { mutant, broken: why } of broken) {
    console.log(`NOT APPLIED  ${mutant.kind}: ${mutant.target}\n  ${why}`);
  }
  for (const { mutant } of survivors) {
    console.log(`SURVIVED  ${homeOf(mutant)}/${mutant.kind}: ${mutant.target}`);
  }
  console.log(
    `${tried.length} mutants, ${survivors.length} survived, ${broken.length} could not be made, ${outcomes.length - tried.length} were no programs, ${seconds.toFixed(0)} s`,
  );
  const failed = survivors.length + broken.length;
  return { passed: tried.length - failed, failed, skipped: 0 };
}
