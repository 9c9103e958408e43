import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { z } from "zod";
import { env, readSupabase, readVariable } from "../../lib/env.ts";
import { type Remedy, StackError } from "../local/errors.ts";
import { projectDir } from "./project.ts";

const port = (fallback: number) =>
  z
    .string()
    .default(String(fallback))
    .refine(
      (text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535,
      "must be a port, 1 to 65535",
    )
    .transform(Number);

const schema = z.object({
  PORT: port(3000),
  WEB_CONCURRENCY: z
    .string()
    .default(String(availableParallelism()))
    .refine((text) => /^[1-9]\d?$/.test(text), "must be a number of processes, 1 to 99")
    .transform(Number),
  HOST: z.string().default("localhost"),
  SUPABASE_API_PORT: port(54321),
  SUPABASE_DB_PORT: port(54322),
  MAILBOX_PORT: port(54324),
  SMTP_PORT: port(54325),
  BULKHEAD_DATA_DIR: z.string().default(".bulkhead"),
  SITE_URL: z.url({ protocol: /^https?$/, error: "must be an http(s) address" }).optional(),
});

export type Settings = {
  port: number;
  host: string;
  /** Processes that make pages. */
  workers: number;
  ports: { db: number; api: number; mailbox: number; smtp: number };
  dataDir: string;
  /** The application's address as its users type it, without a trailing slash. */
  siteUrl: string;
  /** The Supabase to use instead of an embedded one, when one is named. */
  externalUrl?: string;
};

/**
 * What the environment says, `.env.local` and `.env` included, checked as a whole before anything starts.
 * Refuses a malformed variable by name.
 */
export function readSettings(): Settings {
  // What is set already wins: the shell over the files, and the first file over the second.
  for (const file of [`${projectDir}.env.local`, `${projectDir}.env`]) {
    if (existsSync(file)) process.loadEnvFile(file);
  }

  const given = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, readVariable(name)]),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StackError(`${issue?.path.join(".")} ${issue?.message} (see .env.example).`);
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    workers: values.WEB_CONCURRENCY,
    ports: {
      db: values.SUPABASE_DB_PORT,
      api: values.SUPABASE_API_PORT,
      mailbox: values.MAILBOX_PORT,
      smtp: values.SMTP_PORT,
    },
    dataDir: resolve(projectDir, values.BULKHEAD_DATA_DIR),
    siteUrl: (values.SITE_URL ?? `http://localhost:${values.PORT}`).replace(/\/$/, ""),
    ...externalSupabase(),
  };
}

/** The variable that moves a port. */
export function variableOf(
  use: Extract<Remedy, { change: "port" }>["of"],
): keyof typeof schema.shape {
  const variables = {
    application: "PORT",
    api: "SUPABASE_API_PORT",
    database: "SUPABASE_DB_PORT",
    mailbox: "MAILBOX_PORT",
    smtp: "SMTP_PORT",
  } as const;
  return variables[use];
}

/** A Supabase counts as named when either of its two variables is set. */
function externalSupabase(): Pick<Settings, "externalUrl"> {
  if (!readSupabase("SUPABASE_URL") && !readSupabase("SUPABASE_PUBLISHABLE_KEY")) return {};
  try {
    return { externalUrl: env().supabaseUrl };
  } catch (error) {
    throw new StackError(error instanceof Error ? error.message : String(error));
  }
}
