import { type ChildProcess, execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "./errors.ts";

/** The command line of a live process, or undefined when none has this id. */
export function commandOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    // No /proc: macOS, or the process is gone.
  }
  try {
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/**
 * Sends a signal and waits for the process to end. After `patienceMs` it is killed outright. The
 * packages fkill and tree-kill cannot send the signal and wait: Postgres wants SIGINT, and time.
 */
export async function endProcess(
  pid: number,
  signal: NodeJS.Signals,
  patienceMs = 15_000,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) === "ESRCH") return;
    throw error;
  }
  while (isAlive(pid)) {
    if (Date.now() > deadline) {
      process.kill(pid, "SIGKILL");
      return;
    }
    await sleep(20);
  }
}

/**
 * Sends the child a signal when this process ends, by whatever way leaves time for it. The package
 * execa does so with children of our process group only, and Postgres has one of its own.
 */
export function endWithUs(child: ChildProcess, signal: NodeJS.Signals): void {
  const end = () => child.kill(signal);
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
}
