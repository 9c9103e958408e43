import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { mailFrom, projectDir } from "../../supabase/commands/project.ts";
import { type ApiOptions, startApi } from "../../supabase/local/api.ts";
import { readConfig } from "../../supabase/local/config.ts";
import { type Plan, Sessions } from "../../supabase/local/session.ts";
import { testStack } from "../support/environment.ts";
import { ownerSql, unique } from "../support/people.ts";
import { startRelay } from "../support/relay.ts";
import { makeScene } from "../support/scene.ts";
import { accessToken } from "../support/tokens.ts";

const { ours, theirs } = await makeScene();
const { authenticatorUrl, jwtSecret, publishableKey, siteUrl, smtpPort } = testStack();

/** Puts a word of the same length in the place of another, in what the API sends to Postgres. */
let forgery: [string, string] | undefined;
const relay = await startRelay(authenticatorUrl, (message) => {
  const at = forgery ? message.indexOf(forgery[0]) : -1;
  if (!forgery || at < 0) return message;
  const forged = Buffer.from(message);
  forged.write(forgery[1], at);
  return forged;
});
/** Tells our connections from those of the API that the other suites use meanwhile. */
const ourName = `trips-${unique()}`;
const options: ApiOptions = {
  url: `${relay.url}?application_name=${ourName}`,
  port: 0,
  ...{ jwtSecret, publishableKey, siteUrl, smtpPort, projectDir, mailFrom },
  config: readConfig(projectDir),
  logFile: "/dev/null",
};
const api = await startApi(options);
afterAll(async () => {
  await api.stop();
  await relay.stop();
});
beforeEach(() => {
  forgery = undefined;
});

type Asking = { method?: string; body?: unknown; prefer?: string; token?: string; at?: string };

async function ask(path: string, asking: Asking = {}) {
  const { method = "GET", body, prefer = "return=representation", at = api.url } = asking;
  const answer = await fetch(`${at}/rest/v1/${path}`, {
    method,
    headers: {
      apikey: publishableKey,
      authorization: `Bearer ${asking.token ?? ours.owner.token}`,
      "x-workspace": ours.workspace.slug,
      "content-type": "application/json",
      prefer,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? null : JSON.parse(text) };
}

const { clientId, categoryId, draftId } = ours.records;
const category = () => ({ name: `Category ${unique()}`, color: "#000000" });
const lines = [{ description: "x", quantity: "1", unitPriceMinor: 100, taxRatePpm: 0 }];

describe("trips to Postgres", () => {
  const calls: [string, number, string, () => Asking][] = [
    ["a function that reads", 1, "rpc/session_context", () => ({ method: "POST", body: {} })],
    ["another", 1, "rpc/dashboard", () => ({ method: "POST", body: {} })],
    ["a function by GET", 1, "rpc/dashboard", () => ({})],
    [
      "a function that writes",
      2,
      "rpc/invite_member",
      () => ({ method: "POST", body: { email: `${unique()}@example.com`, role: "member" } }),
    ],
    [
      "a function that is given a list",
      2,
      "rpc/save_invoice",
      () => ({
        method: "POST",
        body: { invoice_id: draftId, payment_terms_days: 1, notes: "", lines },
      }),
    ],
    ["a list", 1, "clients?select=id,name&order=name", () => ({})],
    ["a list, embedding", 1, "projects?select=id,client:clients(name)", () => ({})],
    ["a page, counted", 2, "clients?select=id&limit=1", () => ({ prefer: "count=exact" })],
    ["an insert", 2, "categories?select=id", () => ({ method: "POST", body: category() })],
    [
      "an insert that says nothing",
      2,
      "categories",
      () => ({ method: "POST", body: category(), prefer: "return=minimal" }),
    ],
    [
      "an insert, embedding",
      2,
      "projects?select=id,client:clients(name)",
      () => ({
        method: "POST",
        body: { name: `P ${unique()}`, client_id: clientId, status: "active" },
      }),
    ],
    [
      "an update",
      2,
      `clients?id=eq.${clientId}&select=id`,
      () => ({ method: "PATCH", body: { notes: unique() } }),
    ],
    [
      "an update, renaming",
      2,
      `clients?id=eq.${clientId}&select=clientId:id`,
      () => ({ method: "PATCH", body: { notes: unique() } }),
    ],
    ["a deletion", 2, `clients?id=eq.${categoryId}&select=id`, () => ({ method: "DELETE" })],
    [
      "a deletion, renaming",
      2,
      `clients?id=eq.${categoryId}&select=clientId:id`,
      () => ({ method: "DELETE" }),
    ],
    ["a call without a token", 1, "rpc/session_context", () => ({ method: "POST", token: "none" })],
  ];

  test.each(calls)("%s: %d, and nothing to parse", async (_, trips, path, asking) => {
    // The first call of its kind prepares its statement.
    const before = await ask(path, asking());
    relay.take();
    const after = await ask(path, asking());
    const { done, ...cost } = relay.take();
    expect(after.status).toBe(before.status);
    expect(cost).toEqual({ trips, parsed: 0 });
    expect(done.length).toBeLessThanOrEqual(6);
  });

  test("each answer is the one of the API in front of the suite", async () => {
    for (const [, , path, asking] of calls) {
      if (asking().method === "POST" && !path.includes("session_context")) continue;
      const asked = asking();
      expect(await ask(path, asked)).toEqual(await ask(path, { ...asked, at: testStack().apiUrl }));
    }
  });

  test("the first call of all prepares its statement on the way", async () => {
    relay.take();
    await ask("clients?select=name,notes,id,currency");
    expect(relay.take()).toMatchObject({ trips: 1, parsed: 1 });
  });
});

describe("a session that cannot be set up", () => {
  const insert = (name: string) =>
    ask("categories?select=id", { method: "POST", body: { name, color: "#000000" } });
  const made = async (name: string) =>
    (await ownerSql()`select from public.categories where name = ${name}`).length;
  /** A statement that no connection has prepared yet, so that its text goes over the relay. */
  const fresh = () => `categories?select=id&order=id&color=neq.${unique()}&limit=1`;

  test("lets no statement run when the transaction does not begin", async () => {
    const other = await startApi(options);
    try {
      forgery = ["begin", "begun"];
      const name = unique();
      relay.take();
      const at = other.url;
      const body = { name, color: "#000000" };
      const answer = await ask("categories?select=id", { method: "POST", body, at });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      // What was asked for was not done, as whomsoever. The look at the schema comes before it.
      expect(relay.take().done.filter((tag) => /^(INSERT|BEGIN|COMMIT)/.test(tag))).toEqual([]);
      expect(await made(name)).toBe(0);
      forgery = undefined;
      expect((await ask("categories?select=id", { method: "POST", body, at })).status).toBe(201);
      expect(await made(name)).toBe(1);
    } finally {
      await other.stop();
    }
  });

  test.each([
    ["the claims", "'request.jwt.claims'", "'request jwt.claims'"],
    ["the role", "'role', $6", "'rule', $6"],
    ["the time limit", "'8s'", "'8x'"],
  ])("lets no statement run when %s cannot be set", async (_, right, wrong) => {
    const other = await startApi(options);
    try {
      forgery = [right, wrong];
      const at = other.url;
      const name = unique();
      const body = { name, color: "#000000" };
      // The schema is read first; from then on each statement counts.
      await ask("nothing", { at });
      relay.take();
      const written = await ask("categories?select=id", { method: "POST", body, at });
      expect(written.status).toBeGreaterThanOrEqual(400);
      expect(relay.take().done).toEqual(["BEGIN", "ROLLBACK"]);
      expect(await made(name)).toBe(0);
      const read = await ask(fresh(), { at });
      expect(read.status).toBeGreaterThanOrEqual(400);
      expect(relay.take().done).toEqual([]);
    } finally {
      await other.stop();
    }
  });

  test("lets no statement run as a role that the API may not become", async () => {
    const token = accessToken(ours.owner.id, { claims: { role: "postgres" } });
    const name = unique();
    relay.take();
    const body = { name, color: "#000000" };
    const written = await ask("categories?select=id", { method: "POST", body, token });
    expect(written.body).toMatchObject({ code: "42501" });
    expect(relay.take().done).toEqual(["BEGIN", "ROLLBACK"]);
    expect((await ask("clients?select=id", { token })).body).toMatchObject({ code: "42501" });
    expect(relay.take().done).toEqual([]);
    expect(await made(name)).toBe(0);
  });

  test("is refused to the login and to a role that is no name, and leaves the connections to others", async () => {
    for (const role of ["none", "authenticator", ["authenticated"], { authenticated: true }, 7]) {
      const token = accessToken(ours.owner.id, { claims: { role } });
      for (let i = 0; i < 12; i++) {
        const answer = await ask("clients?select=id", { token });
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
      }
    }
    expect((await ask("clients?select=id")).status).toBe(200);
    expect((await insert(unique())).status).toBe(201);
  });

  test("a lost connection fails its request, and no other", async () => {
    forgery = undefined;
    const owner = ownerSql();
    await expect(
      owner.begin(async (held) => {
        await held`select from public.clients where id = ${clientId} for update`;
        const waiting = ask(`clients?id=eq.${clientId}&select=id`, {
          method: "PATCH",
          body: { notes: "lost" },
        });
        await expect
          .poll(async () => {
            const [found] = await owner`
              select pg_terminate_backend(pid) from pg_stat_activity
              where application_name = ${ourName} and query like 'update%clients%' and wait_event_type = 'Lock'`;
            return found !== undefined;
          })
          .toBe(true);
        expect((await waiting).status).toBe(503);
        throw new Error("enough");
      }),
    ).rejects.toThrow("enough");
    expect((await ask(`clients?id=eq.${clientId}&select=notes`)).body).not.toEqual([
      { notes: "lost" },
    ]);
    expect((await insert(unique())).status).toBe(201);
  });
});

describe("a transaction", () => {
  const idle = async () =>
    ownerSql()`
      select state from pg_stat_activity
      where application_name = ${ourName} and state like 'idle in%'`;

  const connections = async () =>
    (await ownerSql()`select from pg_stat_activity where application_name = ${ourName}`).length;

  test("that fails leaves its connection to the next caller as it was", async () => {
    const taken = category();
    expect((await ask("categories", { method: "POST", body: taken })).status).toBe(201);
    for (let i = 0; i < 12; i++) {
      expect((await ask("categories", { method: "POST", body: taken })).status).toBe(409);
    }
    expect((await ask("clients?select=nothing")).status).toBe(400);
    expect(await connections()).toBeGreaterThan(0);
    expect(await idle()).toEqual([]);
    const theirToken = theirs.owner.token;
    expect((await ask("clients?select=id", { token: theirToken })).status).toBe(404);
    expect((await ask("clients?select=id")).status).toBe(200);
  });

  test("of a write and a read of what was written is one", async () => {
    // A name is no date: what was written cannot be read back so.
    const name = `P ${unique()}`;
    const body = { name, client_id: clientId, status: "active" };
    const failed = await ask("projects?select=id,x:name::date", { method: "POST", body });
    expect(failed.status).toBe(400);
    expect(await ownerSql()`select from public.projects where name = ${name}`).toHaveLength(0);
    expect(await idle()).toEqual([]);
  });

  test("ends at its role's limit", async () => {
    await ownerSql().begin(async (held) => {
      await held`select from public.clients where id = ${clientId} for update`;
      const began = performance.now();
      const body = { notes: "late" };
      const answer = await ask(`clients?id=eq.${clientId}`, { method: "PATCH", body });
      expect(answer.body).toMatchObject({ code: "57014" });
      expect(performance.now() - began).toBeGreaterThan(7_000);
    });
  }, 15_000);
});

describe("prepared statements", () => {
  const plan: Plan = {
    ...{ setUp: [{ text: "select 1" }], alone: true, answers: false, writesOne: false },
    isLast: () => false,
  };
  const sessions = new Sessions(testStack().databaseUrl, { parsers: {}, serializers: {} });
  const run = (statement: string, alone = true) =>
    sessions.run({ ...plan, alone }, (db) =>
      sql.raw<Record<string, unknown>>(statement).execute(db),
    );
  afterAll(() => sessions.close());

  test.each([true, false])("outlive a change of the schema (alone: %s)", async (alone) => {
    const schema = `trips_${unique()}`;
    await run(`create schema ${schema}`);
    try {
      await run(`create table ${schema}.t as select 1 as a`);
      const read = async () => (await run(`select * from ${schema}.t`, alone)).rows;
      expect(await read()).toEqual([{ a: "1" }]);
      await ownerSql()`alter table ${ownerSql()(schema)}.t add column b int default 2`;
      expect(await read()).toEqual([{ a: "1", b: "2" }]);
    } finally {
      await run(`drop schema ${schema} cascade`);
    }
  });

  test("are not kept without end", async () => {
    for (let i = 0; i < 250; i++) await run(`select ${i}`);
    for (let i = 0; i < 50; i++) await expect(run(`select nothing${i}`)).rejects.toThrow("nothing");
    const { rows } = await run("select count(*)::int as count from pg_prepared_statements");
    expect(Number(rows[0]?.count)).toBeLessThanOrEqual(202);
  });
});

test("a token is refused from its last second on, however often it was taken before", async () => {
  const exp = Math.floor(Date.now() / 1000) + 2;
  const token = accessToken(ours.owner.id, { claims: { exp } });
  expect((await ask("clients?select=id", { token })).status).toBe(200);
  expect((await ask("clients?select=id", { token })).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, exp * 1000 - Date.now()));
  const late = await ask("clients?select=id", { token });
  expect(late).toMatchObject({ status: 401, body: { code: "PGRST303", message: "JWT expired" } });
});
