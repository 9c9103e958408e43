import { describe, expect, test } from "vitest";
import { type ForeignKey, foreignKeys, type Table, tables } from "../support/catalogue.ts";
import { makeScene, tracesOf } from "../support/scene.ts";

const [all, keys] = await Promise.all([tables(), foreignKeys()]);
const { ours, theirs, both } = await makeScene();

function table(name: string): Table {
  const found = all.find((one) => one.name === name);
  if (!found) throw new Error(`There is no table ${name}.`);
  return found;
}

const columns = (name: string) => table(name).columns.join(",");

// A reference by one column is named, because `organizations` can be reached in several ways.
const embed = (key: ForeignKey, to: string) =>
  `${to}${key.columns === 1 ? `!${key.name}` : ""}(${columns(to)})`;

describe.each(keys)("$from embeds $to by $name", (key) => {
  test.each([
    { from: key.from, to: key.to },
    { from: key.to, to: key.from },
  ])("from $from: only what is ours", async ({ from, to }) => {
    const select = `${columns(from)},${embed(key, to)}`;
    for (const person of [ours.owner, both]) {
      const { data, error } = await person.in(ours.workspace.slug).from(from).select(select);
      expect(error).toBeNull();
      const text = JSON.stringify(data);
      expect(tracesOf(theirs, text)).toEqual([]);
    }

    const { data } = await ours.owner.in(ours.workspace.slug).from(from).select(select);
    const embedded = (data ?? []).flatMap((row) => Object.entries(row)).filter(([k]) => k === to);
    expect(embedded.some(([, rows]) => (Array.isArray(rows) ? rows.length > 0 : rows))).toBe(true);
  });

  test("with a filter for theirs: nothing", async () => {
    const [column, value] =
      key.to === "profiles"
        ? ["user_id", theirs.owner.id]
        : [key.to === "organizations" ? "id" : "organization_id", theirs.workspace.id];
    for (const person of [ours.owner, both]) {
      const { data, error } = await person
        .in(ours.workspace.slug)
        .from(key.from)
        .select(`${columns(key.from)},${embed(key, key.to).replace("(", "!inner(")}`)
        .eq(`${key.to}.${column}`, value);
      expect(error).toBeNull();
      expect(data).toEqual([]);
    }
  });
});

test("a chain of embeddings is cut short, because the cap on rows holds for the outermost only", async () => {
  const ask = (select: string) =>
    ours.owner.in(ours.workspace.slug).from("projects").select(select);
  expect((await ask("id, time_entries(id, projects(id))")).status).toBe(200);
  const { status, error } = await ask("id, time_entries(id, projects(id, time_entries(id)))");
  expect([status, error?.code]).toEqual([400, "PGRST100"]);
});

test("the references were found", () => {
  expect(keys.length).toBeGreaterThan(20);
  expect(keys.filter((key) => key.columns > 1).length).toBeGreaterThan(10);
});

describe("hidden columns", () => {
  const hidden = all.flatMap(({ name, hidden }) => hidden.map((column) => ({ name, column })));

  test("there are some, beside columns that can be read", async () => {
    expect(hidden).toContainEqual({ name: "invitations", column: "token_hash" });
    const db = ours.owner.in(ours.workspace.slug);
    const { data } = await db.from("invitations").select("id, email").order("email");
    expect(data).toHaveLength(1);
  });

  test.each(hidden)("$name.$column: not to read, to filter by or to order by", async (it) => {
    const db = ours.owner.in(ours.workspace.slug);
    const readable = table(it.name).columns[0] ?? "";
    const rows = db.from(it.name);
    const answers = await Promise.all([
      rows.select(it.column),
      rows.select("*"),
      rows.select(readable).not(it.column, "is", null),
      rows.select(readable).order(it.column),
      rows.select(readable).or(`${it.column}.is.null,${readable}.not.is.null`),
      db.from("organizations").select(`id, ${it.name}(${it.column})`),
      db
        .from("organizations")
        .select(`id, ${it.name}!inner(${readable})`)
        .not(`${it.name}.${it.column}`, "is", null),
      db
        .from("organizations")
        .select(`id, ${it.name}(${readable})`)
        .order(it.column, { referencedTable: it.name }),
    ]);
    for (const { error, data } of answers) {
      expect(error?.code).toBe("42501");
      expect(data).toBeNull();
    }
  });
});

/** What Postgres keeps in every table: xmin counts the writes of all workspaces. */
test.each(["xmin", "xmax", "cmin", "ctid", "tableoid"])("%s of no table", async (column) => {
  const db = ours.owner.in(ours.workspace.slug);
  for (const { name, columns } of all) {
    const [readable = ""] = columns;
    const answers = await Promise.all([
      db.from(name).select(column),
      db.from(name).select(`x:${column}::text`),
      db.from(name).select(readable).not(column, "is", null),
      db.from(name).select(readable).order(column),
    ]);
    for (const { error } of answers) {
      // Some cannot be sorted by anyone.
      expect([name, error?.code]).toEqual([name, expect.stringMatching(/^(42501|42883)$/)]);
    }
  }
});
