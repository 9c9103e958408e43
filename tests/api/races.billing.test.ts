import type { SupabaseClient } from "@supabase/supabase-js";
import postgres from "postgres";
import { describe, expect, test } from "vitest";
import { testStack } from "../support/environment.ts";
import { ownerSql, type Person, type Workspace } from "../support/people.ts";
import { code, codes, couple, overtaken, rounds, waiting } from "../support/races.ts";
import { must, today } from "../support/records.ts";
import { formsIn, send, signIn } from "../support/site.ts";

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
type Billing = { duration_seconds: number; time_entries: Entry };

/** The billings that bind time now and those that did, and the entries that are marked. */
async function billed(db: SupabaseClient) {
  const all: { invoice_id: string; released_at: string | null }[] = await must(
    db.from("billings").select("invoice_id, released_at"),
  );
  return {
    bound: all.filter((it) => it.released_at === null),
    released: all.filter((it) => it.released_at !== null),
    marked: await must(db.from("time_entries").select("id").eq("billed", true)),
  };
}

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
    const { bound, marked } = await billed(db);
    expect(bound).toHaveLength(2);
    expect(new Set(bound.map(({ invoice_id }) => invoice_id)).size).toBe(1);
    expect(marked).toHaveLength(2);
  });

  test.each(rounds)(
    "time voided while it is drafted is billed once or free, and known (%i)",
    async () => {
      const { first, second, workspace } = await couple("admin");
      const { db, clientId, log } = await billable(first, workspace);
      await log();
      await log();
      const id: string = await must(db.rpc("draft_invoice", { client_id: clientId }));
      await must(db.rpc("issue_invoice", { invoice_id: id }));
      const draft = (person: Person) =>
        person.in(workspace.slug).rpc("draft_invoice", { client_id: clientId });
      const answers = await Promise.all([
        draft(second),
        db.rpc("void_invoice", { invoice_id: id }),
        draft(first),
      ]);
      expect(codes(answers)).toEqual(["done", "done", "done"]);
      const { bound, released, marked } = await billed(db);
      expect(released.map(({ invoice_id }) => invoice_id)).toEqual([id, id]);
      expect([0, 2]).toContain(bound.length);
      expect(new Set(bound.map(({ invoice_id }) => invoice_id)).size).toBe(bound.length / 2);
      expect(marked).toHaveLength(bound.length);
    },
  );

  test.each(rounds)("a rate that two give at once is one rate, and billed at (%i)", async () => {
    const { first, second, workspace } = await couple("admin");
    const { db, clientId, projectId, log } = await billable(first, workspace);
    await must(db.from("project_rates").delete().eq("project_id", projectId).select("project_id"));
    await log();
    const draft = (person: Person, rate: number) =>
      person
        .in(workspace.slug)
        .rpc("draft_invoice_at", { client_id: clientId, rates: { [projectId]: rate } });
    const answers = await Promise.all([draft(first, 5000), draft(second, 7000)]);
    expect(codes(answers)).toEqual(["done", "done"]);
    const lines: { unit_price_minor: number }[] = await must(
      db.from("invoice_lines").select("unit_price_minor"),
    );
    const rates: { hourly_rate_minor: number }[] = await must(
      db.from("project_rates").select("hourly_rate_minor"),
    );
    expect(lines).toEqual(rates.map((it) => ({ unit_price_minor: it.hourly_rate_minor })));
    expect([5000, 7000]).toContain(lines[0]?.unit_price_minor);
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
    const lines: { quantity: number; billings: Billing[] }[] = await must(
      db
        .from("invoice_lines")
        .select("quantity, billings(duration_seconds, time_entries(duration_seconds, deleted_at))"),
    );
    expect(lines).toHaveLength(1);
    for (const { quantity, billings } of lines) {
      expect(quantity * 3600).toBe(
        billings.reduce((sum, { duration_seconds }) => sum + duration_seconds, 0),
      );
      for (const { duration_seconds, time_entries } of billings) {
        expect(time_entries).toEqual({ duration_seconds, deleted_at: null });
      }
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
        paid_on: today(),
      });
    const answers = await Promise.all([pay(first), pay(second)]);
    expect(codes(answers)).toEqual(["done", "invoice_not_payable"]);
    expect(await must(db.from("payments").select("amount_minor"))).toEqual([
      { amount_minor: 6000 },
    ]);
  });
});

describe("a currency that changes", () => {
  /** The same amounts in another currency, as three requests of a client of the API. */
  async function inYen(db: ReturnType<Person["in"]>, clientId: string, projectId: string) {
    await db.from("project_rates").delete().eq("project_id", projectId);
    await db.from("clients").update({ currency: "JPY" }).eq("id", clientId);
    await db.from("project_rates").insert({ project_id: projectId, hourly_rate_minor: 9000 });
  }

  test.each(rounds)("a draft made meanwhile is in the currency of its prices (%i)", async () => {
    const { first, second, workspace } = await couple("admin");
    const { db, clientId, projectId, log } = await billable(first, workspace);
    await log();
    const [drafted] = await Promise.all([
      second.in(workspace.slug).rpc("draft_invoice", { client_id: clientId }),
      inYen(db, clientId, projectId),
    ]);
    // Between the two it had no rate.
    if (drafted.error) return expect(code(drafted)).toBe("rate_missing");
    const [made]: { currency: string; invoice_lines: { unit_price_minor: number }[] }[] =
      await must(db.from("invoices").select("currency, invoice_lines(unit_price_minor)"));
    const price = made?.currency === "EUR" ? 6000 : 9000;
    expect(made?.invoice_lines).toEqual([{ unit_price_minor: price }]);
  });

  test("a draft that waits for it takes both from after it", async () => {
    const { first, workspace } = await couple("admin");
    const { db, clientId, projectId, log } = await billable(first, workspace);
    await log();
    const answer = await overtaken(
      (sql) => sql`select from public.clients where id = ${clientId} for update`,
      () => db.rpc("draft_invoice", { client_id: clientId }),
      async (sql) => {
        await sql`delete from public.project_rates where project_id = ${projectId}`;
        await sql`update public.clients set currency = 'JPY' where id = ${clientId}`;
        await sql`
          insert into public.project_rates (organization_id, project_id, hourly_rate_minor)
          values (${workspace.id}, ${projectId}, 9000)`;
      },
    );
    expect(code(answer)).toBe("done");
    expect(
      await must(db.from("invoices").select("currency, invoice_lines(unit_price_minor)")),
    ).toEqual([{ currency: "JPY", invoice_lines: [{ unit_price_minor: 9000 }] }]);
  });

  /** A second client, to whom the project can move. */
  async function twoClients() {
    const { first, second, workspace } = await couple("admin");
    const { db, projectId } = await billable(first, workspace);
    const { id: otherId }: { id: string } = await must(
      db.from("clients").insert({ name: "Other", currency: "EUR" }).select("id").single(),
    );
    const rate = () => must(db.from("project_rates").select("hourly_rate_minor"));
    return { db, colleague: second.in(workspace.slug), projectId, otherId, rate };
  }

  test.each(rounds)(
    "a project moved there at that moment takes no old rate along (%i)",
    async () => {
      const { db, colleague, projectId, otherId, rate } = await twoClients();
      const [moved, changed] = await Promise.all([
        db.from("projects").update({ client_id: otherId }).eq("id", projectId),
        colleague.from("clients").update({ currency: "JPY" }).eq("id", otherId),
      ]);
      expect(code(moved)).toBe("done");
      if (code(changed) === "done") expect(await rate()).toEqual([]);
      else {
        expect(code(changed)).toBe("client_currency_in_use");
        expect(await rate()).toEqual([{ hourly_rate_minor: 6000 }]);
      }
    },
  );

  test("the change first: the rate is dropped", async () => {
    const { db, projectId, otherId, rate } = await twoClients();
    const answer = await overtaken(
      (sql) => sql`update public.clients set currency = 'JPY' where id = ${otherId}`,
      () => db.from("projects").update({ client_id: otherId }).eq("id", projectId),
    );
    expect(code(answer)).toBe("done");
    expect(await rate()).toEqual([]);
  });

  test("the move first: the change is refused", async () => {
    const { db, projectId, otherId, rate } = await twoClients();
    const answer = await overtaken(
      (sql) => sql`update public.projects set client_id = ${otherId} where id = ${projectId}`,
      () => db.from("clients").update({ currency: "JPY" }).eq("id", otherId),
    );
    expect(code(answer)).toBe("client_currency_in_use");
    expect(await rate()).toEqual([{ hourly_rate_minor: 6000 }]);
  });

  test("a rate that was typed in the old currency is not saved in the new one", async () => {
    const { db, projectId, otherId, rate } = await twoClients();
    const answer = await overtaken(
      (sql) => sql`update public.clients set currency = 'JPY' where id = ${otherId}`,
      () =>
        db.rpc("save_project", {
          ...{ name: "Project", status: "active", color: "#000000", project_id: projectId },
          ...{ client_id: otherId, hourly_rate_minor: 6000, currency: "EUR" },
        }),
    );
    expect(code(answer)).toBe("rate_currency");
    expect(await rate()).toEqual([{ hourly_rate_minor: 6000 }]);
  });
});

describe("documents", () => {
  type Db = ReturnType<Person["in"]>;

  /** Drafts for the client, each of an hour of its own. */
  async function drafts(db: Db, clientId: string, log: () => Promise<unknown>, count: number) {
    const ids: string[] = [];
    for (let made = 0; made < count; made++) {
      await log();
      ids.push(await must(db.rpc("draft_invoice", { client_id: clientId })));
    }
    return ids;
  }

  const save = (db: Db, id: string | undefined, lines: object[]) =>
    db.rpc("save_invoice", { invoice_id: id, payment_terms_days: 14, notes: "", lines });
  const line = { description: "By hand", quantity: "1", unitPriceMinor: 500, taxRatePpm: 0 };

  /** Each invoice with what its lines come to, what was paid on it, and the time that it bills. */
  async function sums({ id }: Workspace) {
    return ownerSql()<{ status: string; total: number; lines: number; paid: number }[]>`
      select i.status, i.subtotal_minor::int as total,
        coalesce((select sum(l.amount_minor) from public.invoice_lines l
          where l.organization_id = i.organization_id and l.invoice_id = i.id), 0)::int as lines,
        coalesce((select sum(p.amount_minor) from public.payments p
          where p.organization_id = i.organization_id and p.invoice_id = i.id), 0)::int as paid
      from public.invoices i where i.organization_id = ${id}`;
  }

  test.each(rounds)(
    "everything at once: nobody waits in a circle, and all sums are true (%i)",
    async () => {
      const { first, second, workspace } = await couple("admin");
      const { db, clientId, projectId, log } = await billable(first, workspace);
      const colleague = second.in(workspace.slug);
      const [saved, deleted, issued, voided] = await drafts(db, clientId, log, 4);
      await must(db.rpc("issue_invoice", { invoice_id: voided }));
      const { id: otherId }: { id: string } = await must(
        db.from("clients").insert({ name: "Other", currency: "EUR" }).select("id").single(),
      );
      await log();
      await log();

      const project = {
        name: "Project",
        status: "active",
        color: "#000000",
        project_id: projectId,
      };
      const answers = await Promise.all([
        colleague.rpc("draft_invoice", { client_id: clientId }),
        save(db, saved, [line]),
        colleague.rpc("delete_invoice", { invoice_id: deleted }),
        db.rpc("issue_invoice", { invoice_id: issued }),
        colleague.rpc("void_invoice", { invoice_id: voided }),
        db.rpc("save_project", { ...project, client_id: otherId, hourly_rate_minor: 7000 }),
        colleague.from("clients").update({ name: "Renamed" }).eq("id", clientId),
        db
          .from("time_entries")
          .update({ description: "Changed" })
          .eq("project_id", projectId)
          .eq("billed", false),
        db.rpc("draft_invoice", { client_id: clientId }),
        colleague.rpc("draft_invoice", { client_id: otherId }),
      ]);
      expect(codes(answers).filter((it) => /deadlock|serialize/.test(it))).toEqual([]);
      for (const it of await sums(workspace)) expect(it.total).toBe(it.lines);
      const states = (await sums(workspace)).map(({ status }) => status);
      expect(states.filter((it) => it === "issued")).toHaveLength(1);
      expect(states.filter((it) => it === "void")).toHaveLength(1);
    },
  );

  test.each(rounds)("a draft issued while it is saved is issued whole (%i)", async () => {
    const { first, second, workspace } = await couple("admin");
    const { db, clientId, log } = await billable(first, workspace);
    const [id] = await drafts(db, clientId, log, 1);
    const [saved, issued] = await Promise.all([
      save(db, id, [line, line]),
      second.in(workspace.slug).rpc("issue_invoice", { invoice_id: id }),
    ]);
    expect(code(issued)).toBe("done");
    const total = saved.error ? 6000 : 1000;
    expect(["done", "invoice_issued"]).toContain(code(saved));
    expect(await sums(workspace)).toMatchObject([{ status: "issued", total, lines: total }]);
  });

  test.each(rounds)("paid or void, not both (%i)", async () => {
    const { first, second, workspace } = await couple("admin");
    const { db, clientId, log } = await billable(first, workspace);
    const [id] = await drafts(db, clientId, log, 1);
    await must(db.rpc("issue_invoice", { invoice_id: id }));
    const answers = await Promise.all([
      db.rpc("record_payment", { invoice_id: id, paid_on: today() }),
      second.in(workspace.slug).rpc("void_invoice", { invoice_id: id }),
    ]);
    expect(answers.filter(({ error }) => !error)).toHaveLength(1);
    const [state] = await sums(workspace);
    expect(state).toMatchObject(
      answers[0].error ? { status: "void", paid: 0 } : { status: "paid", paid: 6000 },
    );
  });

  test.each(rounds)("paid while a payment is withdrawn: paid is what is paid (%i)", async () => {
    const { first, second, workspace } = await couple("admin");
    const { db, clientId, log } = await billable(first, workspace);
    const [id] = await drafts(db, clientId, log, 1);
    await must(db.rpc("issue_invoice", { invoice_id: id }));
    const pay = (amount_minor: number) =>
      db.rpc("record_payment", { invoice_id: id, paid_on: today(), amount_minor });
    const paymentId: string = await must(pay(2000));
    await Promise.all([
      pay(4000),
      second.in(workspace.slug).rpc("delete_payment", { payment_id: paymentId }),
    ]);
    expect(await sums(workspace)).toMatchObject([{ status: "issued", paid: 4000 }]);
  });
});

describe("two that wait for each other", () => {
  /**
   * Sends what locks a client and then an invoice, against one who locks them the other way round, and is
   * broken off for it so many times.
   */
  async function brokenOff<T>(
    times: number,
    ids: { client: string; invoice: string },
    sent: () => Promise<T>,
  ) {
    // Only the superuser says who gives way: whoever looks first, and this side does not look.
    const admin = postgres(testStack().adminUrl, { max: 1, onnotice: () => {} });
    try {
      const { pending } = await admin.begin(async (sql) => {
        await sql`set local deadlock_timeout = '1min'`;
        await sql`select from public.invoices where id = ${ids.invoice} for update`;
        const pending = sent();
        for (let time = 0; time < times; time++) {
          await waiting(sql, pending);
          await sql
            .savepoint(async (inner) => {
              await inner`select from public.clients where id = ${ids.client} for update`;
              throw letGo;
            })
            .catch((error: unknown) => {
              if (error !== letGo) throw error;
            });
        }
        return { pending };
      });
      return await pending;
    } finally {
      await admin.end();
    }
  }
  const letGo = new Error("Once is enough.");

  async function document(status: "draft" | "issued") {
    const { first, workspace } = await couple("admin");
    const { db, clientId, log } = await billable(first, workspace);
    await log();
    const invoice: string = await must(db.rpc("draft_invoice", { client_id: clientId }));
    if (status === "issued") await must(db.rpc("issue_invoice", { invoice_id: invoice }));
    const visit = await signIn(first);
    const path = `/w/${workspace.slug}/invoices/${invoice}`;
    /** The form of the page that has this text in it. */
    const form = async (page: string, text: string) => {
      const html = await (await visit(page)).text();
      const found = [...html.matchAll(/<form\b.*?<\/form>/gs)].find(([it]) => it.includes(text));
      const [fields] = formsIn(found?.[0] ?? "");
      if (!fields) throw new Error(`${page} has no form with "${text}".`);
      return fields;
    };
    const state = () => must(db.from("invoices").select("status, notes").single());
    return { ids: { client: clientId, invoice }, visit, path, form, state };
  }
  const words = "Someone else changed this at the same moment. Try again.";

  test("one is broken off, sent again by the application, and done", async () => {
    const { ids, visit, path, form, state } = await document("issued");
    const fields = await form(path, "Void invoice");
    const answer = await brokenOff(1, ids, () => send(visit, path, fields));
    expect(answer.status).toBe(303);
    expect(await state()).toMatchObject({ status: "void" });
  });

  test("broken off twice, a button's post is told so on its page", async () => {
    const { ids, visit, path, form, state } = await document("issued");
    const fields = await form(path, "Void invoice");
    const answer = await brokenOff(2, ids, () => send(visit, path, fields));
    expect(answer.status).toBe(303);
    expect(decodeURIComponent(answer.headers.get("set-cookie") ?? "")).toContain(words);
    expect(await state()).toMatchObject({ status: "issued" });
  });

  test("broken off twice, a form comes back with what was typed", async () => {
    const { ids, visit, path, form, state } = await document("draft");
    const fields = await form(`${path}/edit`, "notes");
    // What stands between the tags of a field is not read from the page.
    fields.set("lines.0.description", "An hour");
    fields.set("notes", "typed and not lost");
    const answer = await brokenOff(2, ids, () => send(visit, `${path}/edit`, fields));
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain(words);
    expect(page).toContain("typed and not lost");
    expect(await state()).toMatchObject({ status: "draft", notes: "" });
  });
});
