import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { StackError } from "../local/errors.ts";
import { endWithUs, Restarts } from "../local/processes.ts";

export type WorkersOptions = {
  count: number;
  /** Starts one. */
  launch: () => ChildProcess;
  /** Settles when all that were launched do their work. */
  ready: () => Promise<unknown>;
  /** How many ends within a minute are taken for accidents, each of which is made good; 0 none. */
  accidents: number;
};

export type Workers = {
  /** Settles, with the reason, when there is no use in starting another. */
  ended: Promise<string>;
  stop: () => Promise<void>;
};

/** What the first worker waits that takes the place of one that ended. */
const pauseMs = 250;
const patienceMs = 60_000;

/**
 * Keeps so many processes running, which end with this one. One that ends is replaced, until too many
 * did in a minute. Waits until they are ready, and refuses when one of them ends before that.
 */
export async function startWorkers(options: WorkersOptions): Promise<Workers> {
  const { count, launch, ready, accidents } = options;
  const workers = new Set<ChildProcess>();
  let state: "starting" | "working" | "over" = "starting";
  const restarts = new Restarts(accidents, pauseMs);
  let giveUp = (_why: string) => {};
  const ended = new Promise<string>((resolve) => {
    giveUp = resolve;
  });

  function start(): void {
    const worker = launch();
    workers.add(worker);
    endWithUs(worker, "SIGKILL");
    worker.once("exit", () => {
      workers.delete(worker);
      if (state === "starting")
        giveUp("The application did not start; what is wrong stands above.");
      if (state === "working") void replace();
    });
  }

  async function replace(): Promise<void> {
    const pause = restarts.pause();
    if (accidents === 0) return giveUp("The application ended by itself.");
    if (pause === undefined) {
      return giveUp(`The application ended ${accidents + 1} times in a minute; why stands above.`);
    }
    // Ctrl-C reaches the workers as well as us: a worker that ended of it needs no other.
    await sleep(pause);
    if (state === "working") start();
  }

  async function stop(): Promise<void> {
    state = "over";
    await Promise.all([...workers].map(endWorker));
  }

  for (let started = 0; started < count; started++) start();
  const late = sleep(patienceMs, "The application did not answer within a minute.", { ref: false });
  const failure = await Promise.race([ended, ready().then(() => undefined), late]);
  if (failure) {
    await stop();
    throw new StackError(failure);
  }
  state = "working";
  return { ended, stop };
}

async function endWorker(worker: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  worker.kill("SIGTERM");
  const late = setTimeout(() => worker.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(late);
}
