import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { errorCode, StackError } from "./errors.ts";

const secretsSchema = z.object({
  /** Password of the superuser `supabase_admin`: making databases and roles, nothing else. */
  adminPassword: z.string(),
  /** Password of `postgres`, which owns the database and runs the migrations. */
  postgresPassword: z.string(),
  /** Password of `authenticator`, the login of the API. */
  authenticatorPassword: z.string(),
  jwtSecret: z.string().min(32),
  publishableKey: z.string().startsWith("sb_publishable_"),
});

export type Secrets = z.infer<typeof secretsSchema>;

function makePublishableKey(): string {
  const body = `sb_publishable_${randomBytes(17).toString("base64url").slice(0, 22)}`;
  // The last eight characters are a check sum, as in the keys that Supabase hands out.
  const sum = createHash("sha256").update(`supabase-self-hosted|${body}`).digest("base64url");
  return `${body}_${sum.slice(0, 8)}`;
}

function makeSecrets(): Secrets {
  const password = () => randomBytes(24).toString("base64url");
  return {
    adminPassword: password(),
    postgresPassword: password(),
    authenticatorPassword: password(),
    jwtSecret: randomBytes(48).toString("base64url"),
    publishableKey: makePublishableKey(),
  };
}

/**
 * The passwords and keys of one data folder, made on first use and readable by their owner alone.
 * There is no secret key: nothing that is served here may go round row level security.
 */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const path = join(dataDir, "secrets.json");
  await mkdir(dataDir, { recursive: true });
  const fresh = makeSecrets();
  try {
    await writeFile(path, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600, flag: "wx" });
    return fresh;
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
  const parsed = secretsSchema.safeParse(JSON.parse(await readFile(path, "utf8")));
  if (parsed.success) return parsed.data;
  throw new StackError(`${path} is damaged. Remove the folder ${dataDir} to start afresh.`);
}
