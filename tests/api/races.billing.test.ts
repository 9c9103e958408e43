import { describe, expect, test } from "vitest";
import type { Person, Workspace } from "../support/people.ts";
import { codes, couple, rounds } from "../support/races.ts";
import { must } from "../support/records.ts";

/** A client with a project in the workspace, and how to put an hour on it. */
async function billable(person: Person, { slug }: Workspace) {
  const db = person.in(slug);
  const { id: clientId }: { id: string } = await must(
    db.from("clients").insert({ name: "Client", currency: "EUR" }).select("id").single(),
  );
  const projectId: string = await must(
    db.rpc("save_project", {
      name: "Project",
      status: "active",
      color: "#000000",
      client_id: clientId,
      hourly_rate_minor: 6000,
    }),
  );
  const log = () =>
    must(
      db.from("time_entries").insert({
        project_id: projectId,
        entry_date: "2026-01-15",
        duration_seconds: 3600,
      }),
    );
  return { db, clientId, projectId, log };
}

type Entry = { duration_seconds: number; deleted_at: string | null };

describe("billing", () => {
  test("20 invoices issued at once: numbers without a gap or a double", async () => {
    const { first, second, workspace } = await couple("admin");
    const { db, clientId, log } = await billable(first, workspace);
    const drafts: string[] = [];
    for (let index = 0; index < 20; index++) {
      await log();
      drafts.push(await must(db.rpc("draft_invoice", { client_id: clientId })));
    }
    const issue = (id: string, index: number) =>
      (index % 2 === 0 ? first : second)
        .in(workspace.slug)
        .rpc("issue_invoice", { invoice_id: id });
    const answers = await Promise.all(drafts.map(issue));
    expect(codes(answers)).toEqual(drafts.map(() => "done"));
    const numbers = answers.map(({ data }) => data).sort();
    expect(numbers).toEqual(drafts.map((_, index) => `INV-${String(index + 1).padStart(4, "0")}`));
  });

  test.each(rounds)("two issue one draft: it takes one number (%i)", async () => {
    const { first, second, workspace } = await couple("admin");
    const { db, clientId, log } = await billable(first, workspace);
    await log();
    const id: string = await must(db.rpc("draft_invoice", { client_id: clientId }));
    const issue = (person: Person) =>
      person.in(workspace.slug).rpc("issue_invoice", { invoice_id: id });
    const answers = await Promise.all([issue(first), issue(second)]);
    expect(codes(answers)).toEqual(["done", "invoice_issued"]);
    expect(await must(db.from("invoice_counters").select("next_number"))).toEqual([
      { next_number: 2 },
    ]);
  });

  test.each(rounds)("two drafts at once bill an entry once (%i)", async () => {
    const { first, second, workspace } = await couple("admin");
    const { db, clientId, log } = await billable(first, workspace);
    await log();
    await log();
    const draft = (person: Person) =>
      person.in(workspace.slug).rpc("draft_invoice", { client_id: clientId });
    const answers = await Promise.all([draft(first), draft(second)]);
    expect(codes(answers)).toEqual(["done", "done"]);
    const lines: { amount_minor: number }[] = await must(
      db.from("invoice_lines").select("amount_minor"),
    );
    expect(lines).toEqual([{ amount_minor: 12_000 }]);
  });

  test.each(rounds)("an entry logged, changed or deleted while it is billed (%i)", async () => {
    const { first, second, workspace } = await couple("admin");
    const { db, clientId, log } = await billable(first, workspace);
    await log();
    await log();
    await log();
    const entries: { id: string }[] = await must(db.from("time_entries").select("id").order("id"));
    const change = (index: number, patch: object) =>
      second.in(workspace.slug).from("time_entries").update(patch).eq("id", entries[index]?.id);
    await Promise.all([
      db.rpc("draft_invoice", { client_id: clientId }),
      change(0, { duration_seconds: 7200 }),
      change(1, { deleted_at: new Date().toISOString() }),
      log(),
    ]);
    // Whoever came first: the line bills what its entries say.
    const lines: { quantity: number; time_entries: Entry[] }[] = await must(
      db.from("invoice_lines").select("quantity, time_entries(duration_seconds, deleted_at)"),
    );
    expect(lines).toHaveLength(1);
    for (const { quantity, time_entries } of lines) {
      expect(quantity * 3600).toBe(
        time_entries.reduce((sum, { duration_seconds }) => sum + duration_seconds, 0),
      );
      expect(time_entries.filter(({ deleted_at }) => deleted_at)).toEqual([]);
    }
  });

  test.each(rounds)("an invoice paid twice at once is paid once (%i)", async () => {
    const { first, second, workspace } = await couple("admin");
    const { db, clientId, log } = await billable(first, workspace);
    await log();
    const id: string = await must(db.rpc("draft_invoice", { client_id: clientId }));
    await must(db.rpc("issue_invoice", { invoice_id: id }));
    const pay = (person: Person) =>
      person.in(workspace.slug).rpc("record_payment", {
        invoice_id: id,
        paid_on: new Date().toISOString().slice(0, 10),
      });
    const answers = await Promise.all([pay(first), pay(second)]);
    expect(codes(answers)).toEqual(["done", "invoice_not_payable"]);
    expect(await must(db.from("payments").select("amount_minor"))).toEqual([
      { amount_minor: 6000 },
    ]);
  });
});
