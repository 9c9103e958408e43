import { createHash } from "node:crypto";
import postgres from "postgres";
import { reconnectAtOnce } from "./database.ts";

/** How attempts of one kind are braked. Times are in seconds. */
export type Brake = {
  /** So many may follow on each other. */
  free: number;
  /** The pause after the last of those; each further attempt doubles it, up to `longest`. */
  pause: number;
  longest: number;
  /** How long attempts count, from the first on, or from the last. */
  forget: number;
  from: "first" | "last";
};

/** So many within so many seconds. */
export function quota(most: number, within: number): Brake {
  return { free: most, pause: within, longest: within, forget: within, from: "first" };
}

/** Counts attempts in the database. */
export type Brakes = {
  /**
   * Counts one attempt of a kind for somebody, and returns how many seconds are left until one may be
   * made: 0 when it may be made now. One that may not be made is not counted.
   */
  take: (kind: string, whose: readonly string[], brake: Brake) => Promise<number>;
  /** Forgets the attempts. */
  release: (kind: string, whose: readonly string[]) => Promise<void>;
  /** Remembers something of somebody for so many seconds, and whether it does. */
  remember: (kind: string, whose: readonly string[], seconds: number) => Promise<void>;
  remembers: (kind: string, whose: readonly string[]) => Promise<boolean>;
  close: () => Promise<void>;
};

export function openBrakes(url: string): Brakes {
  const sql = postgres(url, {
    max: 4,
    onnotice: () => {},
    backoff: reconnectAtOnce,
    // What a crash of the machine forgets of the last second is no loss worth a wait for the disk.
    connection: { application_name: "supabase-local brakes", synchronous_commit: "off" },
  });
  const sweep = () => void sql`delete from auth.brakes where ends_at < now()`.catch(() => {});
  sweep();
  const sweeping = setInterval(sweep, 600_000).unref();

  async function take(kind: string, whose: readonly string[], brake: Brake): Promise<number> {
    const key = keyOf(kind, whose);
    const { free, pause, longest, forget, from } = brake;
    // The row's lock makes attempts at the same moment count one after another.
    const counted = await sql`
      insert into auth.brakes as b (key, hits, free_at, ends_at)
      select ${key}, 1, ${pauseAfter(sql`1`)}, clock_timestamp() + make_interval(secs => ${forget})
      on conflict (key) do update set
        hits = case when b.ends_at <= clock_timestamp() then 1 else b.hits + 1 end,
        free_at = ${pauseAfter(sql`case when b.ends_at <= clock_timestamp() then 1 else b.hits + 1 end`)},
        ends_at = case when b.ends_at <= clock_timestamp() or ${from === "last"}
          then excluded.ends_at else b.ends_at end
      where least(b.free_at, b.ends_at) <= clock_timestamp()`;
    if (counted.count > 0) return 0;
    const [row] = await sql<{ wait: number }[]>`
      select extract(epoch from least(free_at, ends_at) - clock_timestamp())::float8 as wait
      from auth.brakes where key = ${key}`;
    return Math.max(1, Math.ceil(row?.wait ?? 0));

    function pauseAfter(hits: postgres.PendingQuery<postgres.Row[]>) {
      return sql`clock_timestamp() + make_interval(secs => case when ${hits} < ${free} then 0
        else least(${pause} * 2.0 ^ least(${hits} - ${free}, 30), ${longest}) end)`;
    }
  }

  return {
    take,
    async release(kind, whose) {
      await sql`delete from auth.brakes where key = ${keyOf(kind, whose)}`;
    },
    async remember(kind, whose, seconds) {
      const until = sql`now() + make_interval(secs => ${seconds})`;
      await sql`
        insert into auth.brakes (key, hits, free_at, ends_at) values (${keyOf(kind, whose)}, 1, now(), ${until})
        on conflict (key) do update set ends_at = ${until}`;
    },
    async remembers(kind, whose) {
      const rows = await sql`
        select from auth.brakes where key = ${keyOf(kind, whose)} and ends_at > now()`;
      return rows.length > 0;
    },
    async close() {
      clearInterval(sweeping);
      await sql.end({ timeout: 1 });
    },
  };
}

/** No table of addresses that tried to sign in, in the clear. */
function keyOf(kind: string, whose: readonly string[]): string {
  return `${kind}:${createHash("sha256").update(whose.join("\n")).digest("base64url")}`;
}
