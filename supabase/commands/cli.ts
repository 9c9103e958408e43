// First, because what the others import is what warns.
import "./quiet.mjs";
import { StackError } from "../local/errors.ts";
import { explain } from "./explain.ts";
import { explain as inWords } from "./remedies.ts";
import { reset } from "./reset.ts";
import { end, isEnding } from "./running.ts";
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

function leave(): void {
  if (!isEnding()) console.log("\nStopping");
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
  if (!isEnding()) console.error(error instanceof StackError ? inWords(error) : error);
  await end();
  process.exit(1);
}
