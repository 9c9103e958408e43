import { execFile, spawn } from "node:child_process";
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
import { commandOf, endProcess, endWithUs } from "./processes.ts";
import { loadSecrets, type Secrets } from "./secrets.ts";

const run = promisify(execFile);

export type ClusterOptions = {
  /** Folder of everything this stack keeps; the cluster lies in its `db`. */
  dataDir: string;
  /** TCP port on 127.0.0.1; 0 takes a free one. */
  port: number;
  /** False skips every wait for the disk: for databases that tests throw away. Default true. */
  durable?: boolean;
};

/** A running Postgres cluster, listening on 127.0.0.1 only. */
export type Cluster = {
  port: number;
  secrets: Secrets;
  /** As the superuser `supabase_admin`: bootstrap and tests' set-up only. */
  adminUrl: (database: string) => string;
  /** As `postgres`, which owns the databases and is no superuser, as on a hosted Supabase. */
  databaseUrl: (database: string) => string;
  /** As `authenticator`, the login of the API. */
  authenticatorUrl: (database: string) => string;
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
  const output = openSync(log, "a", 0o600);
  // Its own process group: Ctrl-C in the terminal must reach the API before its database.
  const [command, args] = runner.command(join(native, "bin", "postgres"), ["-D", dir, ...flags]);
  const server = spawn(command, args, {
    ...runner.identity,
    detached: true,
    stdio: ["ignore", output, output],
    cwd: "/",
  });
  closeSync(output);
  endWithUs(server, "SIGINT");
  const ended = new Promise<void>((resolve) => {
    server.once("exit", () => resolve());
    server.once("error", () => resolve());
  });
  await untilReady(dir, ended, log);

  const url = (user: string, password: string) => (database: string) =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
  return {
    port,
    secrets,
    adminUrl: url("supabase_admin", secrets.adminPassword),
    databaseUrl: url("postgres", secrets.postgresPassword),
    authenticatorUrl: url("authenticator", secrets.authenticatorPassword),
    stop: async () => {
      // SIGINT is Postgres's fast shutdown: sessions are ended, what is committed is kept.
      if (server.pid !== undefined && server.exitCode === null) server.kill("SIGINT");
      await ended;
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
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Ends the server that a killed run left behind, or removes the pid file that outlived its server.
 * Postgres would take any live process with the recorded id for its own and refuse to start.
 */
export async function endLeftover(dataDir: string): Promise<void> {
  const dir = join(dataDir, "db");
  const pidFile = join(dir, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  if (commandOf(pid)?.includes(dir)) await endProcess(pid, "SIGINT");
  rmSync(pidFile, { force: true });
}

/** Waits for the line `ready` that Postgres writes into its pid file, as pg_ctl does. */
async function untilReady(dir: string, ended: Promise<void>, log: string): Promise<void> {
  let running = true;
  void ended.then(() => {
    running = false;
  });
  const deadline = Date.now() + 60_000;
  while (running && Date.now() < deadline) {
    const pidFile = join(dir, "postmaster.pid");
    if (existsSync(pidFile) && readFileSync(pidFile, "utf8").split("\n")[7]?.trim() === "ready")
      return;
    await sleep(15);
  }
  const last = existsSync(log)
    ? readFileSync(log, "utf8").trim().split("\n").slice(-3).join(" ")
    : "";
  throw new StackError(`Postgres did not start. Its last words, from ${log}: ${last}`);
}
