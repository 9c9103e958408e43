import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { nativeDir } from "./binaries.ts";

/**
 * Puts the extension pgTAP beside those of the embedded Postgres, for tests only.
 * PGlite's package carries it; it is plain SQL and works on any Postgres.
 */
export function installPgtap(): void {
  const target = join(nativeDir(), "share/postgresql/extension");
  if (existsSync(join(target, "pgtap.control"))) return;
  const archive = join(
    dirname(createRequire(import.meta.url).resolve("@electric-sql/pglite")),
    "pgtap.tar.gz",
  );
  const scratch = mkdtempSync(join(tmpdir(), "pgtap-"));
  try {
    execFileSync("tar", ["-xzf", archive, "-C", scratch]);
    const source = join(scratch, "share/postgresql/extension");
    // Each file appears whole and the control file last: another process that installs at the same
    // time, or uses what is there, never meets half of it.
    const files = readdirSync(source).filter((file) => file !== "pgtap.control");
    for (const file of [...files, "pgtap.control"]) {
      const arriving = join(target, `${file}.${process.pid}`);
      copyFileSync(join(source, file), arriving);
      renameSync(arriving, join(target, file));
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
