import { buildWhenChanged } from "../../supabase/commands/build.ts";
import { startPages } from "../../supabase/commands/pages.ts";
import { claimPort } from "../../supabase/local/ports.ts";
import { startCounter } from "./counter.ts";
import type { Stage } from "./stage.ts";

// The build under test lies beside the one that `npm start` may be serving.
process.env.NEXT_DIST_DIR ??= ".next-test";

export async function buildForTests(): Promise<void> {
  await buildWhenChanged(() => console.log("▶ build"));
}

/**
 * Serves the built application on a database of its own while `run` uses it. What `run` gets is an
 * environment for programs that read it back by tests/support/environment.ts.
 */
export async function withApplication<T>(
  stage: Stage,
  database: string,
  withDemo: boolean,
  run: (env: Record<string, string>) => Promise<T>,
): Promise<T> {
  const host = "localhost";
  const port = await claimPort(0, "application", host);
  const siteUrl = `http://${host}:${port}`;
  const stack = await stage.serve(database, { siteUrl, withDemo });
  const counter = await startCounter(stack.apiUrl);
  const pages = await startPages({
    mode: "start",
    host,
    port,
    // Whoever signs in at one finds the session, the action and the message at the other.
    workers: 2,
    env: {
      SUPABASE_URL: counter.url,
      SUPABASE_PUBLISHABLE_KEY: stack.publishableKey,
      SITE_URL: siteUrl,
      SMTP_URL: `smtp://127.0.0.1:${stack.smtpPort}`,
    },
  });
  try {
    return await run({
      BULKHEAD_TEST_STACK: JSON.stringify({ ...stack, siteUrl, counterUrl: counter.url }),
    });
  } finally {
    await pages.stop();
    await counter.stop();
  }
}
