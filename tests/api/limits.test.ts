import postgres from "postgres";
import { beforeAll, describe, expect, test } from "vitest";
import { rest } from "../support/client.ts";
import { testStack } from "../support/environment.ts";
import { ownerSql } from "../support/people.ts";
import { makeScene } from "../support/scene.ts";

const { ours, theirs } = await makeScene();
const caller = { token: ours.owner.token, workspace: ours.workspace.slug };
const { clientId, projectId } = ours.records;
const { apiUrl, authenticatorUrl, publishableKey } = testStack();

async function ask(path: string, init: RequestInit = {}) {
  const answer = await rest(path, caller, init);
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? null : JSON.parse(text) };
}

const post = (body: unknown, headers: Record<string, string> = {}) => ({
  ...{ method: "POST", body: JSON.stringify(body) },
  headers,
});
const patch = (body: unknown, headers: Record<string, string>) => ({
  ...post(body, headers),
  method: "PATCH",
});

describe("embedded tables", () => {
  const times = (count: number, embed: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => embed(n)).join();
  const forms: [string, (n: number) => string][] = [
    ["by alias", (n) => `a${n}:clients(id)`],
    ["by quoted alias", (n) => `"a${n}":clients(id)`],
    ["spread", (n) => `...clients(x${n}:id)`],
    ["inner", (n) => `a${n}:clients!inner(id)`],
    ["by hint", (n) => `a${n}:clients!projects_client(id)`],
    ["under one name", () => "clients(id)"],
    ["empty", (n) => `a${n}:clients()`],
    ["in pairs", (n) => (n % 2 ? "a:clients(id)" : "...clients(b:id,...projects(c:id))")],
  ];

  test.each(forms)("%s: the ninth is too many", async (_, embed) => {
    const { status, body } = await ask(`projects?select=id,${times(9, embed)}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "PGRST100", message: expect.stringContaining("8 tables") });
  });

  test("eight may be, and parentheses in names are no tables", async () => {
    const eight = times(8, (n) => `a${n}:clients(id)`);
    expect((await ask(`projects?select=id,${eight}`)).status).toBe(200);
    const odd = `"((((((((((":name,${eight}`;
    expect((await ask(`projects?select=${encodeURIComponent(odd)}`)).status).toBe(200);
  });

  test("three deep is too deep, wherever it stands", async () => {
    for (const [path, init] of [
      ["projects?select=id,time_entries(id,projects(id,clients(id)))"],
      ["projects?select=...clients(...projects(...time_entries(id)))"],
      [
        "projects?select=id,time_entries(id,projects(id,clients(id)))",
        post({ name: "P", status: "active" }, { prefer: "return=representation" }),
      ],
      [
        `projects?id=eq.${projectId}&select=id,time_entries(id,projects(id,clients(id)))`,
        patch({ name: "P" }, { prefer: "return=representation" }),
      ],
      ["rpc/dashboard?select=id,time_entries(id,projects(id,clients(id)))"],
    ] as [string, RequestInit?][]) {
      const { status, body } = await ask(path, init);
      expect([path, status, body.code]).toEqual([path, 400, "PGRST100"]);
    }
  });

  test("of an embedded table's embedded rows there are 50", async () => {
    await ownerSql()`
      insert into public.time_entries (organization_id, user_id, project_id, entry_date, duration_seconds)
      select organization_id, ${ours.owner.id}, id, '2026-01-01', 60
      from public.projects, generate_series(1, 60) where id = ${projectId}`;
    const flat = await ask(`projects?id=eq.${projectId}&select=time_entries(id)`);
    expect(flat.body[0].time_entries.length).toBeGreaterThanOrEqual(60);
    const deep = await ask(`clients?id=eq.${clientId}&select=projects(time_entries(id))`);
    expect(deep.body[0].projects[0].time_entries).toHaveLength(50);
    const asked = `clients?id=eq.${clientId}&select=projects(time_entries(id))&projects.time_entries.limit=400`;
    expect((await ask(asked)).body[0].projects[0].time_entries).toHaveLength(50);
  });
});

describe("a body", () => {
  const big = JSON.stringify({ notes: "x".repeat(1024 * 1024) });
  const chunked = (text: string) => ({
    method: "POST",
    body: new ReadableStream({
      start(controller) {
        for (let at = 0; at < text.length; at += 65_536) {
          controller.enqueue(new TextEncoder().encode(text.slice(at, at + 65_536)));
        }
        controller.close();
      },
    }),
    duplex: "half",
  });

  test("of more than a megabyte: 413, however it is sent", async () => {
    const tooLarge = { code: "PT413", message: expect.any(String), details: null, hint: null };
    for (const init of [{ method: "POST", body: big }, chunked(big), chunked(big.repeat(4))]) {
      expect(await ask("clients", init)).toEqual({ status: 413, body: tooLarge });
    }
    const headers = { apikey: publishableKey, "content-type": "application/json" };
    for (const init of [{ method: "POST", body: big }, chunked(big)]) {
      const answer = await fetch(`${apiUrl}/auth/v1/token?grant_type=password`, {
        ...init,
        headers,
      });
      expect(answer.status).toBe(413);
    }
  });

  test("in pieces is read whole", async () => {
    const text = JSON.stringify({ search: "x".repeat(100_000) });
    const { status, body } = await ask("rpc/list_clients", chunked(text));
    expect([status, body]).toMatchObject([200, { clients: [] }]);
  });

  test("that nests too deep to be written down again: 400", async () => {
    const nested = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    const quoted = JSON.stringify({ search: nested });
    expect((await ask("rpc/list_clients", { method: "POST", body: quoted })).status).toBe(200);
    for (const path of ["clients", "rpc/save_invoice"]) {
      const body = `{"name":"x","lines":${nested}}`;
      expect((await ask(path, { method: "POST", body })).status).toBe(400);
    }
    const answer = await fetch(`${apiUrl}/auth/v1/signup`, {
      method: "POST",
      headers: { apikey: publishableKey, "content-type": "application/json" },
      body: `{"email":"a@example.com","password":"0123456789","data":{"a":${nested}}}`,
    });
    expect(answer.status).toBe(400);
  });
});

test("an answer of more than 4 MB is cut off, and what it was written for is undone", async () => {
  const headers = { prefer: "return=representation" };
  await ownerSql()`
    insert into public.clients (organization_id, name, currency, notes)
    select ${ours.workspace.id}, 'Large ' || n, 'EUR', repeat('x', 5000) from generate_series(1, 400) as n`;
  const one = `clients?name=like.Large*&select=id,notes`;
  expect((await ask(one)).body).toHaveLength(400);
  const wide = `${one},a:name,b:notes,c:notes,d:notes,e:notes,f:notes`;
  expect(await ask(wide)).toMatchObject({ status: 413, body: { code: "54000" } });
  expect(await ask(wide, patch({ phone: "1" }, headers))).toMatchObject({ status: 413 });
  // In one row.
  const row = `organizations?select=clients(id,notes),b:clients(notes),c:clients(notes),d:clients(notes),e:clients(notes)`;
  expect(await ask(row)).toMatchObject({ status: 413, body: { code: "54000" } });
  const [changed] = await ownerSql()`
    select count(*)::int from public.clients where organization_id = ${ours.workspace.id} and phone = '1'`;
  expect(changed?.count).toBe(0);
  expect((await ask("clients?select=id&limit=1")).status).toBe(200);
});

test("a write of several rows where one is asked for is refused, and undone", async () => {
  const object = "application/vnd.pgrst.object+json";
  await ownerSql()`
    insert into public.categories (organization_id, name, color)
    values (${ours.workspace.id}, 'Twin 1', '#000000'), (${ours.workspace.id}, 'Twin 2', '#000000')`;
  const twins = "categories?name=like.Twin*";
  for (const select of ["", "&select=id", "&select=id,projects(id)"]) {
    for (const method of ["PATCH", "DELETE"]) {
      for (const prefer of ["return=representation", "return=minimal"]) {
        const answer = await ask(`${twins}${select}`, {
          ...patch({ color: "#FFFFFF" }, { accept: object, prefer }),
          method,
        });
        expect(answer).toMatchObject({ status: 406, body: { code: "PGRST116" } });
      }
    }
  }
  expect((await ask(`${twins}&color=eq.%23000000`)).body).toHaveLength(2);
  const one = await ask("categories?name=eq.Twin%201&select=name,color", {
    ...patch({ color: "#FFFFFF" }, { accept: object, prefer: "return=representation" }),
  });
  expect(one).toEqual({ status: 200, body: { name: "Twin 1", color: "#FFFFFF" } });
});

describe("what nobody can mean", () => {
  test.each([
    ["a NUL byte in a value", "clients?name=eq.%00", 400],
    ["a NUL byte in a column", "clients?%00=eq.1", 400],
    ["a NUL byte in a name", "clients?select=%22a%00%22", 400],
    ["a NUL byte in an order", "clients?order=a%00", 400],
    ["a NUL byte in a path of JSON", "invoices?select=seller->>%22a%00%22", 400],
    ["a table that cannot be read", "%", 404],
    ["parentheses without end", `clients?select=${"projects(".repeat(1000)}`, 400],
    ["a condition without end", `clients?or=(${"or(".repeat(2000)}`, 400],
  ])("%s: %s", async (_, path, status) => {
    expect((await ask(path)).status).toBe(status);
  });

  test("methods that no API has: 405", async () => {
    for (const method of ["PROPFIND", "QUERY", "LOCK"]) {
      expect((await ask("clients", { method })).status).toBe(405);
    }
  });
});

describe("one person's requests", () => {
  test("wait for each other in the embedded API, and are refused when too many wait", async () => {
    const slow = () => rest("time_entries?select=*,projects(*)", caller);
    const answers = await Promise.all(Array.from({ length: 100 }, slow));
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(66);
    for (const answer of refused) {
      expect(answer.headers.get("retry-after")).toBe("1");
      expect(await answer.json()).toMatchObject({ code: "PT429", message: "too_many_requests" });
    }
  });

  test("take six places in the database, and the seventh is refused by it", async () => {
    const sql = postgres(authenticatorUrl, { max: 8, onnotice: () => {} });
    const enter = (id: string, inside: () => Promise<unknown>) =>
      sql.begin(async (held) => {
        await held`select set_config('request.jwt.claims', ${JSON.stringify({ sub: id, role: "authenticated" })}, true)`;
        await held`set local role authenticated`;
        await held`select public.pre_request()`;
        await inside();
      });
    const { owner } = ours;
    const nest = async (depth: number): Promise<void> => {
      if (depth < 6) {
        await enter(owner.id, () => nest(depth + 1));
        return;
      }
      await expect(enter(owner.id, async () => {})).rejects.toMatchObject({ code: "PT429" });
      await enter(theirs.owner.id, async () => {});
    };
    try {
      await nest(0);
      await enter(owner.id, async () => {});
    } finally {
      await sql.end();
    }
  });
});

describe("fifty hostile requests in flight", () => {
  const hostile = { token: theirs.owner.token, workspace: theirs.workspace.slug };
  const wide = "projects?select=*,a:clients(*),b:clients(*),c:time_entries(*),d:time_entries(*)";
  const deep = "clients?select=*,projects(*,time_entries(*))";
  const write = { method: "PATCH", body: JSON.stringify({ notes: "y".repeat(4000) }) };

  beforeAll(async () => {
    const { workspace, owner, records } = theirs;
    const sql = ownerSql();
    await sql`
      insert into public.clients (organization_id, name, currency, notes)
      select ${workspace.id}, 'C ' || n, 'EUR', repeat('x', 4000) from generate_series(1, 1500) as n`;
    await sql`
      insert into public.projects (organization_id, client_id, name, status, description)
      select ${workspace.id}, ${records.clientId}, 'P ' || n, 'active', repeat('y', 1000) from generate_series(1, 500) as n`;
    await sql`
      insert into public.time_entries (organization_id, user_id, project_id, entry_date, duration_seconds, description)
      select ${workspace.id}, ${owner.id}, ${records.projectId}, '2026-01-01', 60, repeat('z', 300)
      from generate_series(1, 5000)`;
  });

  /** What a dashboard asks for, in milliseconds. */
  async function dashboard(): Promise<number> {
    const began = performance.now();
    const asked = ["session_context", "dashboard"].map((name) => rest(`rpc/${name}`, caller));
    for (const answer of await Promise.all(asked)) {
      expect(answer.status).toBe(200);
      await answer.text();
    }
    return performance.now() - began;
  }

  async function median(goesOn: (times: number[]) => boolean): Promise<number> {
    const times: number[] = [];
    while (goesOn(times)) times.push(await dashboard());
    return times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
  }

  // Other suites run beside this one: what they take of the machine may fall on either side.
  test.each([
    ["that read", [wide, deep]],
    ["that read and write", [wide, deep, "clients?notes=neq.q"]],
  ])(
    "%s: another's dashboard takes three times as long at most",
    { retry: 2 },
    async (_, paths) => {
      await median((times) => times.length < 20);
      const idle = await median((times) => times.length < 40);
      const over = new AbortController();
      const { signal } = over;
      const counts: Record<number, number> = {};
      async function attack(path: string): Promise<void> {
        while (!signal.aborted) {
          const answer = await rest(path, hostile, {
            ...(path.includes("neq") && write),
            signal,
          });
          await answer.arrayBuffer();
          counts[answer.status] = (counts[answer.status] ?? 0) + 1;
          if (answer.status === 429) await new Promise((resolve) => setTimeout(resolve, 1000));
        }
      }
      const flights = Array.from({ length: 50 }, (_, n) =>
        attack(paths[n % paths.length] ?? "").catch(() => {}),
      );
      await new Promise((resolve) => setTimeout(resolve, 500));
      const until = performance.now() + 4000;
      const busy = await median(() => performance.now() < until);
      expect(Object.keys(counts).length).toBeGreaterThan(0);
      over.abort();
      await Promise.all(flights);
      expect(busy).toBeLessThanOrEqual(3 * idle);
    },
  );
});
