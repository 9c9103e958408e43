import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootstrapDatabase } from "./bootstrap.ts";
import { migrate } from "./migrate.ts";
import { startCluster } from "./postgres.ts";
import { supabaseCli } from "./supabase-cli.ts";

/**
 * The TypeScript of the schema `public` as a project's migrations make it. A database of its own is
 * made for that: the running one may be behind the migrations.
 */
export async function generateTypes(
  projectDir: string,
  onStep: (step: string) => void = () => {},
): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "supabase-types-"));
  try {
    const cluster = await startCluster({ dataDir, port: 0, durable: false });
    try {
      await bootstrapDatabase(cluster, "postgres");
      const url = cluster.databaseUrl("postgres");
      onStep(`Migrations: ${await migrate(url, projectDir)}`);
      const args = ["gen", "types", "--lang=typescript", "--schema=public", `--remote=${url}`];
      return await supabaseCli(args, projectDir);
    } finally {
      await cluster.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
