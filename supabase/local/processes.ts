import { type ChildProcess, execFileSync, spawn } from "node:child_process";
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

/** Whether a process has this id, whosever it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** Waits for the child to end, and tells how it did; one that never began has ended. */
export function exitOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? `status ${code}`));
    child.once("error", (error) => resolve(error.message));
  });
}

/**
 * When what ended may be started again: after pauses that grow from `firstMs` to five seconds, and no
 * more once it ended more than `most` times in a minute. Our own code, because the keepers of processes
 * on npm are each a process more, or start again for ever.
 */
export class Restarts {
  #ends: number[] = [];

  constructor(
    private readonly most: number,
    private readonly firstMs: number,
  ) {}

  /** Milliseconds to wait after an end; undefined when there is no use in going on. */
  pause(now = Date.now()): number | undefined {
    this.#ends = [...this.#ends.filter((at) => at > now - 60_000), now];
    if (this.#ends.length > this.most) return undefined;
    return Math.min(this.firstMs * 2 ** (this.#ends.length - 1), 5_000);
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
  // Of one that nobody waited for, as in a container without an init, the id stays and no command.
  while (isAlive(pid) && commandOf(pid) !== "") {
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

/**
 * The same also when this process is killed outright, which leaves it no time: a shell waits for the
 * pipe between us to close. It is in a process group of its own, because Ctrl-C is not meant for it.
 */
export function endAfterUs(child: ChildProcess, signal: "INT" | "TERM"): void {
  if (child.pid === undefined) return;
  const script = 'read -r _; kill -s "$0" "$1"';
  const watcher = spawn("/bin/sh", ["-c", script, signal, `${child.pid}`], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
    cwd: "/",
  });
  // Without a shell there is no watcher, and the next start ends what was left over.
  watcher.on("error", () => {});
  watcher.stdin?.on("error", () => {});
  const dismiss = () => watcher.kill("SIGKILL");
  child.once("exit", dismiss);
  watcher.once("exit", (_, killed) => {
    child.off("exit", dismiss);
    if (killed && child.exitCode === child.signalCode) endAfterUs(child, signal);
  });
}
