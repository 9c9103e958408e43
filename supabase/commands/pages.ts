import { type ChildProcess, spawn } from "node:child_process";
import cluster from "node:cluster";
import { setTimeout as sleep } from "node:timers/promises";
import { StackError } from "../local/errors.ts";
import { endWithUs } from "../local/processes.ts";
import { next } from "./build.ts";
import { projectDir } from "./project.ts";

export type PagesOptions = {
  mode: "start" | "dev";
  host: string;
  port: number;
  /** Processes that make pages, all of the one build; development has one whatever is said here. */
  workers: number;
  /** What the application reads when it starts. */
  env: Record<string, string>;
};

export type Pages = {
  /** Settles, with the reason, when the application can no longer be served. */
  ended: Promise<string>;
  stop: () => Promise<void>;
};

/** So many ends of workers within a minute are no accident, and another start would not help. */
const mostEnds = 10;

/** What a worker waits before it takes the place of one that ended. */
const pauseMs = 250;

/**
 * Serves the application from processes of their own and waits until it answers. A worker that ends
 * is replaced, until too many did in a minute; in development its end is the end.
 */
export async function startPages(options: PagesOptions): Promise<Pages> {
  const { mode, host, port } = options;
  const count = mode === "dev" ? 1 : options.workers;
  const workers = new Set<ChildProcess>();
  const listening: Promise<unknown>[] = [];
  let state: "starting" | "serving" | "over" = "starting";
  let ends: number[] = [];
  let giveUp = (_why: string) => {};
  const ended = new Promise<string>((resolve) => {
    giveUp = resolve;
  });

  function startWorker(): void {
    // A port that is shared costs a hop in this process, which a single worker need not pay.
    const worker = count > 1 ? forkOne(options, listening) : spawnOne(options);
    workers.add(worker);
    endWithUs(worker, "SIGKILL");
    worker.once("exit", () => {
      workers.delete(worker);
      if (state === "starting")
        giveUp("The application did not start; what is wrong stands above.");
      if (state === "serving") void replace();
    });
  }

  async function replace(): Promise<void> {
    const now = Date.now();
    ends = [...ends.filter((at) => at > now - 60_000), now];
    if (mode === "dev") return giveUp("The application ended by itself.");
    if (ends.length > mostEnds) {
      return giveUp(`The application ended ${ends.length} times in a minute; why stands above.`);
    }
    // Ctrl-C reaches the workers as well as us: a worker that ended of it needs no other.
    await sleep(pauseMs);
    if (state === "serving") startWorker();
  }

  /** Asks over as many connections as there are workers, which take them in turn. */
  async function untilAnswering(): Promise<undefined> {
    const ask = () =>
      fetch(`http://${host}:${port}/favicon.ico`, { method: "HEAD", redirect: "manual" });
    while (state === "starting") {
      const asked = await Promise.allSettled(Array.from({ length: count }, ask));
      if (asked.every(({ status }) => status === "fulfilled")) return;
      await sleep(50);
    }
  }

  async function stop(): Promise<void> {
    state = "over";
    await Promise.all([...workers].map(endWorker));
  }

  for (let started = 0; started < count; started++) startWorker();
  const failure = await Promise.race([
    ended,
    Promise.all(listening).then(untilAnswering),
    sleep(60_000, "The application did not answer within a minute.", { ref: false }),
  ]);
  if (failure) {
    await stop();
    throw new StackError(failure);
  }
  state = "serving";
  return { ended, stop };
}

const programFor = ({ mode, host, port }: PagesOptions) => [mode, "-p", String(port), "-H", host];

const variablesFor = ({ mode, env }: PagesOptions): NodeJS.ProcessEnv => ({
  ...env,
  NODE_ENV: mode === "start" ? "production" : "development",
  NEXT_TELEMETRY_DISABLED: "1",
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

async function endWorker(worker: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  worker.kill("SIGTERM");
  const late = setTimeout(() => worker.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(late);
}
