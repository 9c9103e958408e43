import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export type Descendant = { pid: number; command: string };

/** Every process of the machine: its id, its parent's, its command line. */
function all(): { pid: number; parent: number; command: string }[] {
  if (process.platform !== "linux") {
    const text = execFileSync("ps", ["-A", "-o", "pid=,ppid=,command="], { encoding: "utf8" });
    return [...text.matchAll(/^\s*(\d+)\s+(\d+)\s+(.*)$/gm)].map(
      ([, pid, parent, command = ""]) => ({
        pid: Number(pid),
        parent: Number(parent),
        command,
      }),
    );
  }
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const state = readFileSync(`/proc/${pid}/stat`, "utf8");
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
        // After the name, which may hold anything: the state, then the parent.
        const parent = Number(state.slice(state.lastIndexOf(")") + 2).split(" ")[1]);
        return command ? [{ pid: Number(pid), parent, command }] : [];
      } catch {
        return [];
      }
    });
}

/** The processes that this one started, those that they did, and so on. */
export function descendantsOf(pid: number): Descendant[] {
  const processes = all();
  const below = (parent: number): Descendant[] =>
    processes
      .filter((it) => it.parent === parent)
      .flatMap((it) => [{ pid: it.pid, command: it.command }, ...below(it.pid)]);
  return below(pid);
}

/** Those of these that still run. */
export function alive(processes: Descendant[]): Descendant[] {
  const now = new Map(all().map(({ pid, command }) => [pid, command]));
  return processes.filter(({ pid }) => now.has(pid));
}
