import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { StackError } from "./errors.ts";
import { endWithUs } from "./processes.ts";

const cli = join(
  dirname(createRequire(import.meta.url).resolve("supabase/package.json")),
  "dist/supabase.js",
);

/**
 * Runs the Supabase CLI in a project's folder, against a database URL, and returns what it printed.
 * When it fails, all it said is the error: a migration's mistake must be readable.
 */
export function supabaseCli(args: string[], workdir: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args, "--workdir", workdir, "--agent", "no"], {
      // Everything here is on 127.0.0.1: unasked, the CLI tries TLS first and writes a remark about it
      // into what it prints, the types among it.
      env: { ...process.env, DO_NOT_TRACK: "1", LITE_TELEMETRY: "0", PGSSLMODE: "disable" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    endWithUs(child, "SIGTERM");
    let output = "";
    let said = "";
    child.stdout.on("data", (chunk) => {
      output += String(chunk);
    });
    child.stderr.on("data", (chunk) => {
      said += String(chunk);
    });
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(output);
      else
        reject(new StackError(`supabase ${args[0]} ${args[1]} failed.\n${said}${output}`.trim()));
    });
  });
}
