import { beforeAll, describe, expect, test } from "vitest";
import { rest } from "../support/client.ts";
import { ownerSql } from "../support/people.ts";
import { makeScene } from "../support/scene.ts";

const { ours, theirs, both } = await makeScene();
const db = ours.owner.in(ours.workspace.slug);
const caller = { token: ours.owner.token, workspace: ours.workspace.slug };

/** More clients than one request brings, in both workspaces. */
const more = 620;

beforeAll(async () => {
  for (const { workspace, mark } of [ours, theirs]) {
    await ownerSql()`
      insert into public.clients (organization_id, name, currency)
      select ${workspace.id}, ${mark}::text || ' ' || i, 'EUR' from generate_series(1, ${more}) as i`;
  }
});

describe("counting", () => {
  test("exact: what the caller sees", async () => {
    for (const person of [ours.owner, both]) {
      const { count } = await person
        .in(ours.workspace.slug)
        .from("clients")
        .select("id", { count: "exact", head: true });
      expect(count).toBe(more + 1);
    }
    const { count } = await db
      .from("clients")
      .select("id", { count: "exact", head: true })
      .eq("organization_id", theirs.workspace.id);
    expect(count).toBe(0);
  });

  test.each(["planned", "estimated"] as const)(
    "%s: refused, it counts past the wall",
    async (count) => {
      const answer = await db.from("clients").select("id", { count, head: false });
      expect(answer.status).toBe(400);
      expect(answer.error).toMatchObject({ code: "PT400", message: "count_not_exact" });
      expect(answer.count).toBeNull();
    },
  );

  test.each(["count = planned", "count=exact,count=estimated", 'count="planned"', "COUNT=PLANNED"])(
    "spelled %s: refused too",
    async (prefer) => {
      const answer = await rest("clients?select=id", caller, { headers: { prefer } });
      expect(answer.status).toBe(400);
    },
  );

  test("aggregates are off", async () => {
    const { error } = await db.from("invoices").select("total_minor.sum()");
    expect(error?.code).toBe("PGRST123");
  });
});

describe("the most rows of a request", () => {
  test.each([
    ["without a range", "clients?select=id", {}],
    ["with a limit", "clients?select=id&limit=100000", {}],
    ["with a range", "clients?select=id", { range: "0-99999", "range-unit": "items" }],
  ])("%s: 500", async (_, path, headers: Record<string, string>) => {
    const answer = await rest(path, caller, { headers });
    expect(await answer.json()).toHaveLength(500);
  });

  test("embedded: 500", async () => {
    const { data } = await db.from("organizations").select("clients(id)").single();
    expect(data?.clients).toHaveLength(500);
  });

  test("the rest comes with the next page, and no row twice", async () => {
    const page = (from: number) =>
      db
        .from("clients")
        .select("id")
        .order("id")
        .range(from, from + 99_999);
    const first = await page(0);
    const second = await page(500);
    const third = await page(1000);
    expect(first.data).toHaveLength(500);
    expect(second.data).toHaveLength(more + 1 - 500);
    expect(third.data ?? []).toEqual([]);
    const ids = [...(first.data ?? []), ...(second.data ?? [])].map(({ id }) => id);
    expect(new Set(ids).size).toBe(more + 1);
  });
});

describe("hostile text in filters", () => {
  const odd = ["a,b", "a)b(", "it's", "*", "%", "_", "a.b:c", "é𝕏\u200d"];
  const injections = [
    '"quoted"',
    "back\\slash",
    `x,organization_id.eq.${theirs.workspace.id}`,
    `x),or(organization_id.eq.${theirs.workspace.id}`,
    `x&organization_id=eq.${theirs.workspace.id}`,
    '"),organization_id.not.is.null,name.in.("',
    "x' or '1'='1",
    "{a,b}",
    "null",
  ];
  const quoted = (text: string) => `"${text}"`;
  const rows = () => db.from("clients").select("organization_id, name");

  beforeAll(async () => {
    const names = [...odd, ...injections];
    const { error } = await db
      .from("clients")
      .insert(names.map((name) => ({ name, currency: "EUR" })));
    expect(error).toBeNull();
  });

  test.each(odd)("%s, quoted, is that text and nothing else", async (text) => {
    for (const query of [
      rows().eq("name", text),
      rows().or(`name.eq.${quoted(text)},name.eq."no such name"`),
      rows().filter("name", "in", `(${quoted(text)},"no such name")`),
    ]) {
      expect((await query).data).toEqual([{ organization_id: ours.workspace.id, name: text }]);
    }
  });

  test.each([...odd, ...injections])(
    "%s, unquoted, may say anything and widens nothing",
    async (text) => {
      const asked = await Promise.all([
        rows().eq("name", text),
        rows().in("name", [text]),
        rows().like("name", text),
        rows().ilike("name", `%${text}%`),
        rows().or(`name.eq.${text}`),
        rows().or(`name.like.${text},id.not.is.null`),
        rows().not("name", "in", `(${text})`),
        rest(`clients?select=organization_id&name=eq.${text}`, caller).then(async (answer) => ({
          data: answer.ok ? await answer.json() : null,
        })),
      ]);
      for (const { data } of asked) {
        const seen = new Set(
          (data ?? []).map((row: { organization_id: string }) => row.organization_id),
        );
        expect([...seen].filter((id) => id !== ours.workspace.id)).toEqual([]);
      }
    },
  );
});

describe("what costs too much", () => {
  test.each(["json", "text"])("the plan of a query as %s: 406", async (format) => {
    for (const path of ["clients", "rpc/dashboard"]) {
      const answer = await rest(path, caller, {
        headers: { accept: `application/vnd.pgrst.plan+${format}; options=analyze` },
      });
      expect(answer.status).toBe(406);
      expect(await answer.text()).not.toContain("Cost");
    }
    const { data } = await db.from("clients").select("id").explain({ analyze: true });
    expect(JSON.stringify(data)).not.toContain("Scan");
  });

  test("a statement that takes too long is cancelled", { timeout: 20_000 }, async () => {
    const answer = await ownerSql().begin(async (sql) => {
      await sql`select from public.clients where id = ${ours.records.clientId} for update`;
      return await db.from("clients").update({ notes: "waits" }).eq("id", ours.records.clientId);
    });
    expect(answer.error?.code).toBe("57014");
    // The connection is fit for the next request.
    const { error } = await db
      .from("clients")
      .update({ notes: "" })
      .eq("id", ours.records.clientId);
    expect(error).toBeNull();
  });
});
