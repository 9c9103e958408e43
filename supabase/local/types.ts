import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { bootstrapDatabase } from "./bootstrap.ts";
import { migrate } from "./migrate.ts";
import { projectDir } from "./paths.ts";
import { startCluster } from "./postgres.ts";
import { supabaseCli } from "./supabase-cli.ts";

const biome = join(
  dirname(createRequire(import.meta.url).resolve("@biomejs/biome/package.json")),
  "bin/biome",
);

/**
 * Writes `lib/supabase/database.types.ts` from the migrations as they stand and returns its path.
 * A database of its own is made for that: the running one may be behind the migrations.
 */
export async function writeTypes(onStep: (step: string) => void): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "bulkhead-types-"));
  try {
    const cluster = await startCluster({ dataDir, port: 0, durable: false });
    try {
      await bootstrapDatabase(cluster, "postgres");
      const url = cluster.databaseUrl("postgres");
      onStep(`Migrations: ${await migrate(url)}`);
      const types = await supabaseCli([
        "gen",
        "types",
        "--lang=typescript",
        "--schema=public",
        // Without the hint, the CLI tries TLS first and writes a remark about it into the types.
        `--remote=${url}?sslmode=disable`,
      ]);
      const path = "lib/supabase/database.types.ts";
      await writeFile(join(projectDir, path), types);
      await promisify(execFile)(process.execPath, [biome, "format", "--write", path], {
        cwd: projectDir,
      });
      return path;
    } finally {
      await cluster.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
