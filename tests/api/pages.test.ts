import { beforeAll, describe, expect, test } from "vitest";
import { tables } from "../support/catalogue.ts";
import { ownerSql } from "../support/people.ts";
import { makeScene, type Side, tracesOf } from "../support/scene.ts";
import { everythingOf, pagesOf, signIn, stranger, type Visitor } from "../support/site.ts";

const scene = await makeScene();
type Seat = { side: Side; other: Side; visit: Visitor; pages: string[]; foreign: string[] };
let seats: Seat[] = [];

beforeAll(async () => {
  const seat = async (side: Side, other: Side): Promise<Seat> => ({
    side,
    other,
    visit: await signIn(side.owner),
    pages: pagesOf(side),
    foreign: pagesOf(other).filter((path) => /^\/(w|invitations)\//.test(path)),
  });
  seats = [await seat(scene.ours, scene.theirs), await seat(scene.theirs, scene.ours)];
});

/** Columns whose values are of a fixed set; the slug is a mark of its own, for it stands in addresses. */
const vocabulary = /^(status|role|currency|color|time_zone|locale|tax_rounding|slug)$/;

test("the mark of each side stands in every column of its rows that takes text", async () => {
  const columns: { relation: string; column: string }[] = await ownerSql()`
    select c.relname as relation, a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
      and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'varchar'::regtype)`;
  const keys = new Map((await tables()).map(({ name, key }) => [name, key]));
  const marked = columns.flatMap((it) => {
    const key = keys.get(it.relation);
    return key && !vocabulary.test(it.column) ? [{ ...it, key }] : [];
  });
  expect(marked.length).toBeGreaterThan(20);

  for (const { side } of seats) {
    const sql = ownerSql();
    for (const { relation, column, key } of marked) {
      const [found] = await sql`
        select count(*)::int as rows from public.${sql(relation)}
        where ${sql(key)} = ${side.workspace.id} and ${sql(column)}::text like ${`%${side.mark}%`}`;
      expect([`${relation}.${column}`, found?.rows > 0]).toEqual([`${relation}.${column}`, true]);
    }
  }
});

/** As a document, and as the payload that the router in a browser asks for. */
const kinds = [
  { suffix: "", init: {} },
  { suffix: "?_rsc", init: { headers: { rsc: "1" } } },
];

test("two people in turn, 1,000 requests: each sees their own mark and nothing of the other", {
  timeout: 240_000,
}, async () => {
  let requests = 0;
  let own = 0;
  while (requests < 1000) {
    for (let index = 0; index < (seats[0]?.pages.length ?? 0); index++) {
      for (const { suffix, init } of kinds) {
        // Both at the same moment, so that anything shared between requests would meet.
        const answers = await Promise.all(
          seats
            .flatMap(({ side, other, visit, pages, foreign }) => [
              { side, other, path: pages[index] ?? "/", visit },
              { side, other, path: foreign[index % foreign.length] ?? "/", visit },
            ])
            .map(async ({ side, other, path, visit }) => {
              const response = await visit(path + suffix, init);
              return {
                side,
                other,
                path,
                status: response.status,
                text: await everythingOf(response),
              };
            }),
        );
        for (const { side, other, path, status, text } of answers) {
          requests += 1;
          expect([path, status < 500]).toEqual([path, true]);
          // An address that was asked for may be repeated; what stands behind it may not.
          const asked = new Set(tracesOf(other, path));
          expect([path, tracesOf(other, text).filter((trace) => !asked.has(trace))]).toEqual([
            path,
            [],
          ]);
          if (path.startsWith(`/w/${side.workspace.slug}`)) {
            expect([path, text.includes(side.mark)]).toEqual([path, true]);
            own += 1;
          }
        }
      }
    }
  }
  console.log(`${requests} requests, ${own} of them of one's own workspace`);
  expect(own).toBeGreaterThan(200);
});

/** What a page shows, and how long it is with its scripts, whose parts come in any order. */
function shown(html: string, address: string) {
  const markup = html
    .replaceAll(address, "<address>")
    .replace(/<script\b.*?<\/script>/gs, "")
    .replace(/nonce="[^"]*"/g, "")
    .replace(/\$ACTION_KEY" value="[^"]*"/g, "");
  return { markup, length: html.length };
}

test("a workspace that is not ours looks like one that does not exist", async () => {
  const [seat] = seats;
  if (!seat) throw new Error("Nobody is there.");
  for (const path of seat.foreign.filter((it) => it.startsWith("/w/"))) {
    const unknown = `w-${"0".repeat(10)}`;
    const slug = seat.other.workspace.slug;
    const [foreign, missing] = await Promise.all([
      seat.visit(path),
      seat.visit(path.replace(slug, unknown)),
    ]);
    expect(foreign.status).toBe(missing.status);
    const [a, b] = [await foreign.text(), await missing.text()];
    expect(a).toContain("Not found");
    expect(shown(a, slug)).toEqual(shown(b, unknown));
  }
});

test("a record of theirs under our own address looks like one that does not exist", async () => {
  const [seat] = seats;
  if (!seat) throw new Error("Nobody is there.");
  const nobody = "01234567-89ab-7cde-8f01-23456789abcd";
  const ids = seat.foreign.flatMap((path) => {
    const id = path.split("/").find((part) => /^[0-9a-f]{8}-/.test(part));
    return id && path.startsWith("/w/")
      ? [{ path: path.replace(seat.other.workspace.slug, seat.side.workspace.slug), id }]
      : [];
  });
  expect(ids.length).toBeGreaterThan(5);
  for (const { path, id } of ids) {
    const [foreign, missing] = await Promise.all([
      seat.visit(path),
      seat.visit(path.replace(id, nobody)),
    ]);
    expect(foreign.status).toBe(missing.status);
    const [a, b] = [await foreign.text(), await missing.text()];
    expect([path, a.includes("Not found")]).toEqual([path, true]);
    expect(shown(a, id)).toEqual(shown(b, nobody));
  }
});

describe("without a session", () => {
  test("no page shows anything of a workspace", async () => {
    for (const { side, pages } of seats) {
      for (const path of pages) {
        const response = await stranger(path);
        expect(response.status).toBeLessThan(500);
        if (path.startsWith("/w/")) {
          expect(response.status).toBe(303);
          expect(response.headers.get("location")).toMatch(/^\/login\?next=/);
        }
        let text = await everythingOf(response);
        if (path.startsWith("/invitations/")) {
          // Whoever holds the link is told what to, by whom and which address it went to: no more.
          const told = [
            `${side.mark} workspace`,
            `${side.mark} owner`,
            `${side.mark}@invited.example`,
          ];
          for (const it of told) {
            expect(text).toContain(it);
            text = text.replaceAll(it, "");
          }
        }
        const asked = new Set(tracesOf(side, path));
        expect(tracesOf(side, text).filter((trace) => !asked.has(trace))).toEqual([]);
      }
    }
  });

  test.each([
    ["made up", "base64-eyJhY2Nlc3NfdG9rZW4iOiJ4In0"],
    ["broken", "base64-%%%"],
    ["huge", "x".repeat(3000)],
  ])("a cookie that is %s is no session", async (_, value) => {
    const [seat] = seats;
    const response = await stranger(`/w/${seat?.side.workspace.slug}`, {
      headers: { cookie: `bulkhead-session=${value}` },
    });
    expect(response.status).toBeLessThan(500);
    expect((await everythingOf(response)).includes(String(seat?.side.mark))).toBe(false);
  });

  test("a removed member's next page says so, and shows nothing", async () => {
    const { ours, both } = scene;
    const visit = await signIn(both);
    const path = `/w/${ours.workspace.slug}/clients`;
    expect(await (await visit(path)).text()).toContain(ours.mark);
    const { error } = await ours.owner
      .in(ours.workspace.slug)
      .rpc("remove_member", { user_id: both.id });
    expect(error).toBeNull();
    const text = await (await visit(path)).text();
    expect(text).toContain("Not found");
    expect(text).not.toContain(ours.mark);
  });
});
