import { readFile } from "node:fs/promises";
import { getAuthSchemaSql, SUPABASE_AUTH_HELPERS_SQL } from "@supabase/lite";
import { connect } from "./database.ts";
import type { Cluster } from "./postgres.ts";

const sqlFile = (name: string) => readFile(new URL(name, import.meta.url), "utf8");

/**
 * Makes the database if it is missing and gives it what a Supabase project starts with.
 * Tells whether it was new.
 */
export async function bootstrapDatabase(cluster: Cluster, database: string): Promise<boolean> {
  await bootstrapRoles(cluster);
  const maintenance = connect(cluster.adminUrl("template1"));
  try {
    const [found] = await maintenance`select 1 from pg_database where datname = ${database}`;
    if (!found) await maintenance`create database ${maintenance(database)}`;
    await maintenance`alter database ${maintenance(database)} owner to postgres`;
  } finally {
    await maintenance.end();
  }
  const admin = connect(cluster.adminUrl(database));
  try {
    const [ready] = await admin`select 1 from pg_namespace where nspname = 'auth'`;
    await admin.begin(async (sql) => {
      if (!ready) {
        await sql.unsafe(SUPABASE_AUTH_HELPERS_SQL);
        await sql.unsafe(getAuthSchemaSql());
        await sql.unsafe(await sqlFile("database.sql"));
      }
      await sql.unsafe(await sqlFile("brakes.sql"));
    });
    return !ready;
  } finally {
    await admin.end();
  }
}

async function bootstrapRoles(cluster: Cluster): Promise<void> {
  const admin = connect(cluster.adminUrl("template1"));
  try {
    const [ready] = await admin`select 1 from pg_roles where rolname = 'authenticator'`;
    if (ready) return;
    const { postgresPassword, authenticatorPassword } = cluster.secrets;
    await admin.begin(async (sql) => {
      await sql.unsafe(await sqlFile("roles.sql"));
      // The passwords are of the URL-safe alphabet: nothing in them needs quoting.
      await sql.unsafe(`alter role postgres password '${postgresPassword}'`);
      await sql.unsafe(`alter role authenticator password '${authenticatorPassword}'`);
    });
  } finally {
    await admin.end();
  }
}
