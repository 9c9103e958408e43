import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectDir } from "../../supabase/commands/project.ts";
import { bootstrapDatabase } from "../../supabase/local/bootstrap.ts";
import { cloneDatabase, connect } from "../../supabase/local/database.ts";
import { migrate } from "../../supabase/local/migrate.ts";
import { startCluster } from "../../supabase/local/postgres.ts";

/** How much there is in a database; see data.sql. */
export type Scale = {
  workspaces: number;
  entriesEach: number;
  invoicesEach: number;
  giantEntries: number;
  giantInvoices: number;
};

/** What a server of this size would be set to. Autovacuum is off so that it cannot start mid-run. */
const settings = {
  shared_buffers: "1GB",
  maintenance_work_mem: "512MB",
  max_wal_size: "16GB",
  wal_level: "minimal",
  max_wal_senders: "0",
  autovacuum: "off",
};

const template = "bench_template";

/** A migrated cluster of its own in a temporary folder; `close` removes it. */
export async function openCluster() {
  const dataDir = await mkdtemp(join(tmpdir(), "bulkhead-bench-"));
  const options = { dataDir, port: 0, durable: false };
  let cluster = await startCluster(options);
  const admin = connect(cluster.adminUrl("postgres"));
  for (const [name, value] of Object.entries(settings)) {
    await admin.unsafe(`alter system set ${name} = '${value}'`);
  }
  await admin.end();
  await cluster.stop();
  cluster = await startCluster(options);
  await bootstrapDatabase(cluster, template);
  await migrate(cluster.databaseUrl(template), projectDir);

  return {
    /** A new database with data of the scale given; returns its URL as the superuser. */
    load: async (name: string, scale: Scale): Promise<string> => {
      await cloneDatabase(cluster.adminUrl("template1"), template, name);
      const sql = connect(cluster.adminUrl(name));
      try {
        await sql`
          select set_config('bench.workspaces', ${String(scale.workspaces)}, false),
            set_config('bench.entries_each', ${String(scale.entriesEach)}, false),
            set_config('bench.invoices_each', ${String(scale.invoicesEach)}, false),
            set_config('bench.giant_entries', ${String(scale.giantEntries)}, false),
            set_config('bench.giant_invoices', ${String(scale.giantInvoices)}, false)`;
        await sql.unsafe(await readFile(new URL("data.sql", import.meta.url), "utf8")).simple();
        await sql`vacuum analyze`;
      } finally {
        await sql.end();
      }
      return cluster.adminUrl(name);
    },
    close: async () => {
      await cluster.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
