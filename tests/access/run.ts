/**
 * `npm run access`: tries who may do what and writes supabase/ACCESS.md.
 *   --against REF   writes nothing and prints what changed since that commit's ACCESS.md: rights
 *                   gained (+) and lost (−). Exit code 0 without a change, 1 with one, 2 if there is no such page.
 */
import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { projectDir } from "../../supabase/commands/project.ts";
import { openStage } from "../support/stage.ts";
import { accessFile, readAccess } from "./check.ts";
import { compareAccess, tellChanges } from "./compare.ts";

const { values } = parseArgs({ options: { against: { type: "string" } } });

function pageAt(ref: string): string {
  try {
    return execFileSync("git", ["show", `${ref}:supabase/ACCESS.md`], {
      cwd: projectDir,
      encoding: "utf8",
      maxBuffer: 16_000_000,
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch {
    console.error(`There is no supabase/ACCESS.md at "${ref}" that git knows.`);
    process.exit(2);
  }
}

const before = values.against === undefined ? undefined : pageAt(values.against);
const stage = await openStage();
try {
  const now = await readAccess(stage);
  if (before === undefined) {
    await writeFile(accessFile, now);
    console.log("Wrote supabase/ACCESS.md.");
  } else {
    const changes = compareAccess(before, now);
    console.log(
      changes.length > 0
        ? tellChanges(changes)
        : `Nobody's rights changed since ${values.against}.`,
    );
    process.exitCode = changes.length > 0 ? 1 : 0;
  }
} catch (error) {
  console.error(error);
  process.exitCode = 2;
} finally {
  await stage.close();
}
