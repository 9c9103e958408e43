import { type ChildProcess, execFile, spawn } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { assertOwnFolder, nativeDir, type Runner, runnerFor } from "./binaries.ts";
import { StackError } from "./errors.ts";
import { claimPort } from "./ports.ts";
import {
  commandOf,
  endAfterUs,
  endProcess,
  endWithUs,
  exitOf,
  isAlive,
  Restarts,
} from "./processes.ts";
import { loadSecrets, type Secrets } from "./secrets.ts";

const run = promisify(execFile);

export type ClusterOptions = {
  /** Folder of everything this stack keeps; the cluster lies in its `db`. */
  dataDir: string;
  /** TCP port on 127.0.0.1; 0 takes a free one. */
  port: number;
  /** False skips every wait for the disk: for databases that tests throw away. Default true. */
  durable?: boolean;
  /** Told when the server ended by itself and is started again. */
  onRestart?: (line: string) => void;
};

/** A running Postgres cluster, listening on 127.0.0.1 only. One that ends by itself is started again. */
export type Cluster = {
  port: number;
  secrets: Secrets;
  /** As the superuser `supabase_admin`: bootstrap and tests' set-up only. */
  adminUrl: (database: string) => string;
  /** As `postgres`, which owns the databases and is no superuser, as on a hosted Supabase. */
  databaseUrl: (database: string) => string;
  /** As `authenticator`, the login of the API. */
  authenticatorUrl: (database: string) => string;
  /** Settles, with the reason, when there is no use in starting the server again. */
  ended: Promise<string>;
  stop: () => Promise<void>;
};

/** Starts the cluster of a data folder, making it first if there is none. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const durable = options.durable ?? true;
  const secrets = await loadSecrets(options.dataDir);
  const dir = join(options.dataDir, "db");
  const native = nativeDir();
  const runner = runnerFor(dir);

  assertOwnFolder(dir);
  await endLeftover(options.dataDir);
  const port = await claimPort(options.port, "database");
  if (!existsSync(join(dir, "PG_VERSION"))) {
    await initialise(dir, secrets.adminPassword, native, runner, durable);
  }

  const log = join(options.dataDir, "postgres.log");
  const settings = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    max_connections: "100",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  function launch(): ChildProcess {
    const output = openSync(log, "a", 0o600);
    // Its own process group: Ctrl-C in the terminal must reach the API before its database.
    const [command, args] = runner.command(join(native, "bin", "postgres"), ["-D", dir, ...flags]);
    const child = spawn(command, args, {
      ...runner.identity,
      detached: true,
      stdio: ["ignore", output, output],
      cwd: "/",
    });
    closeSync(output);
    endWithUs(child, "SIGINT");
    endAfterUs(child, "INT");
    return child;
  }

  const restarts = new Restarts(7, 100);
  let server = launch();
  let exit = exitOf(server);
  while (!(await isReady(dir, server, exit))) {
    const words = lastWords(log);
    // Sessions that outlived a killed server hold its memory until their statement ends.
    const pause = words.includes("is still in use") ? restarts.pause() : undefined;
    if (pause === undefined) {
      throw new StackError(`Postgres did not start. Its last words, from ${log}: ${words}`);
    }
    await sleep(pause);
    server = launch();
    exit = exitOf(server);
  }

  const stopping = new AbortController();
  // What is committed is in the log that Postgres replays.
  async function keepRunning(): Promise<string | undefined> {
    for (;;) {
      const how = await exit;
      if (stopping.signal.aborted) return undefined;
      const pause = restarts.pause();
      if (pause === undefined) {
        return `Postgres ended again and again (${how}). Its last words, from ${log}: ${lastWords(log)}`;
      }
      options.onRestart?.(`Postgres ended by itself (${how}); starting it again`);
      await sleep(pause, undefined, stopping).catch(() => {});
      if (stopping.signal.aborted) return undefined;
      server = launch();
      exit = exitOf(server);
    }
  }
  const over = keepRunning();

  const url = (user: string, password: string) => (database: string) =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
  return {
    port,
    secrets,
    adminUrl: url("supabase_admin", secrets.adminPassword),
    databaseUrl: url("postgres", secrets.postgresPassword),
    authenticatorUrl: url("authenticator", secrets.authenticatorPassword),
    ended: new Promise((resolve) => void over.then((why) => why && resolve(why))),
    stop: async () => {
      stopping.abort();
      // SIGINT is Postgres's fast shutdown: sessions are ended, what is committed is kept.
      server.kill("SIGINT");
      await over;
    },
  };
}

async function initialise(
  dir: string,
  password: string,
  native: string,
  runner: Runner,
  durable: boolean,
): Promise<void> {
  // Made under another name: a run that is killed meanwhile leaves nothing that looks complete.
  const making = `${dir}.new`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  const scratch = await mkdtemp(join(tmpdir(), "initdb-"));
  const passwordFile = join(scratch, "password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (runner.owner) {
    for (const path of [making, scratch, passwordFile]) {
      chownSync(path, runner.owner.uid, runner.owner.gid);
    }
  }
  const [command, args] = runner.command(join(native, "bin", "initdb"), [
    `--pgdata=${making}`,
    "--username=supabase_admin",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // Sorted as on a hosted Supabase, and alike on every machine: ICU comes with the binaries.
    "--locale-provider=icu",
    "--icu-locale=en-US",
    `--locale=${process.platform === "linux" ? "C.UTF-8" : "en_US.UTF-8"}`,
    ...(durable ? [] : ["--no-sync"]),
  ]);
  try {
    await run(command, args, { ...runner.identity, cwd: "/" });
    renameSync(making, dir);
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    if (!said) throw error;
    const lines = said.split("\n");
    const why = lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1);
    throw new StackError(`Postgres could not make ${dir}: ${why}`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Ends the server that a killed run left behind. A pid file that outlived its server is Postgres's own
 * to judge, unless another program has the number now: it would take that for its own and refuse to start.
 */
export async function endLeftover(dataDir: string): Promise<void> {
  const dir = join(dataDir, "db");
  const pidFile = join(dir, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  if (commandOf(pid)?.includes(dir)) await endProcess(pid, "SIGINT");
  else if (isAlive(pid)) rmSync(pidFile);
}

/** Waits for the line `ready` that Postgres writes into its pid file, as pg_ctl does; false: it ended. */
async function isReady(
  dir: string,
  { pid }: ChildProcess,
  exit: Promise<string>,
): Promise<boolean> {
  let running = true;
  void exit.then(() => {
    running = false;
  });
  const pidFile = join(dir, "postmaster.pid");
  const deadline = Date.now() + 60_000;
  while (running && Date.now() < deadline) {
    const lines = existsSync(pidFile) ? readFileSync(pidFile, "utf8").split("\n") : [];
    if (lines[0] === String(pid) && lines[7]?.trim() === "ready") return true;
    await sleep(15);
  }
  return false;
}

function lastWords(log: string): string {
  if (!existsSync(log)) return "";
  return readFileSync(log, "utf8").trim().split("\n").slice(-3).join(" ");
}
