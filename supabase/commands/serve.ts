import { claimPort } from "../local/ports.ts";
import { buildWhenChanged } from "./build.ts";
import { demoPassword, demoSignIns } from "./demo.ts";
import { startEmbedded, takeFolder } from "./embedded.ts";
import { startPages } from "./pages.ts";
import { endWith, onEnd, say } from "./running.ts";
import { readSettings } from "./settings.ts";

/** `npm start` and `npm run dev`: the application, with the embedded Supabase if no other is named. */
export async function serve(mode: "start" | "dev"): Promise<void> {
  const settings = readSettings();
  const { host, siteUrl } = settings;
  if (!settings.externalUrl) takeFolder(settings);
  const port = await claimPort(settings.port, "application", host);
  const embedded = settings.externalUrl ? undefined : await startEmbedded(settings);
  if (mode === "start") {
    const built = await buildWhenChanged(() => say("Building the application"));
    if (!built) say("Build: up to date");
  }
  const { workers } = settings;
  say("Starting the application");
  const pages = await startPages({
    mode,
    host,
    port,
    workers,
    // Another Supabase is named by the environment, which the application inherits.
    env: { ...embedded?.variables, SITE_URL: siteUrl },
  });
  onEnd(pages.stop);
  endWith(pages.ended);
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
  if (Number.parseInt(process.versions.node, 10) < 24) {
    console.log(
      `  Node.js    ${process.versions.node} works; 24 makes pages with a quarter less CPU`,
    );
  }
  console.log("\n  Ctrl-C ends everything.");
}
