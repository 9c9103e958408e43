import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";
import { StackError } from "./errors.ts";

const template = z.object({
  subject: z.string(),
  /** From the project's root. */
  content_path: z.string(),
});

// What the embedded API can do of it; the rest of the file is for the Supabase CLI.
const schema = z.object({
  api: z.object({
    schemas: z.array(z.string()),
    /** The most rows that one request may bring. */
    max_rows: z.int().positive(),
  }),
  auth: z.object({
    jwt_expiry: z.int().positive(),
    enable_refresh_token_rotation: z.boolean(),
    minimum_password_length: z.int().positive(),
    /** What the CLI takes for granted where the file says nothing. */
    rate_limit: z
      .object({
        /** Mails an hour, to everybody together. */
        email_sent: z.int().positive().default(2),
        /** The rest is for one sender in five minutes. */
        sign_in_sign_ups: z.int().positive().default(30),
        token_refresh: z.int().positive().default(150),
        token_verifications: z.int().positive().default(30),
      })
      .prefault({}),
    email: z.object({
      enable_confirmations: z.boolean(),
      double_confirm_changes: z.boolean(),
      otp_length: z.int().positive(),
      otp_expiry: z.int().positive(),
      template: z.object({
        confirmation: template,
        magic_link: template,
        recovery: template,
        email_change: template,
        reauthentication: template,
      }),
    }),
  }),
});

/** The settings of a project's API, as `supabase/config.toml` says them to every Supabase. */
export type Config = z.infer<typeof schema>;

/** Reads `supabase/config.toml`. Refuses one that leaves out what the embedded API must know. */
export function readConfig(projectDir: string): Config {
  const path = join(projectDir, "supabase/config.toml");
  if (!existsSync(path)) throw new StackError(`${path} is missing.`);
  const parsed = schema.safeParse(parse(readFileSync(path, "utf8")));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new StackError(`${path}: ${issue?.path.join(".")}: ${issue?.message}`);
}
