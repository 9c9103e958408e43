/**
 * Measures whole pages over HTTP, as `npm start` serves them: requests a second with several clients,
 * the time of one request, the HTML's weight, and the processor time of a page in Next, in the API and
 * in Postgres, which says most on a busy machine.
 *   tsx tests/bench/pages.ts [--clients=8] [--seconds=5] [--rounds=3] [--of=<folder>[:<workers>] …]
 * Without --of it sets this folder, with as many workers as the machine has cores, beside itself with
 * one. Several are measured in turns, and ratios are against the first. The machine should be idle.
 */
import { parseArgs } from "node:util";
import { projectDir } from "../../supabase/commands/project.ts";
import { endSubjects, measurePages } from "./http.ts";
import { tableOfPages } from "./report.ts";

const { values } = parseArgs({
  options: {
    clients: { type: "string", default: "8" },
    seconds: { type: "string", default: "5" },
    rounds: { type: "string", default: "3" },
    of: { type: "string", multiple: true },
  },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void endSubjects().finally(() => process.exit(130)));
}
const costs = await measurePages({
  of: values.of ?? [projectDir, `${projectDir}:1`],
  pages: ["Dashboard", "Time", "Invoices"],
  clients: Number(values.clients),
  seconds: Number(values.seconds),
  rounds: Number(values.rounds),
});
console.log(`\n${tableOfPages(costs, Number(values.clients))}`);
