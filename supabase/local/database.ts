import postgres from "postgres";

/** A connection for a few statements; the caller ends it. Notices are not shown. */
export function connect(url: string): postgres.Sql {
  return postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: "supabase-local" },
  });
}

/**
 * Seconds between two attempts at a connection, for pools that live on. By itself the driver waits longer
 * after each, up to 20 s, which those feel who come once Postgres is back.
 */
export const reconnectAtOnce = () => 0.1;

/** Copies a database with all that is in it, about 0.2 s. Ends other sessions of the original. */
export async function cloneDatabase(
  adminUrl: string,
  template: string,
  copy: string,
): Promise<void> {
  const admin = connect(adminUrl);
  try {
    await admin`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = ${template} and pid <> pg_backend_pid()`;
    await admin`create database ${admin(copy)} template ${admin(template)} owner postgres`;
  } finally {
    await admin.end();
  }
}
