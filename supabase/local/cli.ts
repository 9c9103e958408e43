import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { demoPassword, demoSignIns } from "./demo.ts";
import { StackError } from "./errors.ts";
import { lockFolder } from "./lock.ts";
import { buildWhenChanged, startNext } from "./next-server.ts";
import { claimPort } from "./ports.ts";
import { endLeftover } from "./postgres.ts";
import { readSettings, type Settings } from "./settings.ts";
import { startStack } from "./stack.ts";
import { writeTypes } from "./types.ts";

const began = Date.now();
const say = (line: string) =>
  console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s  ${line}`);

// What runs, newest last. A signal ends it in the opposite order.
const running: (() => void | Promise<void>)[] = [];
let ending: Promise<void> | undefined;

function end(): Promise<void> {
  ending ??= (async () => {
    for (const stop of running.splice(0).reverse()) await stop();
  })();
  return ending;
}

/** Takes the data folder, and clears away what a killed run said of itself. */
function takeFolder({ dataDir }: Settings, what: string): void {
  running.push(lockFolder(dataDir, what));
  rmSync(join(dataDir, "stack.json"), { force: true });
}

/** Starts the embedded Supabase and writes down how to reach it. */
async function startEmbedded(settings: Settings) {
  const stack = await startStack({ ...settings, onStep: say });
  running.push(stack.stop);
  const path = join(settings.dataDir, "stack.json");
  const facts = {
    databaseUrl: stack.databaseUrl,
    apiUrl: stack.apiUrl,
    publishableKey: stack.publishableKey,
    mailboxUrl: stack.mailboxUrl,
    pid: process.pid,
  };
  writeFileSync(path, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 });
  running.push(() => rmSync(path, { force: true }));
  return {
    mailboxUrl: stack.mailboxUrl,
    apiUrl: stack.apiUrl,
    variables: {
      SUPABASE_URL: stack.apiUrl,
      SUPABASE_PUBLISHABLE_KEY: stack.publishableKey,
      SMTP_URL: `smtp://127.0.0.1:${stack.smtpPort}`,
    },
  };
}

async function stack(): Promise<void> {
  const settings = readSettings();
  if (settings.externalUrl) {
    throw new StackError(
      "SUPABASE_URL names another Supabase; unset it to start the embedded one.",
    );
  }
  takeFolder(settings, "start it again");
  const { apiUrl, mailboxUrl } = await startEmbedded(settings);
  say(
    `Ready. API ${apiUrl}, mailbox ${mailboxUrl}; all addresses in ${settings.dataDir}/stack.json`,
  );
}

async function serve(mode: "start" | "dev"): Promise<void> {
  const settings = readSettings();
  const { host, siteUrl } = settings;
  if (!settings.externalUrl) takeFolder(settings, "start it again");
  const port = await claimPort(settings.port, "application", "PORT", host);
  const embedded = settings.externalUrl ? undefined : await startEmbedded(settings);
  if (mode === "start") {
    const built = await buildWhenChanged(() => say("Building the application"));
    if (!built) say("Build: up to date");
  }
  say("Starting the application");
  const server = await startNext({
    mode,
    host,
    port,
    // Another Supabase is named by the environment, which the application inherits.
    env: { ...embedded?.variables, SITE_URL: siteUrl },
  });
  running.push(server.stop);
  void server.ended.then(async () => {
    if (ending) return;
    console.error("The application ended by itself.");
    await end();
    process.exit(1);
  });
  say("Ready.\n");
  console.log(`  Bulkhead   ${siteUrl}`);
  if (embedded) {
    console.log(`  Mailbox    ${embedded.mailboxUrl}`);
    for (const { email, about } of demoSignIns) {
      console.log(`  Demo       ${email} / ${demoPassword}   ${about}`);
    }
  } else {
    console.log(`  Supabase   ${settings.externalUrl}`);
  }
  console.log("\n  Ctrl-C ends everything.");
}

async function reset(): Promise<void> {
  const settings = readSettings();
  const { dataDir } = settings;
  takeFolder(settings, "reset it");
  await endLeftover(dataDir);
  for (const name of ["db", "db.new", "mails.json", "postgres.log", "api.log"]) {
    rmSync(join(dataDir, name), { recursive: true, force: true });
  }
  await end();
  say(`Removed the database and mails in ${dataDir}. The next start makes them anew.`);
}

const commands: Record<string, () => Promise<void>> = {
  start: () => serve("start"),
  dev: () => serve("dev"),
  stack,
  reset,
  types: async () => say(`Wrote ${await writeTypes(say)}`),
};

function leave(): void {
  if (!ending) console.log("\nStopping");
  setTimeout(() => process.exit(1), 10_000).unref();
  end().then(() => process.exit(0));
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, leave);

// An npm that is killed outright passes no signal on, but its child gets another parent.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid !== parent && leave(), 500).unref();
}

const name = process.argv[2] ?? "";
try {
  const command = commands[name];
  if (!command)
    throw new StackError(`Unknown command "${name}": ${Object.keys(commands).join(", ")}`);
  await command();
} catch (error) {
  // A signal during the start makes some step fail; that is no error to report.
  if (!ending) console.error(error instanceof StackError ? error.message : error);
  await end();
  process.exit(1);
}
