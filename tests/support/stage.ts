import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mailFrom, projectDir } from "../../supabase/commands/project.ts";
import { startApi } from "../../supabase/local/api.ts";
import { bootstrapDatabase } from "../../supabase/local/bootstrap.ts";
import { type Config, readConfig } from "../../supabase/local/config.ts";
import { cloneDatabase } from "../../supabase/local/database.ts";
import { startMailbox } from "../../supabase/local/mailbox.ts";
import { migrate, seed } from "../../supabase/local/migrate.ts";
import { installPgtap } from "../../supabase/local/pgtap.ts";
import { startCluster } from "../../supabase/local/postgres.ts";

/** How a suite reaches one database and what is served in front of it. */
export type TestStack = {
  /** As `postgres`, the owner of the database, who bypasses row security. */
  databaseUrl: string;
  /** As the superuser. */
  adminUrl: string;
  /** As the API's own login. */
  authenticatorUrl: string;
  apiUrl: string;
  publishableKey: string;
  jwtSecret: string;
  mailboxUrl: string;
  smtpPort: number;
};

/**
 * A cluster of our own in a temporary folder, beside whatever else runs on the machine: migrated
 * once, then copied for each suite.
 */
export async function openStage() {
  installPgtap();
  const dataDir = await mkdtemp(join(tmpdir(), "bulkhead-test-"));
  const cluster = await startCluster({ dataDir, port: 0, durable: false });
  const closing: (() => Promise<void>)[] = [];
  const template = "bulkhead_template";

  async function close(): Promise<void> {
    for (const end of closing.reverse()) await end();
    await cluster.stop();
    await rm(dataDir, { recursive: true, force: true });
  }

  async function copy(database: string, withDemo = false) {
    await cloneDatabase(cluster.adminUrl("template1"), template, database);
    const databaseUrl = cluster.databaseUrl(database);
    if (withDemo) await seed(databaseUrl, projectDir);
    return { databaseUrl, adminUrl: cluster.adminUrl(database) };
  }

  /** A copy with an API and a mailbox in front, for an application at `siteUrl`. */
  async function serve(
    database: string,
    options: { siteUrl: string; withDemo?: boolean },
  ): Promise<TestStack> {
    const urls = await copy(database, options.withDemo);
    const mailbox = await startMailbox({
      dataDir: await mkdtemp(join(dataDir, "mailbox-")),
      httpPort: 0,
      smtpPort: 0,
    });
    const { jwtSecret, publishableKey } = cluster.secrets;
    const api = await startApi({
      url: cluster.authenticatorUrl(database),
      port: 0,
      jwtSecret,
      publishableKey,
      siteUrl: options.siteUrl,
      smtpPort: mailbox.smtpPort,
      config: unbraked(readConfig(projectDir)),
      projectDir,
      mailFrom,
      logFile: join(dataDir, `${database}-api.log`),
    });
    closing.push(mailbox.stop, api.stop);
    return {
      ...urls,
      authenticatorUrl: cluster.authenticatorUrl(database),
      apiUrl: api.url,
      publishableKey,
      jwtSecret,
      mailboxUrl: mailbox.url,
      smtpPort: mailbox.smtpPort,
    };
  }

  try {
    await bootstrapDatabase(cluster, "postgres");
    await cloneDatabase(cluster.adminUrl("template1"), "postgres", template);
    await migrate(cluster.databaseUrl(template), projectDir);
    return { cluster, template, copy, serve, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** All tests come from one address: what is braked by it is tried on an API of its own. */
function unbraked(config: Config): Config {
  const most = 1_000_000;
  const rate_limit = {
    email_sent: most,
    sign_in_sign_ups: most,
    token_refresh: most,
    token_verifications: most,
  };
  return { ...config, auth: { ...config.auth, rate_limit } };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
