import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectDir } from "../../supabase/commands/project.ts";
import { bootstrapDatabase } from "../../supabase/local/bootstrap.ts";
import { cloneDatabase, connect } from "../../supabase/local/database.ts";
import { migrate } from "../../supabase/local/migrate.ts";
import { startCluster } from "../../supabase/local/postgres.ts";

/** How much there is in a database; see data.sql. Without giant entries there is no giant. */
export type Scale = {
  workspaces: number;
  entriesEach: number;
  invoicesEach: number;
  giantEntries: number;
  giantInvoices: number;
};

/** While data is loaded. It is measured under the product's own settings. */
const settingsToLoad = {
  shared_buffers: "3GB",
  max_wal_size: "16GB",
  wal_level: "minimal",
  max_wal_senders: "0",
  autovacuum: "off",
};

const template = "bench_template";

/** A migrated cluster of its own in a temporary folder; `close` removes it. */
export async function openCluster() {
  const dataDir = await mkdtemp(join(tmpdir(), "bulkhead-bench-"));
  const begin = (durable: boolean) => startCluster({ dataDir, port: 0, durable });
  let cluster = await begin(false);

  async function restart(settings: readonly (readonly [string, string])[], durable: boolean) {
    const admin = connect(cluster.adminUrl("postgres"));
    await admin`alter system reset all`;
    for (const [name, value] of settings) {
      await admin.unsafe(`alter system set ${name} = '${value}'`);
    }
    await admin.end();
    await cluster.stop();
    cluster = await begin(durable);
  }

  await restart(Object.entries(settingsToLoad), false);
  await bootstrapDatabase(cluster, template);
  await migrate(cluster.databaseUrl(template), projectDir);

  return {
    /** The address, as the superuser, of a database with the migrations and no data. */
    empty: cluster.adminUrl(template),
    /** A new database with data of the scale given. */
    load: async (name: string, scale: Scale): Promise<void> => {
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
    },
    /** From here on the server is set as `npm start` sets it. Tells what it says of itself. */
    serve: async (): Promise<Record<string, string>> => {
      await restart([], true);
      const sql = connect(cluster.adminUrl("postgres"));
      const rows = await sql<{ name: string; value: string }[]>`
        select name, current_setting(name) as value from pg_settings
        where name in ('server_version', 'shared_buffers', 'work_mem', 'effective_cache_size', 'random_page_cost', 'jit')
        order by name`;
      await sql.end();
      return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
    },
    /** A database's address as the superuser. */
    url: (name: string): string => cluster.adminUrl(name),
    close: async () => {
      await cluster.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
