import { beforeAll, describe, expect, test } from "vitest";
import { testStack } from "../support/environment.ts";
import { ownerSql } from "../support/people.ts";
import { makeScene, tracesOf, truthOf } from "../support/scene.ts";
import {
  everythingOf,
  formsIn,
  pagesOf,
  rewritten,
  send,
  signIn,
  stranger,
  type Visitor,
} from "../support/site.ts";

const { ours, theirs } = await makeScene();
let visit: Visitor;
let pages: string[];

beforeAll(async () => {
  visit = await signIn(ours.owner);
  pages = pagesOf(ours);
});

/** What turns our records into theirs: each id, and the slug. */
const ids = Object.entries(ours.records).flatMap(([kind, id]): [string, string][] => {
  const other = Object.entries(theirs.records).find(([name]) => name === kind)?.[1];
  return typeof id === "string" && typeof other === "string" ? [[id, other]] : [];
});
const slug: [string, string] = [ours.workspace.slug, theirs.workspace.slug];

/** A form filled with what each of its fields could take. */
function filled(form: FormData): FormData {
  const full = new FormData();
  const plausible: [RegExp, string][] = [
    [/email/i, "intruder@example.com"],
    [/role/i, "admin"],
    [/currency/i, "EUR"],
    [/date|until|paidOn/i, "2026-01-15"],
    [/duration|hours/i, "1:30"],
    [/amount|price|rate|quantity|days/i, "1"],
    [/color/i, "#123456"],
    [/locale/i, "en-US"],
    [/zone/i, "UTC"],
    [/status/i, "active"],
    [/client/i, theirs.records.clientId],
    [/project/i, theirs.records.projectId],
    [/category/i, theirs.records.categoryId],
    [/slug/i, theirs.workspace.slug],
  ];
  for (const [name, value] of form) {
    const text = String(value) || (plausible.find(([it]) => it.test(name))?.[1] ?? "intruded");
    full.append(name, name.startsWith("$ACTION") ? String(value) : text);
  }
  return full;
}

/** Whether the form carries any of these texts of ours. */
const names = (form: FormData, texts: [string, string][]) =>
  [...form.values()].some((value) => texts.some(([text]) => String(value).includes(text)));

async function clientsNamed(name: string): Promise<string[]> {
  const rows = await ownerSql()`select organization_id from public.clients where name = ${name}`;
  return rows.map(({ organization_id }) => organization_id);
}

/** The form that makes a client, with its name filled in. */
async function clientForm(name: string): Promise<{ path: string; form: FormData }> {
  const path = `/w/${ours.workspace.slug}/clients/new`;
  const form = formsIn(await (await visit(path)).text()).find((it) => it.has("taxNumber"));
  if (!form) throw new Error("The page has no form for a client.");
  form.set("name", name);
  form.set("currency", "EUR");
  return { path, form };
}

describe("a form sent with another workspace's address and ids", () => {
  test("sent as it is, it does its work: the attacks below are real posts", async () => {
    const { path, form } = await clientForm(`${ours.mark} by form`);
    const answer = await send(visit, path, form);
    expect(answer.status).toBe(303);
    expect(await clientsNamed(`${ours.mark} by form`)).toEqual([ours.workspace.id]);
  });

  test("every form of every page: nothing of theirs changes or shows", async () => {
    const before = await truthOf(theirs);
    const forms: { path: string; form: FormData }[] = [];
    for (const path of pages) {
      for (const form of formsIn(await (await visit(path)).text())) {
        // What names no workspace and no record can be turned against nobody. Nor can signing out, which
        // says at most where to go on, and would end the session that the others are sent with.
        const isSignOut = [...form.keys()].every((name) => /^(\$ACTION.*|next)$/.test(name));
        if (names(form, [slug, ...ids]) && !isSignOut) forms.push({ path, form: filled(form) });
      }
    }
    expect(forms.length).toBeGreaterThan(15);

    for (const { path, form } of forms) {
      const attacks = [[slug, ...ids], [slug], ids].filter((texts) => names(form, texts));
      for (const texts of attacks) {
        const attack = rewritten(form, texts);
        const answer = await send(visit, path, attack);
        const asked = [path, ...attack.values()].join(" ");
        const shown = tracesOf(theirs, await everythingOf(answer));
        expect([path, shown.filter((trace) => !asked.includes(trace))]).toEqual([path, []]);
      }
    }
    expect(await truthOf(theirs)).toBe(before);
  });

  test("posted to their page: refused as well", async () => {
    const name = `${ours.mark} at their page`;
    const { path, form } = await clientForm(name);
    const there = path.replace(...slug);
    await send(visit, there, rewritten(form, [slug]));
    expect(await clientsNamed(name)).toEqual([]);
  });
});

describe("an action called by its id, as a script would", () => {
  /** The arguments as React sends them: the fields of the form beside the list. */
  function call(id: string, args: unknown[], fields: Record<string, string>, origin: string) {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value);
    body.append("0", JSON.stringify([...args, "$K1"]));
    const headers = { "next-action": id, origin, accept: "text/x-component" };
    return visit(`/w/${ours.workspace.slug}/clients/new`, { method: "POST", body, headers });
  }
  const state = { status: "idle", fields: {}, values: {} };
  /** What saveClient is told of a client that is not there yet. */
  const fresh = { id: null, guided: false };
  const fields = (name: string) => ({
    ...{ name, currency: "EUR", email: "", phone: "", address: "", taxNumber: "", notes: "" },
  });

  async function actionId(): Promise<string> {
    const { form } = await clientForm("x");
    const id = [...form.values()]
      .map((it) => /"id":"([0-9a-f]+)"/.exec(String(it))?.[1])
      .find(Boolean);
    if (!id) throw new Error("The form names no action.");
    return id;
  }

  test("with our workspace it works, with theirs or none it is refused", async () => {
    const id = await actionId();
    const { siteUrl } = testStack();
    const own = await call(
      id,
      [ours.workspace.slug, fresh, state],
      fields(`${ours.mark} direct`),
      siteUrl,
    );
    expect(own.status).toBeLessThan(400);
    expect(await clientsNamed(`${ours.mark} direct`)).toEqual([ours.workspace.id]);

    const before = await truthOf(theirs);
    for (const [index, target] of [theirs.workspace.slug, "", "../x", "nobody-there"].entries()) {
      const name = `${ours.mark} direct ${index}`;
      const answer = await call(id, [target, fresh, state], fields(name), siteUrl);
      const text = await everythingOf(answer);
      expect(tracesOf(theirs, text.replaceAll(target || " ", ""))).toEqual([]);
      expect((await clientsNamed(name)).filter((it) => it !== ours.workspace.id)).toEqual([]);
    }
    for (const wrong of [null, 7, {}, ["a"], "x".repeat(10_000)]) {
      const answer = await call(id, [wrong, fresh, state], fields(`${ours.mark} wrong`), siteUrl);
      expect(tracesOf(theirs, await everythingOf(answer))).toEqual([]);
    }
    expect(await truthOf(theirs)).toBe(before);
  });

  test("from a foreign page it is refused", async () => {
    const id = await actionId();
    const name = `${ours.mark} foreign script`;
    const answer = await call(
      id,
      [ours.workspace.slug, fresh, state],
      fields(name),
      "https://evil.example",
    );
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await clientsNamed(name)).toEqual([]);
  });
});

describe("a form sent from a foreign page", () => {
  test.each([
    ["another site", "https://evil.example"],
    ["another port", "http://localhost:1"],
    ["another name of our host", testStack().siteUrl.replace("localhost", "127.0.0.1")],
    ["ours as a subdomain of theirs", "http://localhost.evil.example"],
    ["a sandboxed frame", "null"],
    ["nowhere", ""],
  ])("%s: refused", async (what, origin) => {
    const name = `${ours.mark} from ${what}`;
    const { path, form } = await clientForm(name);
    const answer = await send(visit, path, form, origin ? { origin } : {});
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain(testStack().siteUrl);
    expect(await clientsNamed(name)).toEqual([]);
  });

  test("reading an address changes nothing, whatever its query says", async () => {
    const { form } = await clientForm(`${ours.mark} by GET`);
    const query = new URLSearchParams([...form].map(([name, value]) => [name, String(value)]));
    await visit(`/w/${ours.workspace.slug}/clients/new?${query}`);
    expect(await clientsNamed(`${ours.mark} by GET`)).toEqual([]);
  });
});

test("a form of more than a megabyte is refused in words", async () => {
  const form = new FormData();
  form.set("name", "x".repeat(1024 * 1024));
  const answer = await send(stranger, "/login", form);
  expect(answer.status).toBe(413);
  expect(await answer.text()).toContain("1 MB");
});
