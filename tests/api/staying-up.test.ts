import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectDir } from "../../supabase/commands/project.ts";
import { claimPort } from "../../supabase/local/ports.ts";
import { makePerson, makeWorkspace, ownerSql, type Person } from "../support/people.ts";
import { alive, type Descendant, descendantsOf } from "../support/processes.ts";
import { signIn, type Visitor } from "../support/site.ts";

/*
 * The product as `npm start` runs it, while its processes are killed one after the other and nobody
 * helps. What was acknowledged is there in the end, and nothing is left over.
 */

const dataDir = mkdtempSync(join(tmpdir(), "bulkhead-staying-up-"));
const names = ["PORT", "SUPABASE_API_PORT", "SUPABASE_DB_PORT", "MAILBOX_PORT", "SMTP_PORT"];
const ports = await Promise.all(names.map(() => claimPort(0, "application", "localhost")));
const portOf = (name: string) => ports[names.indexOf(name)];
const siteUrl = `http://localhost:${portOf("PORT")}`;

let server: ChildProcess;
let said = "";
let visit: Visitor;
let owner: Person;
let slug: string;

/** Starts the product. */
function launch(): void {
  said = "";
  server = spawn(process.execPath, ["--import", "tsx", "supabase/commands/cli.ts", "start"], {
    cwd: projectDir,
    env: {
      ...process.env,
      ...Object.fromEntries(names.map((name) => [name, String(portOf(name))])),
      BULKHEAD_DATA_DIR: dataDir,
      WEB_CONCURRENCY: "2",
    },
    // As in a terminal: a signal to the group is Ctrl-C.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on("data", (chunk) => {
      said += chunk;
    });
  }
}

/** The same, and waits until it says that it is ready. */
async function start(): Promise<void> {
  launch();
  const ended = once(server, "exit").then(() => {
    throw new Error(`It ended: ${said}`);
  });
  ended.catch(() => {});
  await Promise.race([until(() => said.includes("Ready."), 60_000), ended]);
  const json = (name: string) => JSON.parse(readFileSync(join(dataDir, name), "utf8"));
  const { jwtSecret } = json("secrets.json");
  const facts = json("stack.json");
  // What the tests' helpers ask is asked of this server.
  process.env.BULKHEAD_TEST_STACK = JSON.stringify({
    ...facts,
    jwtSecret,
    siteUrl,
    adminUrl: facts.databaseUrl,
    authenticatorUrl: facts.databaseUrl,
    smtpPort: portOf("SMTP_PORT"),
    counterUrl: facts.apiUrl,
  });
}

async function until(holds: () => unknown, patienceMs = 15_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`It did not come to pass. The server said: ${said}`);
    await sleep(50);
  }
}

const descendants = () => descendantsOf(server.pid ?? 0);
const acknowledged: string[] = [];
const statuses = new Set<number>();

/** Adds a client over the API, and tells whether it says so. */
async function write(): Promise<boolean> {
  const name = `client ${acknowledged.length} ${Math.random()}`;
  const { status } = await owner.in(slug).from("clients").insert({ name, currency: "EUR" });
  statuses.add(status);
  if (status === 201) acknowledged.push(name);
  return status === 201;
}

/** Whether a page comes and shows what is stored, at each of several connections. */
async function shows(path: string, text: string): Promise<boolean> {
  const pages = await Promise.allSettled(
    [1, 2, 3, 4].map(async () => {
      const page = await visit(path);
      return page.status === 200 && (await page.text()).includes(text);
    }),
  );
  return pages.every((page) => page.status === "fulfilled" && page.value);
}

async function works(): Promise<void> {
  await until(write);
  const newest = acknowledged.at(-1) ?? "";
  await until(() => shows(`/w/${slug}/clients?q=${encodeURIComponent(newest)}`, newest));
}

beforeAll(async () => {
  await start();
  owner = await makePerson("Owner");
  ({ slug } = await makeWorkspace(owner));
  visit = await signIn(owner);
  await works();
}, 90_000);

afterAll(async () => {
  const left = server ? [{ pid: server.pid ?? 0 }, ...descendants()] : [];
  for (const { pid } of left) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself.
    }
  }
  await ownerSql().end();
  rmSync(dataDir, { recursive: true, force: true });
});

/** One process of each kind: what it is called, without what differs between two of a kind. */
function kinds(): Map<string, Descendant> {
  return new Map(descendants().map((it) => [it.command.replace(/ \d.*$|\(\d.*$/, "").trim(), it]));
}

describe("the running product", () => {
  test("outlives the death of each process that it started", { timeout: 60_000 }, async () => {
    // Postgres starts anew for any of its own: one of those at work and one of those behind stand for all.
    const others = /^postgres: (?!authenticator|checkpointer)/;
    const names = [...kinds().keys()].filter((name) => !others.test(name));
    for (const part of [
      "next",
      "postgres -D",
      "postgres: authenticator",
      "postgres: checkpointer",
    ]) {
      expect(names.filter((name) => name.includes(part))).not.toEqual([]);
    }
    let over = false;
    // People go on working meanwhile.
    const working = (async () => {
      while (!over) await Promise.all([write(), sleep(20)]);
    })();
    for (const name of names) {
      const victim = kinds().get(name);
      // What was started for a task may have done it.
      if (!victim) continue;
      process.kill(victim.pid, "SIGKILL");
      await until(() => alive([victim]).length === 0);
      await works();
    }
    over = true;
    await working;
    expect(server.exitCode).toBeNull();
    // Who met a database that was away was told so, and nothing else.
    expect(statuses).toContain(201);
    expect([...statuses].filter((status) => status !== 201 && status !== 503)).toEqual([]);
  });

  test("lost nothing that it had acknowledged", async () => {
    const rows = await ownerSql()<{ name: string }[]>`select name from public.clients`;
    const stored = new Set(rows.map(({ name }) => name));
    expect(acknowledged.filter((name) => !stored.has(name))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(20);
  });

  test("leaves nothing behind when it is killed itself, and starts again", {
    timeout: 60_000,
  }, async () => {
    const all = descendants();
    server.kill("SIGKILL");
    await until(() => alive(all).length === 0, 5_000);
    await start();
    await works();
  });

  test("ends within seconds by Ctrl-C, pressed twice, and says no more than that", async () => {
    const all = descendants();
    const began = said.length;
    const ended = once(server, "exit");
    for (const _ of [1, 2]) {
      process.kill(-(server.pid ?? 0), "SIGINT");
      await sleep(50);
    }
    expect(await ended).toEqual([0, null]);
    await until(() => alive(all).length === 0, 1_000);
    expect(said.slice(began).trim()).toBe("Stopping");
    for (const port of ports) expect(await claimPort(port, "application", "localhost")).toBe(port);
  });

  test("ends as well when it is told so before it is ready", async () => {
    launch();
    const ended = once(server, "exit");
    await until(() => descendants().some(({ command }) => command.includes("postgres -D")));
    const all = descendants();
    server.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    await until(() => alive(all).length === 0, 5_000);
    expect(said.trim()).toMatch(/Stopping$/);
  });

  test("ends with one line when its database cannot be started again", {
    timeout: 60_000,
  }, async () => {
    await start();
    const all = descendants();
    const began = said.length;
    const ended = once(server, "exit");
    const file = join(dataDir, "db/global/pg_control");
    renameSync(file, `${file}.away`);
    const postmaster = all.find(({ command }) => command.includes("postgres -D"));
    process.kill(postmaster?.pid ?? 0, "SIGKILL");
    // Until then a page says so, where no script runs as well.
    const page = await visit(`/w/${slug}/clients`);
    expect(await page.text()).toContain(">Try again</a>");
    expect(await ended).toEqual([1, null]);
    const lines = said.slice(began).trim().split("\n");
    expect(lines.at(-1)).toMatch(/^Postgres ended again and again .*pg_control/);
    await until(() => alive(all).length === 0, 1_000);
  });
});
