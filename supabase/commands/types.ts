import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { generateTypes } from "../local/types.ts";
import { projectDir } from "./project.ts";
import { say } from "./running.ts";

const biome = join(
  dirname(createRequire(import.meta.url).resolve("@biomejs/biome/package.json")),
  "bin/biome",
);
const path = "lib/supabase/database.types.ts";

/** `npm run db:types`: writes the types of the database from the migrations as they stand. */
export async function types(): Promise<void> {
  await writeFile(join(projectDir, path), await generateTypes(projectDir, say));
  await promisify(execFile)(process.execPath, [biome, "format", "--write", path], {
    cwd: projectDir,
  });
  say(`Wrote ${path}`);
}
