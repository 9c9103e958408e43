import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectDir } from "../../supabase/commands/project.ts";
import { connect } from "../../supabase/local/database.ts";
import { pgtapFiles, runPgtap } from "../support/pgtap.ts";
import type { Stage } from "../support/stage.ts";
import type { Tally } from "../support/tally.ts";
import { accessMatrix } from "./matrix.ts";

export const accessFile = join(projectDir, "supabase/ACCESS.md");

/** The access matrix of a fresh copy of the database. */
export async function readAccess(stage: Stage): Promise<string> {
  const { databaseUrl } = await stage.copy("access");
  // The first file commits the helpers and the cast.
  await runPgtap({ databaseUrl, files: pgtapFiles().slice(0, 1), print: () => {} });
  const sql = connect(databaseUrl);
  try {
    return await accessMatrix(sql);
  } finally {
    await sql.end();
  }
}

/** One test: the committed matrix is what the database does. */
export async function checkAccess(stage: Stage): Promise<Tally> {
  const [committed, found] = await Promise.all([
    readFile(accessFile, "utf8").catch(() => ""),
    readAccess(stage),
  ]);
  if (committed === found) return { passed: 1, failed: 0, skipped: 0 };
  const [was, is] = [committed.split("\n"), found.split("\n")];
  const line = is.findIndex((text, index) => text !== was[index]);
  console.error(`✗ supabase/ACCESS.md:${line + 1} disagrees with the database.`);
  console.error(`  written: ${was[line] ?? "(nothing)"}\n  found:   ${is[line] ?? "(nothing)"}`);
  console.error("  If the change is meant, run npm run access and review the diff.");
  return { passed: 0, failed: 1, skipped: 0 };
}
