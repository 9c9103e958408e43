import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { startApi } from "./api.ts";
import { bootstrapDatabase } from "./bootstrap.ts";
import { readConfig } from "./config.ts";
import { startMailbox } from "./mailbox.ts";
import { migrate, seed } from "./migrate.ts";
import { startCluster } from "./postgres.ts";

export type StackOptions = {
  /**
   * The project's root: its `supabase/config.toml` is followed, its `supabase/migrations` are applied,
   * its `supabase/seed.sql` is sown.
   */
  projectDir: string;
  /** Folder of everything the stack keeps. */
  dataDir: string;
  /** Ports on 127.0.0.1; 0 takes a free one. */
  ports: { db: number; api: number; mailbox: number; smtp: number };
  /** The application's address, which mailed links lead to. */
  siteUrl: string;
  /** The sender of the mails of sign-up and sign-in, `Name <address>`. */
  mailFrom: string;
  /** Default `postgres`. */
  database?: string;
  /** False skips every wait for the disk. Default true. */
  durable?: boolean;
  /** Whether to run the seed on a database that never had it. Default true. */
  seed?: boolean;
  /** Told each step as it begins and what came of it. */
  onStep?: (step: string) => void;
};

export type Stack = {
  /** The database as `postgres`, its owner, which is no superuser. */
  databaseUrl: string;
  /** The database as the superuser `supabase_admin`: for tests' set-up, never for the product. */
  adminUrl: string;
  apiUrl: string;
  publishableKey: string;
  /** Signs users' tokens; tests forge with it. */
  jwtSecret: string;
  mailboxUrl: string;
  smtpPort: number;
  /** Settles, with the reason, when a part ended for good and what is left is of no use. */
  ended: Promise<string>;
  stop: () => Promise<void>;
};

/** Starts the embedded Supabase: Postgres, migrated and seeded, then the mailbox and the API. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { projectDir, dataDir, ports, siteUrl, mailFrom, database = "postgres" } = options;
  const step = options.onStep ?? (() => {});
  const config = readConfig(projectDir);
  // Whatever was started is stopped in the opposite order, also when a later step fails.
  const started: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of started.splice(0).reverse()) await end();
  };

  try {
    await mkdir(dataDir, { recursive: true });
    step("Starting Postgres");
    const durable = options.durable ?? true;
    const cluster = await startCluster({
      dataDir,
      port: ports.db,
      durable,
      onRestart: step,
    });
    started.push(cluster.stop);
    const databaseUrl = cluster.databaseUrl(database);
    await bootstrapDatabase(cluster, database);

    step("Applying migrations");
    step(`Migrations: ${await migrate(databaseUrl, projectDir)}`);
    if (options.seed !== false && (await seed(databaseUrl, projectDir))) {
      step("Seed: sown");
    }

    step("Starting the mailbox and the Supabase API");
    const mailbox = await startMailbox({ dataDir, httpPort: ports.mailbox, smtpPort: ports.smtp });
    started.push(mailbox.stop);
    const { jwtSecret, publishableKey } = cluster.secrets;
    const api = await startApi({
      url: cluster.authenticatorUrl(database),
      port: ports.api,
      jwtSecret,
      publishableKey,
      siteUrl,
      smtpPort: mailbox.smtpPort,
      config,
      projectDir,
      mailFrom,
      logFile: join(dataDir, "api.log"),
    });
    started.push(api.stop);

    return {
      databaseUrl,
      adminUrl: cluster.adminUrl(database),
      apiUrl: api.url,
      publishableKey,
      jwtSecret,
      mailboxUrl: mailbox.url,
      smtpPort: mailbox.smtpPort,
      ended: cluster.ended,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
