import { StackError } from "../local/errors.ts";
import { startEmbedded, takeFolder } from "./embedded.ts";
import { say } from "./running.ts";
import { readSettings } from "./settings.ts";

/** `npm run stack`: the embedded Supabase alone. */
export async function stack(): Promise<void> {
  const settings = readSettings();
  if (settings.externalUrl) {
    throw new StackError(
      "SUPABASE_URL names another Supabase; unset it to start the embedded one.",
    );
  }
  takeFolder(settings);
  const { apiUrl, mailboxUrl } = await startEmbedded(settings);
  const facts = `${settings.dataDir}/stack.json`;
  say(`Ready. API ${apiUrl}, mailbox ${mailboxUrl}; all addresses in ${facts}`);
}
