import { resetStack } from "../local/reset.ts";
import { takeFolder } from "./embedded.ts";
import { end, say } from "./running.ts";
import { readSettings } from "./settings.ts";

/** `npm run stack:reset`: forgets the database and mails. */
export async function reset(): Promise<void> {
  const settings = readSettings();
  takeFolder(settings);
  await resetStack(settings.dataDir);
  await end();
  say(`Removed the database and mails in ${settings.dataDir}. The next start makes them anew.`);
}
