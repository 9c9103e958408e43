/**
 * `npm run test:mutants`: mutants, with the exit code non-zero when one survives.
 *   --all           every one there is, instead of those of the day that `npm test` draws
 *   --sample=N      so many of the day
 *   --only=REGEX    every one of whose "noun/kind: target" the expression finds something
 *   --meaning       of these, those that change what a function or view says
 *   --without=REGEX leaves files out whose names begin so, such as 010, to see what they alone notice
 *   --verbose       tells of each mutant who noticed it
 */
import { parseArgs } from "node:util";
import { openStage } from "../support/stage.ts";
import { ofTheDay, runMutants } from "./mutants.ts";

const { values } = parseArgs({
  options: {
    all: { type: "boolean" },
    sample: { type: "string" },
    only: { type: "string" },
    meaning: { type: "boolean" },
    without: { type: "string" },
    verbose: { type: "boolean" },
  },
});

const stage = await openStage();
try {
  const sample = values.all || values.only !== undefined ? undefined : ofTheDay;
  const { failed } = await runMutants(stage, {
    ...values,
    sample: values.sample === undefined ? sample : Number(values.sample),
  });
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  await stage.close();
}
