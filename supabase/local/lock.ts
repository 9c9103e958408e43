import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assertOwnFolder } from "./binaries.ts";
import { errorCode, StackError } from "./errors.ts";
import { commandOf } from "./processes.ts";

const firstLine = (text = "") => text.split("\n")[0] ?? "";

/** The process that holds the folder, or undefined when none does (any more). */
function holderOf(path: string): number | undefined {
  try {
    const [pid = "", command = ""] = readFileSync(path, "utf8").split("\n");
    // After a restart of the machine the number may belong to any other program.
    return command && firstLine(commandOf(Number(pid))) === command ? Number(pid) : undefined;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Takes the data folder for this process; the function returned gives it back.
 * Refuses while another live process has it. What a killed process left behind does not count, from
 * the moment it is dead; the package proper-lockfile knows it by the age of its lock only, seconds later.
 */
export function lockFolder(dataDir: string): () => void {
  const path = join(dataDir, "lock");
  mkdirSync(dataDir, { recursive: true });
  assertOwnFolder(dataDir);
  if (holderOf(path) === undefined) rmSync(path, { force: true });
  try {
    // Of two processes that come this far at once, only one can make the file.
    writeFileSync(path, `${process.pid}\n${firstLine(commandOf(process.pid))}`, { flag: "wx" });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    throw new StackError(`Process ${holderOf(path)} is already running in ${dataDir}.`, {
      change: "folder",
    });
  }
  return () => rmSync(path, { force: true });
}
