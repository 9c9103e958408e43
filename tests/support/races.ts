import type postgres from "postgres";
import {
  addMember,
  makePerson,
  makeWorkspace,
  ownerSql,
  type Person,
  type Role,
  type Workspace,
} from "./people.ts";

/*
 * Two at the same moment. Each pair is sent at once and again in several rounds, because a race
 * that is lost once in ten would pass a single try; RACE_ROUNDS=150 is the long form. The order that
 * a race takes once in many rounds is forced besides: one side writes, and holds what it locked until
 * the other waits for it.
 */
export const rounds = Array.from(
  { length: Number(process.env.RACE_ROUNDS ?? 5) },
  (_, index) => index,
);

/** A workspace with its owner and a second person of the given role. */
export async function couple(
  role: Role,
): Promise<{ first: Person; second: Person; workspace: Workspace }> {
  const first = await makePerson("First");
  const second = await makePerson("Second");
  const workspace = await makeWorkspace(first);
  await addMember(workspace, second, role);
  return { first, second, workspace };
}

type Answer = { error: { message: string } | null };

/** How one attempt ended: "done" or the refusal, a constraint by its name. */
export const code = ({ error }: Answer): string =>
  /constraint "(\w+)"/.exec(error?.message ?? "")?.[1] ?? error?.message ?? "done";

/** How the attempts ended, in no order. */
export const codes = (answers: Answer[]): string[] => answers.map(code).sort();

/**
 * What becomes of `second`, which begins when `first` has written and not yet committed: `first` goes
 * on (`then`) and commits when `second` waits for it, or has ended without waiting.
 */
export async function overtaken<T>(
  first: (sql: postgres.TransactionSql) => Promise<unknown>,
  second: () => PromiseLike<T>,
  then: (sql: postgres.TransactionSql) => Promise<unknown> = async () => {},
): Promise<T> {
  const { pending } = await ownerSql().begin(async (sql) => {
    await first(sql);
    const pending = Promise.resolve(second());
    await waiting(sql, pending);
    await then(sql);
    return { pending };
  });
  return pending;
}

/** Until somebody waits for a lock of this transaction, or what was sent has ended. */
export async function waiting(sql: postgres.TransactionSql, sent: Promise<unknown>): Promise<void> {
  const [own] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  let ended = false;
  const end = () => {
    ended = true;
  };
  sent.then(end, end);
  for (let tries = 0; tries < 500 && !ended; tries++) {
    const blocked = await ownerSql()`
      select from pg_stat_activity
      where wait_event_type = 'Lock' and ${own?.pid ?? 0} = any (pg_blocking_pids(pid))`;
    if (blocked.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  if (!ended) throw new Error("Nobody waited, and nothing came of it.");
}
