import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectDir } from "../../supabase/commands/project.ts";
import { filesToTry, Stage } from "../../supabase/commands/prove/files.ts";
import { breakAndSee } from "../../supabase/commands/prove/mutants.ts";
import { proofPage } from "../../supabase/commands/prove/page.ts";
import { prove } from "../../supabase/commands/prove/proof.ts";
import {
  committedSchema,
  describeSchema,
  driftOf,
  filledIn,
} from "../../supabase/commands/prove/schema.ts";
import { cloneDatabase, connect } from "../../supabase/local/database.ts";
import { seed } from "../../supabase/local/migrate.ts";
import { testStack } from "../support/environment.ts";

/*
 * The proof that a DBA runs: on a database with tenants it finds nothing, leaves nothing and holds nobody
 * up; on one with faults it names each.
 */

const on = (url: string, database: string) =>
  Object.assign(new URL(url), { pathname: `/${database}` }).href;
const { databaseUrl, adminUrl } = testStack();
const [whole, broken] = ["proof_whole", "proof_broken"];

const ends: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of ends) await end();
});

function open(url: string): postgres.Sql {
  const sql = connect(url);
  ends.push(() => sql.end());
  return sql;
}

beforeAll(async () => {
  for (const name of [whole, broken])
    await cloneDatabase(on(adminUrl, "template1"), "bulkhead_template", name);
  await seed(on(databaseUrl, whole), projectDir);
  const hosted = readFileSync(new URL("../support/hosted.sql", import.meta.url), "utf8");
  await open(on(adminUrl, whole)).unsafe(hosted).simple();
  await open(on(databaseUrl, whole))`
    insert into auth.sessions (id, user_id, created_at, updated_at)
    select gen_random_uuid(), id, now(), now() from auth.users`;
  // Something of everything that tenants have: what the demo lacks.
  await open(on(databaseUrl, whole))`
    insert into public.invitations (organization_id, email, role, token_hash, invited_by)
    select organization_id, 'guest@example.com', 'member', sha256('a tenant''s own'), user_id
    from public.members where role = 'owner'`;
});

/** Everything that a transaction could leave: the catalogue, rows, settings, sequences. */
async function everything(url: string): Promise<string> {
  const sql = open(url);
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_toast|pg_temp|information_schema)'
      and c.relname not in ('pg_statistic', 'pg_class', 'pg_largeobject')
    order by 1`;
  const rows: string[] = [];
  for (const { name } of tables) {
    const [row] = await sql.unsafe<{ hash: string }[]>(
      `select md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as hash from ${name} t`,
    );
    rows.push(`${name} ${row?.hash}`);
  }
  const sequences =
    await sql`select schemaname, sequencename, last_value from pg_sequences order by 1, 2`;
  const classes =
    await sql`select oid, relname, relacl::text, reloptions::text from pg_class order by oid`;
  return JSON.stringify([rows, sequences, classes]);
}

/** Every row of the workspaces that nobody works in: where it lies, and who last wrote, deleted or locked it. */
async function untouched(url: string): Promise<string> {
  const sql = open(url);
  const tables = await sql<{ name: string; key: string }[]>`
    select relation::text as name, key_column as key from private.tenant_tables order by position`;
  const rows: unknown[] = [];
  for (const { name, key } of tables) {
    const others = `${key} <> (select id from public.organizations where slug = 'northwind-studio')`;
    rows.push(
      await sql.unsafe(`select ctid, xmin, xmax from ${name} where ${others} order by ctid`),
    );
  }
  for (const name of ["auth.users", "auth.sessions", "public.profiles"]) {
    rows.push(await sql.unsafe(`select ctid, xmin, xmax from ${name} order by ctid`));
  }
  return JSON.stringify(rows);
}

/** Somebody who works meanwhile, and gives up at once when they would have to wait. */
function tenant(url: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { lock_timeout: 3 } });
  let working = true;
  let turns = 0;
  const work = (async () => {
    while (working) {
      await sql.begin(async (transaction) => {
        await transaction`update public.organizations set updated_at = now(), slug = slug where slug = 'northwind-studio'`;
        await transaction`
          insert into public.clients (organization_id, name, currency)
          select id, 'Meanwhile ' || gen_random_uuid(), currency from public.organizations where slug = 'northwind-studio'`;
        await transaction`
          update public.time_entries set description = description
          where (organization_id, id) = (
            select e.organization_id, e.id from public.time_entries e join public.organizations o on o.id = e.organization_id
            where o.slug = 'northwind-studio' and not e.billed order by e.id desc limit 1)`;
        await transaction`delete from public.clients where name like 'Meanwhile %'`;
      });
      turns += 1;
      await sleep(5);
    }
  })();
  return async () => {
    working = false;
    await work;
    await sql.end();
    return turns;
  };
}

describe("npm run prove", () => {
  it("proves a database with tenants, who wait for nothing", {
    timeout: 300_000,
  }, async () => {
    const url = on(databaseUrl, whole);
    const before = await untouched(url);
    const stop = tenant(url);
    const proof = await prove({ url });
    expect(await stop()).toBeGreaterThan(20);
    // A row that is written or locked keeps the mark of who did, undone or not.
    expect((await untouched(url)) === before).toBe(true);
    expect(proof.parts.flatMap(({ checks }) => checks.filter(({ ok }) => !ok))).toEqual([]);
    expect(proof.result).toBe("proven");
    // Whatever else must not run beside tenants is written so that it can.
    expect(proof.leftOut.map(({ file }) => file)).toEqual([
      "030_statistics.test.sql",
      "110_tenant_tables.test.sql",
    ]);
    expect(proof.schema.found).toBe(proof.schema.expected);
    expect(proof.server).toMatchObject({ role: "postgres", superuser: false, workspaces: 2 });
    const sizes = Object.fromEntries(proof.parts.map(({ name, checks }) => [name, checks.length]));
    expect(sizes.rules).toBeGreaterThan(80);
    expect(sizes.people).toBeGreaterThan(2_000);
    expect(sizes.access).toBeGreaterThan(900);
    expect(sizes.plans).toBeGreaterThan(60);

    const page = proofPage(proof);
    expect(page).toContain(
      "eve, naming a foreign workspace, looks for clients: PT404 organization_not_found",
    );
    expect(page).not.toMatch(/<script|<link|src=|proof-[0-9a-f]{6}/);
  });

  it("notices on a copy a way to break it, and mends it", { timeout: 300_000 }, async () => {
    const url = on(databaseUrl, whole);
    const sql = open(url);
    await sql
      .begin(async (transaction) => {
        const stage = new Stage(transaction, true);
        await stage.build();
        const before = JSON.stringify(await describeSchema(transaction, []));
        const tried = await breakAndSee(stage, url, filesToTry(true).run, 3);
        expect(tried.filter(({ ok }) => !ok)).toEqual([]);
        expect(tried.length).toBeGreaterThan(0);
        expect(JSON.stringify(await describeSchema(transaction, []))).toBe(before);
        throw new Error("undo");
      })
      .catch((error: unknown) => {
        if (!(error instanceof Error && error.message === "undo")) throw error;
      });
  });

  it("does not run twice at once, and says so", async () => {
    const url = on(databaseUrl, whole);
    const other = open(url);
    const proof = await other.begin(async (transaction) => {
      await transaction`select pg_advisory_xact_lock(hashtext('bulkhead'), hashtext('prove'))`;
      return await prove({ url });
    });
    expect(proof.result).toBe("not tried");
    expect(proof.parts.at(1)?.outcome).toBe("another proof of this database is running");
  });

  it("refuses a database without the migrations, and tells a role what it may not", async () => {
    await expect(prove({ url: on(databaseUrl, "template1") })).rejects.toThrow(
      /has not got the migrations/,
    );
    const proof = await prove({ url: on(testStack().authenticatorUrl, whole) });
    expect(proof.result).toBe("not tried");
    expect(proof.parts[0]?.outcome).toMatch(/^the role authenticator cannot read private\./);
    expect(proof.server.cannotAct).toMatch(/^the role authenticator is bound by row security, /);
  });
});

/** A way to break it, and the object that is named for it. */
const faults: [string, string][] = [
  ["drop policy guard on public.clients", "policy public.clients.guard"],
  ["alter policy guard on public.payments using (true)", "policy public.payments.guard"],
  [
    "create policy leak on public.invoices for select to authenticated using (true)",
    "policy public.invoices.leak",
  ],
  ["alter policy guard on public.projects to public", "policy public.projects.guard"],
  ["alter table public.time_entries disable row level security", "relation public.time_entries"],
  ["alter table public.members no force row level security", "relation public.members"],
  [
    "grant delete on public.payments to authenticated",
    "grant on relation public.payments to authenticated",
  ],
  [
    "grant update (organization_id) on public.clients to authenticated",
    "grant on relation public.clients to authenticated",
  ],
  [
    "grant select on private.role_permissions to anon",
    "grant on relation private.role_permissions to anon",
  ],
  [
    "grant execute on function private.uuid_v7(timestamptz) to public",
    "grant on function private.uuid_v7(timestamp with time zone) to public",
  ],
  ["grant usage on schema private to anon", "grant on schema private to anon"],
  [
    "alter default privileges in schema public grant select on tables to anon",
    "grant on what postgres makes in public: r to anon",
  ],
  [
    "alter default privileges grant execute on functions to public",
    "grant on what postgres makes in any schema: f to public",
  ],
  [
    "insert into private.role_permissions (role, permission) values ('contractor', 'clients.delete')",
    "row private.role_permissions (contractor, clients.delete)",
  ],
  ["alter function private.can(text) security definer", "function private.can(text)"],
  [
    "alter function private.organization_for(text) reset search_path",
    "function private.organization_for(text)",
  ],
  [
    "create or replace function private.touch() returns trigger language plpgsql set search_path = '' as 'begin return new; end'",
    "function private.touch()",
  ],
  [
    "create function public.leak() returns bigint language sql security definer as 'select count(*) from public.clients'",
    "function public.leak()",
  ],
  [
    "drop trigger _050_refuse_move on public.categories",
    "trigger public.categories._050_refuse_move",
  ],
  [
    "alter table public.time_entries disable trigger _200_check",
    "trigger public.time_entries._200_check",
  ],
  [
    "alter table public.projects drop constraint projects_client",
    "constraint public.projects.projects_client",
  ],
  [
    "alter table public.clients alter column organization_id drop default",
    "column public.clients.organization_id",
  ],
  ["alter table public.clients alter column notes drop not null", "column public.clients.notes"],
  ["create unique index leak on public.clients (name)", "index public.leak"],
  ["drop index public.time_entries_of_user", "index public.time_entries_of_user"],
  [
    "alter view private.time_entry_list set (security_invoker = false)",
    "relation private.time_entry_list",
  ],
  ["create table public.leaks (id integer)", "relation public.leaks"],
  ["create publication leak for table public.clients", "publication leak of public.clients"],
  [
    `alter role authenticated in database ${broken} set statement_timeout = '10min'`,
    "settings of role authenticated in a database",
  ],
];

describe("a database with faults", () => {
  it("is told of each by the name of what is broken", async () => {
    expect(faults.length).toBeGreaterThanOrEqual(20);
    const expected = committedSchema();
    const sql = open(on(databaseUrl, broken));
    for (const [fault, object] of faults) {
      await sql
        .begin(async (transaction) => {
          await transaction.unsafe(fault);
          const drift = driftOf(expected, await describeSchema(transaction, filledIn(expected)));
          expect(
            drift.map((it) => it.object),
            fault,
          ).toContain(object);
          // What hangs on it may be named too, such as a new table's columns; nothing else is.
          expect(drift.length, fault).toBeLessThanOrEqual(3);
          throw new Error("undo");
        })
        .catch((error: unknown) => {
          if (!(error instanceof Error && error.message === "undo")) throw error;
        });
    }
  });

  it("is violated, all of them named in one proof, and nobody acts behind the holes", {
    timeout: 60_000,
  }, async () => {
    const url = on(databaseUrl, broken);
    const sql = open(url);
    for (const [fault] of faults) await sql.unsafe(fault);
    const proof = await prove({ url });
    expect(proof.result).toBe("violated");
    const named = proof.drift.map(({ object }) => object);
    expect(faults.filter(([, object]) => !named.includes(object))).toEqual([]);
    expect(proof.parts.map(({ name, state }) => `${name} ${state}`)).toEqual([
      "schema violated",
      "rules violated",
      "people not tried",
      "access not tried",
      "plans not tried",
      "traces proven",
    ]);
    const page = proofPage(proof);
    for (const [, object] of faults) expect(page).toContain(object);

    // On a copy people are let loose, and find it too. Not even that leaves a trace.
    const before = await everything(on(adminUrl, broken));
    const onCopy = await prove({ url, isCopy: true });
    expect(await everything(on(adminUrl, broken))).toBe(before);
    const found = onCopy.parts.filter(({ state }) => state === "violated").map(({ name }) => name);
    expect(found).toEqual(expect.arrayContaining(["schema", "rules", "people", "access"]));
  });

  it("needs no README to be told apart: the description is of Postgres 17", () => {
    const { postgres: major, objects } = committedSchema();
    expect(major).toBe(17);
    expect(Object.keys(objects).length).toBeGreaterThan(800);
    expect(readFileSync(`${projectDir}supabase/schema.json`, "utf8")).not.toContain(
      "bulkhead-test",
    );
  });
});
