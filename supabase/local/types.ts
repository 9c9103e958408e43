import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootstrapDatabase } from "./bootstrap.ts";
import { migrate } from "./migrate.ts";
import { startCluster } from "./postgres.ts";
import { supabaseCli } from "./supabase-cli.ts";

/** The TypeScript of the schema `public` of a database, as the Supabase CLI writes it. */
export function generateTypes(url: string, projectDir: string): Promise<string> {
  const args = ["gen", "types", "--lang=typescript", "--schema=public", `--remote=${url}`];
  return supabaseCli(args, projectDir);
}

/**
 * Asks a database of its own, made from a project's migrations for that: the running one may be
 * behind them.
 */
export async function withMigrations<T>(
  projectDir: string,
  ask: (url: string) => Promise<T>,
  onStep: (step: string) => void = () => {},
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "supabase-types-"));
  try {
    const cluster = await startCluster({ dataDir, port: 0, durable: false });
    try {
      await bootstrapDatabase(cluster, "postgres");
      const url = cluster.databaseUrl("postgres");
      onStep(`Migrations: ${await migrate(url, projectDir)}`);
      return await ask(url);
    } finally {
      await cluster.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
