import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StackError } from "../local/errors.ts";
import { endWithUs } from "../local/processes.ts";
import { projectDir } from "./project.ts";

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");

// What a build is made from. The environment is no part of it: it is read when the server starts.
const sourceFolders = ["app", "components", "lib"];
const sourceFiles = [
  "proxy.ts",
  "next.config.ts",
  "package-lock.json",
  "tsconfig.json",
  ".postcssrc.json",
];

/** One check sum over the names and texts of all sources. */
async function sourcesSum(): Promise<string> {
  const files = sourceFiles.filter((file) => existsSync(join(projectDir, file)));
  for (const folder of sourceFolders.map((name) => join(projectDir, name)).filter(existsSync)) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((it) => it.isFile())) {
      files.push(relative(projectDir, join(entry.parentPath, entry.name)));
    }
  }
  const sum = createHash("sha256");
  for (const file of files.sort()) {
    sum.update(file).update(await readFile(join(projectDir, file)));
  }
  return sum.digest("hex");
}

/** Builds the application when its sources changed since the last build. Tells whether it did. */
export async function buildWhenChanged(onBuild: () => void): Promise<boolean> {
  const stamp = join(projectDir, process.env.NEXT_DIST_DIR ?? ".next", "bulkhead-sources");
  const sum = await sourcesSum();
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === sum) return false;
  onBuild();
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [next, "build"], {
      cwd: projectDir,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: "inherit",
    });
    endWithUs(child, "SIGTERM");
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new StackError("The build failed; what is wrong stands above.");
  await writeFile(stamp, sum);
  return true;
}

export type NextOptions = {
  mode: "start" | "dev";
  host: string;
  port: number;
  /** What the application reads when it starts. */
  env: Record<string, string>;
};

export type NextServer = {
  /** Settles when the server ends, for whatever reason. */
  ended: Promise<void>;
  stop: () => Promise<void>;
};

// The server must not outlive this process, however that ends: it ends when the channel closes.
const endWithParent =
  'data:text/javascript,process.send && process.on("disconnect", () => process.exit())';

/** Serves the application from a process of its own and waits until it answers. */
export async function startNext(options: NextOptions): Promise<NextServer> {
  const { mode, host, port } = options;
  const args = [`--import=${endWithParent}`, next, mode, "-p", String(port), "-H", host];
  const child = spawn(process.execPath, args, {
    cwd: projectDir,
    env: {
      ...process.env,
      ...options.env,
      NODE_ENV: mode === "start" ? "production" : "development",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    stdio: ["ignore", mode === "start" ? "ignore" : "inherit", "inherit", "ipc"],
  });
  endWithUs(child, "SIGKILL");
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await untilAnswering(child, host, port);
  return {
    ended,
    stop: async () => {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 5_000);
      await ended;
      clearTimeout(late);
    },
  };
}

async function untilAnswering(child: ChildProcess, host: string, port: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (child.exitCode === null && Date.now() < deadline) {
    try {
      await fetch(`http://${host}:${port}/favicon.ico`, { method: "HEAD", redirect: "manual" });
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new StackError("The application did not start; what is wrong stands above.");
}
