/**
 * Measures what a call of the embedded API costs: trips to Postgres, statements, CPU time of the
 * API's own process. Names of other checkouts are measured beside this one, in turn, on the same database:
 * `node --import tsx tests/bench/api-calls.ts ../before`. With `--quick` it makes a fifth of the calls.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { demoPassword } from "../../supabase/commands/demo.ts";

import { mailFrom, projectDir } from "../../supabase/commands/project.ts";
import { readConfig } from "../../supabase/local/config.ts";
import { startRelay, type Traffic } from "../support/relay.ts";
import { openStage } from "../support/stage.ts";

/** Calls in a round; rounds of the sides follow each other, and the least of all rounds counts. */
const quick = process.argv.includes("--quick");
const calls = quick ? 200 : 1000;
const rounds = 4;

type Call = { name: string; method: string; path: string; body?: unknown; prefer?: string };

async function next(child: ChildProcess): Promise<unknown> {
  const [message] = await once(child, "message", { signal: AbortSignal.timeout(20_000) });
  return message;
}

const stage = await openStage();
const endings: (() => unknown)[] = [stage.close];
try {
  await stage.copy("api_calls", true);
  const url = stage.cluster.authenticatorUrl("api_calls");
  const { jwtSecret, publishableKey } = stage.cluster.secrets;
  const relay = await startRelay(url);
  endings.push(relay.stop);

  async function openSide(name: string, checkout: string) {
    const options = { port: 0, jwtSecret, publishableKey, siteUrl: "http://localhost" };
    const mail = { smtpPort: 9, config: readConfig(projectDir), projectDir, mailFrom };
    const unused = { ...mail, logFile: "/dev/null" };
    const child = fork(
      new URL("api-side.ts", import.meta.url).pathname,
      [
        checkout,
        ...[url, relay.url].map((it) => JSON.stringify({ ...options, ...unused, url: it })),
      ],
      { cwd: checkout, execArgv: ["--import", "tsx"] },
    );
    endings.push(() => child.kill());
    const [direct, relayed] = (await next(child)) as [string, string];
    return { name, child, direct, relayed };
  }
  const sides = [await openSide("this", projectDir)];
  const others = process.argv.slice(2).filter((argument) => argument !== "--quick");
  for (const path of others) sides.push(await openSide(path, resolve(path)));

  const apikey = { apikey: publishableKey, "content-type": "application/json" };
  const signIn = await fetch(`${sides[0]?.direct}/auth/v1/token?grant_type=password`, {
    method: "POST",
    headers: apikey,
    body: JSON.stringify({ email: "nora@example.com", password: demoPassword }),
  });
  const { access_token: token } = await signIn.json();
  const ask = async (base: string, { method, path, body, prefer }: Call) => {
    const answer = await fetch(`${base}/rest/v1/${path}`, {
      method,
      headers: {
        ...apikey,
        authorization: `Bearer ${token}`,
        "x-workspace": "northwind-studio",
        ...(prefer && { prefer }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return text;
  };

  const [client] = JSON.parse(
    await ask(sides[0]?.direct ?? "", {
      name: "",
      method: "GET",
      path: "clients?select=id&limit=1",
    }),
  );
  const one = `clients?id=eq.${client.id}`;
  const representation = "return=representation";
  const questions: Call[] = [
    { name: "rpc session_context", method: "POST", path: "rpc/session_context", body: {} },
    { name: "rpc dashboard", method: "POST", path: "rpc/dashboard", body: {} },
    { name: "select", method: "GET", path: "clients?select=id,name&order=name" },
    { name: "select, embedding", method: "GET", path: "projects?select=id,name,clients(name)" },
    {
      name: "insert, returning",
      method: "POST",
      path: "categories?select=id",
      prefer: representation,
      body: undefined,
    },
    {
      name: "update, returning",
      method: "PATCH",
      path: `${one}&select=id`,
      body: { notes: "measured" },
      prefer: representation,
    },
    { name: "update", method: "PATCH", path: one, body: { notes: "measured" } },
  ];
  let made = 0;
  const fresh = (call: Call): Call =>
    call.name.startsWith("insert")
      ? { ...call, body: { name: `measured ${made++}`, color: "#000000" } }
      : call;

  const figures: Record<string, Record<string, unknown>> = {};
  for (const call of questions) {
    const least = sides.map(() => Number.POSITIVE_INFINITY);
    const traffic: Traffic[] = [];
    for (const side of sides) {
      // Not the first: it finds connections, schema, statements and tokens unknown.
      for (let i = 0; i < 3; i++) {
        relay.take();
        await ask(side.relayed, fresh(call));
      }
      traffic.push(relay.take());
      for (let i = 0; i < calls / 4; i++) await ask(side.direct, fresh(call));
    }
    for (let round = 0; round < rounds; round++) {
      for (const [index, side] of sides.entries()) {
        const cpu = async () => {
          const answer = next(side.child);
          side.child.send("cpu");
          return Number(await answer);
        };
        const before = await cpu();
        for (let i = 0; i < calls; i++) await ask(side.direct, fresh(call));
        least[index] = Math.min(least[index] ?? 0, ((await cpu()) - before) / calls);
      }
    }
    for (const [index, side] of sides.entries()) {
      const { trips, done, parsed } = traffic[index] ?? {};
      figures[`${call.name} · ${side.name}`] = {
        trips,
        statements: done?.length,
        parsed,
        "CPU ms": Number(least[index]?.toFixed(3)),
      };
    }
  }
  console.table(figures);
} finally {
  for (const end of endings.reverse()) await end();
}
