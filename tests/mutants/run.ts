/**
 * `npm run test:mutants`: every mutant, or fewer, with the exit code non-zero when one survives.
 *   --sample[=N]    N mutants (default 60), other ones every day, the same all day
 *   --only=TEXT     mutants whose kind or target contains the text
 *   --without=010   leaves a file out, to see what it alone notices
 *   --verbose       tells of each mutant who noticed it
 */
import { parseArgs } from "node:util";
import { openStage } from "../support/stage.ts";
import { runMutants } from "./mutants.ts";

const { values } = parseArgs({
  options: {
    sample: { type: "string" },
    only: { type: "string" },
    without: { type: "string" },
    verbose: { type: "boolean" },
  },
  args: process.argv.slice(2).map((arg) => (arg === "--sample" ? "--sample=60" : arg)),
});

const stage = await openStage();
try {
  const sample = values.sample === undefined ? undefined : Number(values.sample);
  const { failed } = await runMutants(stage, { ...values, sample });
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  await stage.close();
}
