import type { PostgrestSingleResponse } from "@supabase/supabase-js";
import { describe, expect, inject, test } from "vitest";
import { grants, routines, tables } from "../support/catalogue.ts";
import { rest } from "../support/client.ts";
import { idsOf, makeScene, tracesOf } from "../support/scene.ts";

const { ours, theirs } = await makeScene();
const db = ours.owner.in(ours.workspace.slug);
const [all, functions] = await Promise.all([tables(), routines()]);
const random = "01234567-89ab-7cde-8f01-23456789abcd";

/** All that tells one answer from another, with the id asked for taken out of it. */
function answerTo(id: string, { status, error, data }: PostgrestSingleResponse<unknown>) {
  return JSON.stringify({ status, error, data }).replaceAll(id, "<id>");
}

describe("an id of theirs gets the answer of an id that nobody has", () => {
  /** Arguments that are right in our workspace, so that only the id under test can be wrong. */
  const right: Record<string, unknown> = {
    ...{ client_id: ours.records.clientId, category_id: ours.records.categoryId },
    ...{ project_id: ours.records.projectId, invoice_id: ours.records.draftId },
    ...{ user_id: ours.records.contractor.id, name: "Renamed", status: "active", color: "#000000" },
    ...{ hourly_rate_minor: 1, role: "member", paid_on: "2026-01-01", amount_minor: 1, notes: "" },
    ...{ payment_terms_days: 1, lines: [], only_client_id: ours.records.clientId },
  };
  // A page begins after any id, known or not; it is an order and names no record.
  const names = (argument: { name: string; type: string }) =>
    argument.type === "uuid" && !/^(after|before)_/.test(argument.name);
  const asked = functions.flatMap((routine) =>
    routine.arguments.filter(names).map(({ name }) => ({ routine, argument: name })),
  );

  test("there are such functions", () => expect(asked.length).toBeGreaterThan(10));

  test.each(asked)("$routine.name($argument)", async ({ routine, argument }) => {
    const args = Object.fromEntries(
      routine.arguments.filter(({ name }) => name in right).map(({ name }) => [name, right[name]]),
    );
    const call = async (id: string) =>
      answerTo(id, await db.rpc(routine.name, { ...args, [argument]: id }));
    const unknown = await call(random);
    for (const id of [...idsOf(theirs), theirs.owner.id, theirs.workspace.id]) {
      expect(await call(id)).toBe(unknown);
    }
  });

  test.each(all.filter(({ columns }) => columns.includes("id")))(
    "$name by id",
    async ({ name, columns }) => {
      const ask = async (id: string) =>
        answerTo(id, await db.from(name).select(columns.join()).eq("id", id));
      const remove = async (id: string) =>
        answerTo(id, await db.from(name).delete().eq("id", id).select("id"));
      const [none, gone] = [await ask(random), await remove(random)];
      for (const id of [...idsOf(theirs), theirs.workspace.id]) {
        expect(await ask(id)).toBe(none);
        expect(await remove(id)).toBe(gone);
      }
    },
  );

  test.each([
    ["projects", "client_id", { name: "P", status: "active" }],
    ["projects", "category_id", { name: "P", status: "active" }],
    ["project_rates", "project_id", { hourly_rate_minor: 1 }],
    ["project_members", "project_id", { user_id: ours.owner.id }],
    ["project_members", "user_id", { project_id: ours.records.projectId }],
    ["time_entries", "project_id", { entry_date: "2026-01-01", duration_seconds: 60 }],
  ])("%s with a foreign %s", async (table, column, rest) => {
    const put = async (id: string) =>
      answerTo(id, await db.from(table).insert({ ...rest, [column]: id }));
    const none = await put(random);
    expect(none).toMatch(/23503|42501/);
    for (const id of [...idsOf(theirs), theirs.owner.id]) expect(await put(id)).toBe(none);
  });

  test("and ours gets another", async () => {
    const { invoiceId, projectId, entryId, clientId } = ours.records;
    const answers = await Promise.all([
      db.rpc("invoice", { invoice_id: invoiceId }),
      db.rpc("time_entry_form", { entry_id: entryId }),
      db.rpc("list_invoices", { only_client_id: clientId }),
      db
        .from("time_entries")
        .insert({ project_id: projectId, entry_date: "2026-01-01", duration_seconds: 60 }),
    ]);
    for (const { error } of answers) expect(error).toBeNull();
    for (const { data } of answers.slice(0, 3)) expect(JSON.stringify(data)).toContain(ours.mark);
  });

  test("a token of theirs, a used and an unknown one", async () => {
    const attempt = async (token: string) => {
      const answers = await Promise.all([
        db.rpc("show_invitation", { token }),
        db.rpc("accept_invitation", { token }),
      ]);
      return answers.map(({ status, error }) => ({ status, error }));
    };
    const unknown = await attempt("x".repeat(43));
    expect(unknown[0]?.error?.message).toBe("invitation_invalid");
    expect(await attempt(theirs.records.invitationToken)).toEqual(unknown);
    expect(await attempt("")).toEqual(unknown);
  });
});

describe("what an error says", () => {
  const caller = { token: ours.owner.token, workspace: ours.workspace.slug };
  const post = (body: unknown) => ({ method: "POST", body: JSON.stringify(body) });
  const patch = (body: unknown) => ({ method: "PATCH", body: JSON.stringify(body) });
  const client = `clients?id=eq.${ours.records.clientId}`;
  const rate = `project_rates?project_id=eq.${ours.records.projectId}`;

  const provocations: [string, string, RequestInit?][] = [
    ["unique", "categories", post({ name: `${ours.mark} design`, color: "#000000" })],
    ["check", "clients", post({ name: "", currency: "EUR" })],
    ["reference", "clients", post({ name: "x", currency: "ZZZ" })],
    ["not null", "clients", post({ currency: "EUR" })],
    ["still referred to", client, { method: "DELETE" }],
    ["too long", client, patch({ notes: "x".repeat(5001) })],
    ["out of range", rate, patch({ hourly_rate_minor: 1e18 })],
    ["no grant on the column", client, patch({ organization_id: theirs.workspace.id })],
    ["no grant on the table", "payments?id=not.is.null", { method: "DELETE" }],
    ["no grant at all", "invitations?select=token_hash"],
    [
      "a policy",
      "time_entries",
      post({ project_id: random, entry_date: "2026-01-01", duration_seconds: 60 }),
    ],
    ["not a uuid", "clients?id=eq.x"],
    ["not a column", "clients?nothing=eq.1"],
    ["not a table", "xyzzyxyzzyxyzzyxyzzy"],
    ["not a function", "rpc/zzz", post({})],
    ["not JSON", "clients", { method: "POST", body: "{" }],
    ["a code of ours", "rpc/issue_invoice", post({ invoice_id: random })],
    [
      "a code of ours, for a frozen row",
      "rpc/save_invoice",
      post({ invoice_id: ours.records.invoiceId, payment_terms_days: 1, notes: "", lines: [] }),
    ],
    ["another schema", "clients", { headers: { "accept-profile": "private" } }],
    ["auth's tables", "users", { headers: { "accept-profile": "auth" } }],
  ];

  test.each(provocations)("%s", async (_, path, init) => {
    const answer = await rest(path, caller, init);
    const body = await answer.json();
    // What Postgres adds to a message quotes rows; only the API's own codes may explain themselves.
    if (!body.code.startsWith("PGRST")) expect(body).toMatchObject({ details: null, hint: null });
    expect(tracesOf(theirs, JSON.stringify(body))).toEqual([]);
    expect({ status: answer.status, body }).toMatchSnapshot();
  });
});

describe("grants", () => {
  test("are after all these requests as the migrations left them", async () => {
    const { error } = await db.from("clients").select("id");
    expect(error).toBeNull();
    const before = inject("grantsBefore");
    expect(before.length).toBeGreaterThan(100);
    expect(await grants()).toEqual(before);
  });
});
