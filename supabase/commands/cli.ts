// First, because what the others import is what warns.
import "./quiet.mjs";
import { StackError } from "../local/errors.ts";
import { explain } from "./explain.ts";
import { explain as inWords } from "./remedies.ts";
import { reset } from "./reset.ts";
import { isEnding, leave } from "./running.ts";
import { serve } from "./serve.ts";
import { stack } from "./stack.ts";
import { types } from "./types.ts";

const commands: Record<string, () => Promise<void>> = {
  start: () => serve("start"),
  dev: () => serve("dev"),
  stack,
  reset,
  types,
  explain: () => explain(process.argv.slice(3)),
  // It brings the suites along, which nothing else here needs.
  prove: async () => (await import("./prove.ts")).prove(process.argv.slice(3)),
};

function stop(): void {
  if (!isEnding()) console.log("\nStopping");
  leave(0);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);

// The API and the mailbox run in this process. Without them the rest is of no use.
process.on("uncaughtException", (error) => {
  if (!isEnding()) console.error("Stopping, because of a fault of our own:", error);
  leave(1);
});
// A promise that nobody waited for harms no one else.
process.on("unhandledRejection", (error) => console.error("Not waited for:", error));

// An npm that is killed outright passes no signal on, but its child gets another parent.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
}

const name = process.argv[2] ?? "";
try {
  const command = commands[name];
  if (!command)
    throw new StackError(`Unknown command "${name}": ${Object.keys(commands).join(", ")}`);
  await command();
} catch (error) {
  // A signal during the start makes some step fail; that is no error to report.
  if (!isEnding()) console.error(inWords(error) ?? error);
  leave(1);
}
