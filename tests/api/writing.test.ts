import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { tables } from "../support/catalogue.ts";
import { rest } from "../support/client.ts";
import { ownerSql } from "../support/people.ts";
import { makeScene, truthOf } from "../support/scene.ts";

const { ours, theirs, both } = await makeScene();
const db = ours.owner.in(ours.workspace.slug);
const tenant = (await tables()).flatMap(({ key, ...table }) => (key ? [{ ...table, key }] : []));
const forbidden = "42501";

describe.each([
  { who: "the owner", person: ours.owner },
  { who: "an owner of both", person: both },
])("$who", ({ person }) => {
  const mine = person.in(ours.workspace.slug);

  describe.each(tenant)("$name", ({ key, ...table }) => {
    test("updates and deletes reach nothing of theirs", async () => {
      const before = await truthOf(theirs);
      const column = table.columns.find((one) =>
        /^(name|notes|description|email|role|hourly_rate_minor)$/.test(one),
      );
      const patch = column ? { [column]: "1" } : { [key]: null };
      const answers = await Promise.all([
        mine.from(table.name).update(patch).eq(key, theirs.workspace.id).select(key),
        mine.from(table.name).delete().eq(key, theirs.workspace.id).select(key),
      ]);
      // No grant, or no row: never one of theirs.
      for (const { data, error } of answers) {
        if (error) expect(error.code).toBe(forbidden);
        else expect(data).toEqual([]);
      }
      expect(await truthOf(theirs)).toBe(before);
    });

    test("no row is put into another workspace, moved there or given an id", async () => {
      const row: Record<string, unknown> = { [key]: theirs.workspace.id };
      const answers = await Promise.all([
        mine.from(table.name).insert(row),
        mine.from(table.name).upsert(row),
        mine.from(table.name).upsert(row, { ignoreDuplicates: true }),
        mine.from(table.name).update(row).eq(key, ours.workspace.id),
        ...(table.columns.includes("id")
          ? [
              mine.from(table.name).insert({ id: randomUUID() }),
              mine.from(table.name).update({ id: randomUUID() }).eq(key, ours.workspace.id),
            ]
          : []),
      ]);
      for (const { error } of answers) expect(error?.code).toBe(forbidden);
    });
  });
});

describe("upsert", () => {
  const upsert = (table: string, row: object, ignoreDuplicates: boolean, onConflict: string) =>
    db.from(table).upsert(row, { ignoreDuplicates, onConflict }).select();

  test("merges and ignores within the workspace", async () => {
    const conflict = "organization_id,name_key";
    const color = async (row: { name: string; color: string }, ignore: boolean) =>
      (await upsert("categories", row, ignore, conflict)).data?.[0]?.color;
    expect(await color({ name: "Fresh", color: "#000000" }, false)).toBe("#000000");
    expect(await color({ name: "Fresh", color: "#111111" }, false)).toBe("#111111");
    expect(await color({ name: "Fresh", color: "#222222" }, true)).toBeUndefined();
  });

  test("a name of theirs is free here, and theirs stays", async () => {
    const before = await truthOf(theirs);
    const name = `${theirs.mark} Design`;
    for (const ignore of [false, true]) {
      const { data } = await upsert(
        "categories",
        { name: `${name}${ignore}`, color: "#333333" },
        ignore,
        "organization_id,name_key",
      );
      expect(data).toMatchObject([{ organization_id: ours.workspace.id }]);
    }
    expect(await truthOf(theirs)).toBe(before);
  });

  test.each([false, true])(
    "with an id of theirs as with any other (ignoring: %s)",
    async (ignore) => {
      const before = await truthOf(theirs);
      const attempt = (projectId: string, clientId: string) =>
        Promise.all([
          upsert(
            "project_rates",
            { project_id: projectId, hourly_rate_minor: 1 },
            ignore,
            "organization_id,project_id",
          ),
          upsert(
            "project_members",
            { project_id: projectId, user_id: ours.owner.id },
            ignore,
            "organization_id,project_id,user_id",
          ),
          upsert(
            "clients",
            { id: clientId, name: "x", currency: "EUR" },
            ignore,
            "organization_id,id",
          ),
        ]);
      const foreign = await attempt(theirs.records.projectId, theirs.records.clientId);
      const unknown = await attempt(randomUUID(), randomUUID());
      // Merging writes every column it is given, and nobody may write the keys of project_members.
      const assigned = ignore ? "23503" : forbidden;
      expect(foreign.map(({ error }) => error?.code)).toEqual(["23503", assigned, forbidden]);
      expect(foreign).toEqual(unknown);
      expect(await truthOf(theirs)).toBe(before);
    },
  );
});

describe("many rows at once", () => {
  const row = (name: string, organizationId?: string) => ({
    name: name && `${ours.mark} ${name}`,
    currency: "EUR",
    ...(organizationId && { organization_id: organizationId }),
  });
  const named = async (name: string) =>
    (
      await ownerSql()`select organization_id from public.clients where name = ${`${ours.mark} ${name}`}`
    ).map((found) => found.organization_id);

  test("all go in, or none", async () => {
    const fine = await db.from("clients").insert([row("bulk one"), row("bulk two")]);
    expect(fine.error).toBeNull();
    expect(await named("bulk one")).toEqual([ours.workspace.id]);
    const spoiled = await db.from("clients").insert([row("bulk three"), row("")]);
    expect(spoiled.error?.code).toBe("23514");
    expect(await named("bulk three")).toEqual([]);
  });

  test("a mix of workspaces is refused, whatever its order", async () => {
    const rows = [row("mixed", ours.workspace.id), row("mixed", theirs.workspace.id)];
    for (const mixed of [rows, rows.toReversed()]) {
      for (const person of [ours.owner, both]) {
        const { error } = await person.in(ours.workspace.slug).from("clients").insert(mixed);
        expect(error?.code).toBe(forbidden);
      }
    }
    expect(await named("mixed")).toEqual([]);
  });

  test("a column left out of ?columns= is not read from the rows", async () => {
    const answer = await rest(
      "clients?columns=name,currency",
      { token: both.token, workspace: ours.workspace.slug },
      { method: "POST", body: JSON.stringify([row("listed", theirs.workspace.id)]) },
    );
    expect(answer.status).toBe(201);
    expect(await named("listed")).toEqual([ours.workspace.id]);
  });
});
