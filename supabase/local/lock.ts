import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assertOwnFolder } from "./binaries.ts";
import { errorCode, StackError } from "./errors.ts";
import { commandOf } from "./processes.ts";

/** The process that holds the folder, or undefined when none does (any more). */
function holderOf(path: string): number | undefined {
  try {
    const pid = Number(readFileSync(path, "utf8"));
    // After a restart of the machine the number may belong to any other program.
    return commandOf(pid)?.includes("supabase/local") ? pid : undefined;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Takes the data folder for this process; the function returned gives it back.
 * Refuses while another live process has it. What a killed process left behind does not count.
 */
export function lockFolder(dataDir: string, what: string): () => void {
  const path = join(dataDir, "lock");
  mkdirSync(dataDir, { recursive: true });
  assertOwnFolder(dataDir);
  if (holderOf(path) === undefined) rmSync(path, { force: true });
  try {
    // Of two processes that come this far at once, only one can make the file.
    writeFileSync(path, String(process.pid), { flag: "wx" });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    throw new StackError(
      `Bulkhead is already running in this folder (process ${holderOf(path)}). Stop it before you ${what}, or set BULKHEAD_DATA_DIR to another folder.`,
    );
  }
  return () => rmSync(path, { force: true });
}
