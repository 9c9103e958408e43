/**
 * Serves the API of one checkout in a process of its own, so that its CPU time can be told from all
 * other. Takes the checkout's folder and the API's options, as JSON, as its arguments.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [checkout = "", ...given] = process.argv.slice(2);
const { startApi } = await import(pathToFileURL(join(checkout, "supabase/local/api.ts")).href);
const urls: string[] = [];
for (const options of given) urls.push((await startApi(JSON.parse(options))).url);

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1000);
});
process.on("disconnect", () => process.exit());
process.send?.(urls);
