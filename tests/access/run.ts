/** `npm run access`: tries who may do what and writes supabase/ACCESS.md. */
import { writeFile } from "node:fs/promises";
import { openStage } from "../support/stage.ts";
import { accessFile, readAccess } from "./check.ts";

const stage = await openStage();
try {
  await writeFile(accessFile, await readAccess(stage));
  console.log("Wrote supabase/ACCESS.md.");
} finally {
  await stage.close();
}
