import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { connect } from "../local/database.ts";
import { generateTypes, withMigrations } from "../local/types.ts";
import { codeTypes } from "./codes.ts";
import { projectDir } from "./project.ts";
import { schemaFile, schemaText } from "./prove/schema.ts";
import { say } from "./running.ts";

/** What is generated from the database that has the migrations: path from the root, and text. */
export async function generatedFiles(url: string): Promise<{ path: string; text: string }[]> {
  const sql = connect(url);
  const [codes, schema] = await Promise.all([codeTypes(sql), schemaText(sql)]).finally(() =>
    sql.end(),
  );
  const files = [
    { path: "lib/supabase/database.types.ts", text: await generateTypes(url, projectDir) },
    { path: "lib/supabase/codes.types.ts", text: codes },
    { path: schemaFile, text: schema },
  ];
  return Promise.all(
    files.map(async (file) => ({ ...file, text: await formatted(file.path, file.text) })),
  );
}

/** `npm run db:types`: writes the types of the database from the migrations as they stand. */
export async function types(): Promise<void> {
  for (const { path, text } of await withMigrations(projectDir, generatedFiles, say)) {
    await writeFile(join(projectDir, path), text);
    say(`Wrote ${path}`);
  }
}

const biome = join(
  dirname(createRequire(import.meta.url).resolve("@biomejs/biome/package.json")),
  "bin/biome",
);

async function formatted(path: string, source: string): Promise<string> {
  const child = spawn(process.execPath, [biome, "format", `--stdin-file-path=${path}`], {
    cwd: projectDir,
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(source);
  return await text(child.stdout);
}
