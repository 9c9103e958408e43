import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { StackError } from "../local/errors.ts";
import { endWithUs } from "../local/processes.ts";
import { projectDir, quietly } from "./project.ts";

/** Next's program. */
export const next = createRequire(import.meta.url).resolve("next/dist/bin/next");

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
      env: {
        ...process.env,
        NODE_ENV: "production",
        ...quietly,
      },
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
