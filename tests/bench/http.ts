/**
 * Whole pages over HTTP, as `npm start` serves them: the product is started from a folder as a person
 * would, on free ports and a data folder of its own with the demo, and ended afterwards.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { demoPassword } from "../../supabase/commands/demo.ts";
import { claimPort } from "../../supabase/local/ports.ts";
import { formsIn } from "../support/site.ts";
import { type Cpu, cpuOf } from "./cpu.ts";
import { median } from "./measure.ts";

const base = "/w/northwind-studio";
const paths = {
  Dashboard: base,
  Time: `${base}/time`,
  Clients: `${base}/clients`,
  Projects: `${base}/projects`,
  Invoices: `${base}/invoices`,
  "One invoice": `${base}/invoices/`,
  Members: `${base}/members`,
};
type PageName = keyof typeof paths;

/** What a page costs: requests a second of several clients, and of one alone the middle time. */
export type PageCost = {
  page: PageName;
  /** The folder and its workers. */
  of: string;
  rate: number;
  time: number;
  cpu: Cpu;
  bytes: number;
};

export type HttpOptions = {
  /** Folders, each with `:<workers>` if it should not choose itself. */
  of: readonly string[];
  pages?: readonly PageName[];
  clients: number;
  seconds: number;
  rounds: number;
};

type Subject = { name: string; pid: number; site: URL; cookie: string; stop: () => Promise<void> };
type Figures = { rates: number[]; times: number[]; cpus: Cpu[]; bytes: number };

/** Starts the product that lies in a folder and signs in to its demo. */
async function start(folder: string, workers: string | undefined): Promise<Subject> {
  const dataDir = await mkdtemp(join(tmpdir(), "bulkhead-pages-"));
  const names = ["PORT", "SUPABASE_API_PORT", "SUPABASE_DB_PORT", "MAILBOX_PORT", "SMTP_PORT"];
  const ports = await Promise.all(
    names.map(async (name) => [name, String(await claimPort(0, "application"))]),
  );
  const env = {
    ...process.env,
    ...Object.fromEntries(ports),
    ...(workers ? { WEB_CONCURRENCY: workers } : {}),
    BULKHEAD_DATA_DIR: dataDir,
  };
  const child = spawn("npm", ["start"], { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  const stop = async () => {
    await endOf(child);
    await rm(dataDir, { recursive: true, force: true });
  };
  const site = new URL(`http://localhost:${ports[0]?.[1]}`);
  try {
    await readiness(child);
    const name = `${basename(resolve(folder))}${workers ? `, ${workers} worker` : ""}`;
    return { name, pid: child.pid ?? 0, site, cookie: await signIn(site), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readiness(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let said = "";
    child.stdout?.on("data", (chunk) => {
      said += String(chunk);
      if (said.includes("Ctrl-C ends everything")) done();
    });
    child.once("error", fail);
    child.once("exit", () => fail(new Error(`npm start ended.\n${said}`)));
  });
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill("SIGTERM");
  await ended;
}

/** The cookies of the agency's owner, by the form of the sign-in page. */
async function signIn(site: URL): Promise<string> {
  const login = new URL("/login", site);
  const forms = formsIn(await (await fetch(login)).text());
  const form = forms.find((candidate) => candidate.has("password"));
  if (!form) throw new Error("The sign-in page has no form.");
  form.set("email", "nora@example.com");
  form.set("password", demoPassword);
  const headers = { origin: site.origin };
  const answer = await fetch(login, { method: "POST", body: form, headers, redirect: "manual" });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  if (answer.status !== 303) throw new Error(`Signing in was answered ${answer.status}.`);
  return cookies.join("; ");
}

type Answer = { status: number | undefined; headers: IncomingHttpHeaders; bytes: number };

function ask(agent: Agent, { site, cookie }: Subject, path: string): Promise<Answer> {
  return new Promise((done, fail) => {
    const asked = request(new URL(path, site), { agent, headers: { cookie } }, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.once("error", fail);
      answer.once("end", () => done({ status: answer.statusCode, headers: answer.headers, bytes }));
    });
    asked.once("error", fail);
    asked.end();
  });
}

/** Asks over so many kept connections, each its next request as soon as the last is answered. */
async function load(subject: Subject, path: string, count: number, ms: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  const times: number[] = [];
  let bytes = 0;
  const began = performance.now();
  const before = cpuOf(subject.pid);
  const one = async () => {
    while (performance.now() - began < ms) {
      const asked = performance.now();
      const answer = await ask(agent, subject, path);
      if (answer.status !== 200) {
        throw new Error(`${path} was answered ${answer.status} ${answer.headers.location ?? ""}`);
      }
      times.push(performance.now() - asked);
      bytes = answer.bytes;
    }
  };
  await Promise.all(Array.from({ length: count }, one));
  agent.destroy();
  const rate = (times.length * 1000) / (performance.now() - began);
  const after = cpuOf(subject.pid);
  const each = (part: keyof Cpu) => (after[part] - before[part]) / times.length;
  const cpu = { next: each("next"), api: each("api"), postgres: each("postgres") };
  return { rate, times, cpu, bytes };
}

/** Where a page lies. The invoice is the first of the list. */
async function pathOf(page: PageName, { site, cookie }: Subject): Promise<string> {
  if (page !== "One invoice") return paths[page];
  const list = await fetch(new URL(paths.Invoices, site), { headers: { cookie } });
  const [path] = /\/w\/northwind-studio\/invoices\/[0-9a-f-]{36}/.exec(await list.text()) ?? [];
  if (!path) throw new Error("The list of invoices leads to none.");
  return path;
}

const subjects: Subject[] = [];

/** Ends every product that was started. */
export async function endSubjects(): Promise<void> {
  await Promise.all(subjects.splice(0).map(({ stop }) => stop()));
}

/** Starts the product of each folder, with the demo, and measures its pages in turns. */
export async function measurePages(options: HttpOptions): Promise<PageCost[]> {
  const { clients, seconds, rounds, pages = Object.keys(paths) as PageName[] } = options;
  const costs: PageCost[] = [];
  try {
    for (const text of options.of) {
      const [, folder = text, workers] = /^(.*?)(?::(\d+))?$/.exec(text) ?? [];
      console.log(`Starting ${text}`);
      subjects.push(await start(folder, workers));
    }
    await sleep(2_000);
    // What runs is warmed up on every page first, or the first one measured pays for those after it.
    for (const subject of subjects) {
      for (const page of pages)
        await load(subject, await pathOf(page, subject), clients, seconds * 1000);
    }
    for (const page of pages) {
      const figures: Figures[] = subjects.map(() => ({ rates: [], times: [], cpus: [], bytes: 0 }));
      for (let round = 0; round < rounds; round++) {
        for (const [index, subject] of subjects.entries()) {
          const path = await pathOf(page, subject);
          const alone = await load(subject, path, 1, (seconds * 1000) / 5);
          const crowd = await load(subject, path, clients, seconds * 1000);
          const kept = figures[index];
          if (!kept) continue;
          kept.rates.push(crowd.rate);
          kept.cpus.push(crowd.cpu);
          kept.times.push(...alone.times);
          kept.bytes = crowd.bytes;
        }
      }
      for (const [index, { rates, times, cpus, bytes }] of figures.entries()) {
        const part = (name: keyof Cpu) => median(cpus.map((each) => each[name]));
        const cpu = { next: part("next"), api: part("api"), postgres: part("postgres") };
        const of = subjects[index]?.name ?? "";
        costs.push({ page, of, rate: median(rates), time: median(times), cpu, bytes });
      }
    }
    return costs;
  } finally {
    await endSubjects();
  }
}
