import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { StackError } from "../local/errors.ts";
import { readSettings } from "./settings.ts";

const facts = z.object({ databaseUrl: z.string() });

/** The database that is named, or that of the embedded stack that runs here. */
export function databaseUrl(given: string | undefined): string {
  if (given !== undefined) {
    if (/^postgres(ql)?:\/\//.test(given)) return given;
    throw new StackError(
      "--db-url takes an address such as postgresql://user:password@host:5432/database.",
    );
  }
  const path = `${readSettings().dataDir}/stack.json`;
  if (!existsSync(path)) {
    throw new StackError(
      "No stack runs here: start one (npm run stack), or name a database with --db-url.",
    );
  }
  return facts.parse(JSON.parse(readFileSync(path, "utf8"))).databaseUrl;
}
