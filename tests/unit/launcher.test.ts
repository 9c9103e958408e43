import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { explain } from "../../supabase/commands/remedies.ts";
import { startWorkers } from "../../supabase/commands/workers.ts";
import { lockFolder } from "../../supabase/local/lock.ts";
import { claimPort } from "../../supabase/local/ports.ts";
import { Restarts } from "../../supabase/local/processes.ts";

/** What a person reads when it goes wrong. */
async function refusal(run: () => unknown): Promise<string> {
  try {
    await run();
  } catch (error) {
    const words = explain(error);
    if (words) return words;
    throw error;
  }
  throw new Error("It was not refused.");
}

// A program of ours takes seconds to start on a busy machine.
describe("the data folder", { timeout: 30_000 }, () => {
  let folder: string;
  let other: ChildProcess | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "lock-"));
  });
  afterEach(() => {
    other?.kill("SIGKILL");
    rmSync(folder, { recursive: true });
  });

  /** A process of the same kind that takes the folder and keeps running. */
  async function takenByAnother(): Promise<ChildProcess> {
    const module = new URL("../../supabase/local/lock.ts", import.meta.url);
    const program = `import(${JSON.stringify(module.href)}).then(({ lockFolder }) => {
      lockFolder(${JSON.stringify(folder)}); console.log("taken"); setInterval(() => {}, 1000); })`;
    other = spawn(process.execPath, ["--import", "tsx", "-e", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    if (other.stdout) await once(other.stdout, "data");
    return other;
  }

  test("is refused in words while another process has it, and given back", async () => {
    const { pid } = await takenByAnother();
    expect(await refusal(() => lockFolder(folder))).toBe(
      `Process ${pid} is already running in ${folder}. Stop it first, or set BULKHEAD_DATA_DIR to another folder.`,
    );
  });

  test("is free at once when that process was killed", async () => {
    const holder = await takenByAnother();
    holder.kill("SIGKILL");
    await once(holder, "exit");
    const giveBack = lockFolder(folder);
    expect(readFileSync(join(folder, "lock"), "utf8")).toContain(String(process.pid));
    giveBack();
    lockFolder(folder)();
  });

  test("is free when the number of its holder belongs to another program now", () => {
    writeFileSync(join(folder, "lock"), `${process.ppid}\nnode supabase/commands/cli.ts start`);
    lockFolder(folder)();
  });
});

test("a data folder that cannot be made is named, with what helps", async () => {
  const file = fileURLToPath(import.meta.url);
  expect(await refusal(() => lockFolder(join(file, "data")))).toBe(
    `${join(file, "data")} cannot be written: there is a file in its way. BULKHEAD_DATA_DIR names another.`,
  );
});

test("what ends is started again after pauses that grow, until it ended too often in a minute", () => {
  const restarts = new Restarts(7, 100);
  const ends = [0, 1, 2, 3, 4, 5, 6].map((second) => restarts.pause(second * 1000));
  expect(ends).toEqual([100, 200, 400, 800, 1600, 3200, 5000]);
  expect(restarts.pause(59_000)).toBeUndefined();
  // Those of a minute ago are forgiven.
  expect(restarts.pause(67_000)).toBe(200);
});

describe("a port", () => {
  test("that is taken is refused with the variable that moves it", async () => {
    const server = createServer();
    const port = await claimPort(0, "api");
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    expect(await refusal(() => claimPort(port, "api"))).toBe(
      `Port ${port}, wanted for the Supabase API, is busy. Free it, or choose another: SUPABASE_API_PORT=${port + 100}`,
    );
    server.close();
  });

  test("that is free lies below those of outgoing connections, and may be claimed again", async () => {
    const port = await claimPort(0, "database");
    expect(port).toBeLessThan(32_768);
    expect(await claimPort(port, "database")).toBe(port);
  });
});

describe("the workers", { timeout: 30_000 }, () => {
  const launched: ChildProcess[] = [];
  const launch = (program: string) => () => {
    const child = spawn(process.execPath, ["-e", program], { stdio: "ignore" });
    launched.push(child);
    return child;
  };
  const live = () => launched.filter(({ exitCode, signalCode }) => exitCode === signalCode);
  afterEach(() => {
    for (const child of launched.splice(0)) child.kill("SIGKILL");
  });
  const ready = () => Promise.resolve();

  test("one that dies is replaced, and all end together", async () => {
    const waiting = launch("setInterval(() => {}, 1000)");
    const workers = await startWorkers({ count: 2, launch: waiting, ready, accidents: 3 });
    launched[0]?.kill("SIGKILL");
    while (launched.length < 3) await sleep(20);
    expect(live()).toHaveLength(2);
    await workers.stop();
    expect(live()).toHaveLength(0);
    await sleep(400);
    expect(launched).toHaveLength(3);
  });

  test("there is an end to it when they keep dying", async () => {
    const dying = launch("setTimeout(() => process.exit(1), 100)");
    const workers = await startWorkers({ count: 1, launch: dying, ready, accidents: 2 });
    expect(await workers.ended).toBe(
      "The application ended 3 times in a minute; why stands above.",
    );
    await workers.stop();
    expect(live()).toHaveLength(0);
  });

  test("one that dies before it is ready is no start", async () => {
    const never = () => new Promise(() => {});
    const start = startWorkers({ count: 1, launch: launch(""), ready: never, accidents: 2 });
    expect(await refusal(() => start)).toBe(
      "The application did not start; what is wrong stands above.",
    );
  });
});
