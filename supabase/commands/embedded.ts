import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lockFolder } from "../local/lock.ts";
import { startStack } from "../local/stack.ts";
import { mailFrom, projectDir } from "./project.ts";
import { endWith, onEnd, say } from "./running.ts";
import type { Settings } from "./settings.ts";

/** Takes the data folder, and clears away what a killed run said of itself. */
export function takeFolder({ dataDir }: Settings): void {
  onEnd(lockFolder(dataDir));
  rmSync(join(dataDir, "stack.json"), { force: true });
}

/** Starts the embedded Supabase and writes down how to reach it. */
export async function startEmbedded(settings: Settings) {
  const { dataDir, ports, siteUrl } = settings;
  const stack = await startStack({ projectDir, dataDir, ports, siteUrl, mailFrom, onStep: say });
  onEnd(stack.stop);
  endWith(stack.ended);
  const path = join(dataDir, "stack.json");
  const { databaseUrl, apiUrl, publishableKey, mailboxUrl } = stack;
  const facts = { databaseUrl, apiUrl, publishableKey, mailboxUrl, pid: process.pid };
  writeFileSync(path, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 });
  onEnd(() => rmSync(path, { force: true }));
  return {
    mailboxUrl,
    apiUrl,
    variables: {
      SUPABASE_URL: apiUrl,
      SUPABASE_PUBLISHABLE_KEY: publishableKey,
      SMTP_URL: `smtp://127.0.0.1:${stack.smtpPort}`,
    },
  };
}
