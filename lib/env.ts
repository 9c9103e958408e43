import { z } from "zod";
import { isNetwork, networksIn } from "@/lib/client-address";

/** A variable's text; empty counts as not set. */
export function readVariable(name: string): string | undefined {
  // Read by a computed name: Next replaces `process.env.NAME` by its value while it builds, and
  // one build must serve every machine.
  return process.env[name] || undefined;
}

const webAddress = z
  .url({ protocol: /^https?$/, error: "must be an http(s) address" })
  .transform((url) => url.replace(/\/+$/, ""));

const schema = z.object({
  SUPABASE_URL: webAddress,
  SUPABASE_PUBLISHABLE_KEY: z
    .string()
    .refine((key) => !isSecret(key), "is a secret key; the publishable (anon) key is wanted"),
  SITE_URL: webAddress,
  TRUSTED_PROXIES: z
    .string()
    .transform(networksIn)
    .refine((all) => all.every(isNetwork), "must list addresses or networks, such as 10.0.0.0/8"),
});

export type Env = {
  /** Address of the Supabase API, without a trailing slash. */
  supabaseUrl: string;
  supabasePublishableKey: string;
  /** The application's own address as its users type it, without a trailing slash. */
  siteUrl: string;
  /** The proxies before us whose word about their clients' addresses is believed. */
  trustedProxies: readonly string[];
};

let known: Env | undefined;

/**
 * The settings of the running server, read once from SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY (their
 * NEXT_PUBLIC_ forms are accepted too), SITE_URL (by default localhost at PORT) and TRUSTED_PROXIES (none).
 * Throws one line that names the variable which is missing or malformed.
 */
export function env(): Env {
  known ??= readEnv();
  return known;
}

function readEnv(): Env {
  const given = {
    SUPABASE_URL: readSupabase("SUPABASE_URL"),
    SUPABASE_PUBLISHABLE_KEY: readSupabase("SUPABASE_PUBLISHABLE_KEY"),
    SITE_URL: readVariable("SITE_URL") ?? `http://localhost:${readVariable("PORT") ?? 3000}`,
    TRUSTED_PROXIES: readVariable("TRUSTED_PROXIES") ?? "",
  };
  const missing = Object.entries(given).find(([, value]) => value === undefined)?.[0];
  if (missing) throw new Error(`${missing} is missing (see .env.example).`);

  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${issue?.path.join()} ${issue?.message} (see .env.example).`);
  }
  return {
    supabaseUrl: parsed.data.SUPABASE_URL,
    supabasePublishableKey: parsed.data.SUPABASE_PUBLISHABLE_KEY,
    siteUrl: parsed.data.SITE_URL,
    trustedProxies: parsed.data.TRUSTED_PROXIES,
  };
}

/** One of the two variables that name a Supabase, under either of its names. */
export function readSupabase(
  name: "SUPABASE_URL" | "SUPABASE_PUBLISHABLE_KEY",
): string | undefined {
  return readVariable(name) ?? readVariable(`NEXT_PUBLIC_${name}`);
}

/** Whether the key goes round row level security: neither form of such a key belongs here. */
function isSecret(key: string): boolean {
  const claims = key.split(".")[1] ?? "";
  const role = /^[\w-]+$/.test(claims) ? atob(claims.replace(/-/g, "+").replace(/_/g, "/")) : "";
  return key.startsWith("sb_secret_") || role.includes("service_role");
}
