import { rmSync } from "node:fs";
import { join } from "node:path";
import { endLeftover } from "./postgres.ts";

/** Forgets the database, mails and logs of a data folder that nobody uses; its keys stay. */
export async function resetStack(dataDir: string): Promise<void> {
  await endLeftover(dataDir);
  for (const name of ["db", "db.new", "mails.json", "postgres.log", "api.log"]) {
    rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}
