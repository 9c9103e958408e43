import { type ChildProcess, spawn } from "node:child_process";
import cluster from "node:cluster";
import { setTimeout as sleep } from "node:timers/promises";
import { next } from "./build.ts";
import { projectDir, quietly } from "./project.ts";
import { startWorkers, type Workers } from "./workers.ts";

export type PagesOptions = {
  mode: "start" | "dev";
  host: string;
  port: number;
  /** Processes that make pages, all of the one build; development has one whatever is said here. */
  workers: number;
  /** What the application reads when it starts. */
  env: Record<string, string>;
};

/** Serves the application from processes of their own and waits until it answers. */
export async function startPages(options: PagesOptions): Promise<Workers> {
  const { mode, host, port } = options;
  const count = mode === "dev" ? 1 : options.workers;
  const listening: Promise<unknown>[] = [];
  let over = false;

  /** Asks over as many connections as there are workers, which take them in turn. */
  async function untilAnswering(): Promise<void> {
    await Promise.all(listening);
    const ask = () =>
      fetch(`http://${host}:${port}/favicon.ico`, { method: "HEAD", redirect: "manual" });
    while (!over) {
      const asked = await Promise.allSettled(Array.from({ length: count }, ask));
      if (asked.every(({ status }) => status === "fulfilled")) return;
      await sleep(50);
    }
  }

  try {
    return await startWorkers({
      count,
      // To share a port costs each connection a hop in this process; a single worker need not pay.
      launch: () => (count > 1 ? forkOne(options, listening) : spawnOne(options)),
      ready: untilAnswering,
      accidents: mode === "dev" ? 0 : 10,
    });
  } finally {
    over = true;
  }
}

const programFor = ({ mode, host, port }: PagesOptions) => [mode, "-p", String(port), "-H", host];

const variablesFor = ({ mode, env }: PagesOptions): NodeJS.ProcessEnv => ({
  ...env,
  NODE_ENV: mode === "start" ? "production" : "development",
  ...quietly,
  // Also for processes that Next starts by itself, as it does in development.
  NODE_OPTIONS: `${quietly.NODE_OPTIONS} --import=${new URL("peers.mjs", import.meta.url)}`,
});

// A worker must not outlive this process, however that ends: it ends when the channel closes.
const endWithParent =
  'data:text/javascript,process.send && process.on("disconnect", () => process.exit())';

/** The only worker: it listens on the port itself. */
function spawnOne(options: PagesOptions): ChildProcess {
  const args = [`--import=${endWithParent}`, next, ...programFor(options)];
  return spawn(process.execPath, args, {
    cwd: projectDir,
    env: { ...process.env, ...variablesFor(options) },
    stdio: ["ignore", options.mode === "start" ? "ignore" : "inherit", "inherit", "ipc"],
  });
}

/**
 * One worker of several: this process listens and hands connections out in turn. Node ends a
 * worker whose channel closes.
 */
function forkOne(options: PagesOptions, listening: Promise<unknown>[]): ChildProcess {
  cluster.setupPrimary({
    exec: next,
    args: programFor(options),
    execArgv: [],
    cwd: projectDir,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const worker = cluster.fork(variablesFor(options));
  listening.push(new Promise((resolve) => worker.once("listening", resolve)));
  return worker.process;
}
