import { fork, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { projectDir } from "../../supabase/commands/project.ts";
import { generatedFiles } from "../../supabase/commands/types.ts";
import { supabaseCli } from "../../supabase/local/supabase-cli.ts";
import { checkAccess } from "../access/check.ts";
import { withApplication } from "./application.ts";
import { unpackChromium } from "./chromium.ts";
import { runPgtap } from "./pgtap.ts";
import type { Stage } from "./stage.ts";
import { add, none, type Tally } from "./tally.ts";

/** A program that npm installed, by package and path inside it. */
function program(name: string, path: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path);
}

/** Runs a Node program to its end, its output shown, and returns its exit code. */
function node(args: string[], env: Record<string, string> = {}): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: projectDir,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    });
    child.once("error", reject);
    child.once("close", resolve);
  });
}

/** Format and lint, types, dead code: each counts as one test. */
export async function runCheck(): Promise<Tally> {
  // Route types are generated; a fresh clone has none yet.
  await node([program("next", "dist/bin/next"), "typegen"]);
  const checks = [
    [program("@biomejs/biome", "bin/biome"), "ci", "."],
    [program("typescript", "bin/tsc"), "--noEmit"],
    ["node_modules/knip/bin/knip.js"],
  ];
  const codes: (number | null)[] = [];
  for (const check of checks) codes.push(await node(check));
  const failed = codes.filter((code) => code !== 0).length;
  return { passed: checks.length - failed, failed, skipped: 0 };
}

const vitestReport = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

async function vitest(
  project: string,
  env: Record<string, string>,
  files: string[] = [],
): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), "bulkhead-report-"));
  const output = join(folder, "vitest.json");
  try {
    const code = await node(
      [
        program("vitest", "vitest.mjs"),
        "run",
        "--config=tests/vitest.config.ts",
        `--project=${project}`,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${output}`,
        ...files,
      ],
      { TZ: "UTC", ...env },
    );
    const report = vitestReport.parse(JSON.parse(await readFile(output, "utf8")));
    // A file that fails to load has no tests to count, and is a failure all the same.
    const unseen = code !== 0 && report.numFailedTests === 0 ? 1 : 0;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unseen,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function runUnit(): Promise<Tally> {
  return vitest("unit", {});
}

const tallySchema = z.object({ passed: z.number(), failed: z.number(), skipped: z.number() });

/** The pgTAP suite, the access matrix, the generated types and Supabase's advisors, each on a copy. */
export async function runDb(stage: Stage): Promise<Tally> {
  const suites = [
    await runPgtap(await stage.copy("pgtap")),
    await checkAccess(stage),
    await checkTypes(stage),
    await advise(stage),
    await atAnotherMoment(),
  ];
  return suites.reduce(add, none);
}

/** pgTAP with a shifted clock, in a process and a cluster of its own. */
function atAnotherMoment(): Promise<Tally> {
  return new Promise((resolve) => {
    const child = fork(join(projectDir, "tests/support/shifted.ts"), {
      execArgv: ["--import", "tsx"],
      cwd: projectDir,
    });
    let tally: Tally = { ...none, failed: 1 };
    child.once("message", (message) => {
      tally = tallySchema.parse(message);
    });
    child.once("close", () => resolve(tally));
  });
}

/** A test for each generated file: it is what the database makes today. */
async function checkTypes(stage: Stage): Promise<Tally> {
  const { databaseUrl } = await stage.copy("types");
  const tallies = (await generatedFiles(databaseUrl)).map(async ({ path, text }) => {
    if (text === (await readFile(join(projectDir, path), "utf8"))) return { ...none, passed: 1 };
    console.error(`✗ ${path} is not today's. Run npm run db:types and review the diff.`);
    return { ...none, failed: 1 };
  });
  return (await Promise.all(tallies)).reduce(add, none);
}

/** One test: Supabase's own advisors have nothing to warn of. */
async function advise(stage: Stage): Promise<Tally> {
  const { databaseUrl } = await stage.copy("advisors");
  try {
    await supabaseCli(["db", "advisors", "--fail-on=warn", `--remote=${databaseUrl}`], projectDir);
    return { ...none, passed: 1 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { ...none, failed: 1 };
  }
}

/** The API and the pages over HTTP, with the real client. */
export function runApi(stage: Stage): Promise<Tally> {
  return withApplication(stage, "api", false, (env) => vitest("api", env));
}

/** The files of races whose names hold the text, to their first failure, against a stack without an application. */
export function runRaces(stack: object, text: string): Promise<Tally> {
  return vitest("api", { BULKHEAD_TEST_STACK: JSON.stringify(stack) }, [text, "--bail=1"]);
}

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  errors: z.array(z.unknown()),
});

/** The product in a browser, on a database with the demo. */
export async function runE2e(stage: Stage): Promise<Tally> {
  const executable = await unpackChromium();
  const folder = await mkdtemp(join(tmpdir(), "bulkhead-report-"));
  const output = join(folder, "playwright.json");
  try {
    return await withApplication(stage, "e2e", true, async (env) => {
      await node(
        [
          program("playwright", "cli.js"),
          "test",
          "--config=tests/e2e/playwright.config.ts",
          "--reporter=line,json",
        ],
        { ...env, CHROMIUM_PATH: executable, PLAYWRIGHT_JSON_OUTPUT_NAME: output },
      );
      const { stats, errors } = playwrightReport.parse(JSON.parse(await readFile(output, "utf8")));
      return {
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky + errors.length,
        skipped: stats.skipped,
      };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
