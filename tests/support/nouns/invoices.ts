import type { Subject } from "../../bench/questions.ts";
import type { Operation } from "../model/operations.ts";
import { admin, member } from "../model/roles.ts";
import { openAmount, type Room, total } from "../model/world.ts";
import { id, type Noun } from "../noun.ts";
import { must } from "../records.ts";
import { billedOn } from "./billings.ts";
import { logHour } from "./time.ts";

declare module "../records.ts" {
  interface Records {
    billedEntryId: string;
    /** Issued. */
    invoiceId: string;
    lineId: string;
    draftId: string;
  }
}
declare module "../model/world.ts" {
  interface Room {
    invoices: Map<string, Invoice>;
    issued: number;
  }
}

type Line = { projectId: string; description: string; price: number; amount: number };
type Invoice = {
  clientId: string;
  status: "draft" | "issued" | "paid" | "void";
  number: string | null;
  lines: Line[];
};

/** The lines that a draft for the client gets: one a project, from its unbilled time. */
function draftLines(room: Room, clientId: string): Line[] {
  const seconds = new Map<string, number>();
  for (const [id, entry] of room.entries) {
    if (billedOn(room, id) || entry.deleted) continue;
    if (room.projects.get(entry.projectId)?.clientId !== clientId) continue;
    seconds.set(entry.projectId, (seconds.get(entry.projectId) ?? 0) + entry.seconds);
  }
  return [...seconds].map(([projectId, sum]) => {
    const price = room.rates.get(projectId) ?? Number.NaN;
    // Hundredths of an hour, then minor units: each rounded half away from zero, in whole numbers.
    const hundredths = Math.floor((sum + 18) / 36);
    const description = room.projects.get(projectId)?.name ?? "";
    return { projectId, description, price, amount: Math.floor((hundredths * price + 50) / 100) };
  });
}

/** Drafts as it is, without the time that has no rate, or with rates for that. */
const draft: Operation = async ({ db, room, rank, step, pick }) => {
  const clientId = pick("clients", (it) => draftLines(room, it).length > 0);
  const client_id = clientId;
  const missing = draftLines(room, clientId)
    .map(({ projectId }) => projectId)
    .filter((it) => !room.rates.has(it));
  const way = step.value % 3;
  const leave_out = way === 1 ? missing : [];
  const rates = Object.fromEntries(missing.map((it) => [it, step.value]));
  const { data: id, error } =
    way === 2
      ? await db.rpc("draft_invoice_at", { client_id, rates })
      : await db.rpc("draft_invoice", { client_id, leave_out });
  const allowed = rank >= admin && room.clients.has(clientId) && (way > 0 || missing.length === 0);
  if (!error) {
    if (way === 2) for (const it of missing) room.rates.set(it, step.value);
    const lines = draftLines(room, clientId).filter((line) => !leave_out.includes(line.projectId));
    for (const [entryId, { projectId, seconds, deleted }] of room.entries) {
      const on = lines.some((line) => line.projectId === projectId);
      if (!on || deleted || billedOn(room, entryId)) continue;
      room.billings.push({ entryId, invoiceId: id, seconds, released: false });
    }
    room.invoices.set(id, { clientId, status: "draft", number: null, lines });
  }
  return { done: !error, allowed };
};

const deleteDraft: Operation = async ({ db, room, rank, pick }) => {
  const id = pick("invoices", (it) => room.invoices.get(it)?.status === "draft");
  const { error } = await db.rpc("delete_invoice", { invoice_id: id });
  const allowed = rank >= admin && room.invoices.get(id)?.status === "draft";
  if (!error) {
    room.billings = room.billings.filter((it) => it.invoiceId !== id);
    room.invoices.delete(id);
  }
  return { done: !error, allowed };
};

const issue: Operation = async ({ db, room, rank, pick }) => {
  const ready = (it: Invoice | undefined) => it?.status === "draft" && it.lines.length > 0;
  const id = pick("invoices", (it) => ready(room.invoices.get(it)));
  const { error } = await db.rpc("issue_invoice", { invoice_id: id });
  const invoice = room.invoices.get(id);
  const allowed = rank >= admin && ready(invoice);
  if (!error && invoice) {
    room.issued += 1;
    invoice.status = "issued";
    invoice.number = `INV-${String(room.issued).padStart(4, "0")}`;
  }
  return { done: !error, allowed };
};

const voidInvoice: Operation = async ({ db, room, rank, pick }) => {
  const id = pick("invoices", (it) => room.invoices.get(it)?.status === "issued");
  const { error } = await db.rpc("void_invoice", { invoice_id: id });
  const invoice = room.invoices.get(id);
  const paid = invoice ? total(invoice.lines.map((it) => it.amount)) - openAmount(room, id) : 0;
  const voidable = invoice?.status === "issued" || invoice?.status === "paid";
  const allowed = rank >= admin && voidable && paid === 0;
  if (!error && invoice) {
    invoice.status = "void";
    for (const it of room.billings) if (it.invoiceId === id) it.released = true;
  }
  return { done: !error, allowed };
};

/** A draft's lines as its editor sends them: one changed, one new, one gone. */
export const linesOf = ({ line }: Subject) =>
  JSON.stringify([
    { id: line, description: "Changed", quantity: "12", unitPriceMinor: 9500, taxRatePpm: 190000 },
    { description: "New", quantity: "1.5", unitPriceMinor: 12000, taxRatePpm: 190000 },
  ]);

export const invoices: Noun = {
  functions: {
    delete_invoice: id("acme/draft"),
    draft_invoice: id("acme/initech"),
    draft_invoice_at: id("acme/initech"),
    invoice: id("acme/issued"),
    invoice_time: id("acme/issued"),
    issue_invoice: id("acme/draft"),
    list_invoices: "",
    list_unbilled: "",
    list_unpriced: id("acme/initech"),
    preview_invoice: `${id("acme/draft")}, '[]'`,
    save_invoice: `${id("acme/draft")}, 14, '', '[]'`,
    unbilled_time: id("acme/initech"),
    void_invoice: `(select ${id("acme/draft")} from public.issue_invoice(${id("acme/draft")}))`,
  },
  reads: {
    list_unbilled: () => [{ name: "Unbilled time", args: "" }],
    unbilled_time: (s) => [{ name: "A client's unbilled time", args: `'${s.client}'` }],
    list_unpriced: (s) => [
      { name: "A client's time without a rate", args: `'${s.client}'`, mayBeEmpty: ["projects"] },
    ],
    list_invoices: (s) => [
      { name: "Invoices, first page", args: "" },
      { name: "Invoices, last page", args: `before_id => '${s.lastInvoice}'` },
      { name: "Invoices, overdue", args: "only_status => 'overdue'" },
      { name: "Invoices of a client", args: `only_client_id => '${s.client}'` },
      { name: "Invoices, found none", args: "search => 'zzzz'", mayBeEmpty: ["invoices"] },
    ],
    invoice: (s) => [{ name: "One invoice", args: `'${s.paid}'` }],
    invoice_time: (s) => [{ name: "The time on an invoice", args: `'${s.billed}'` }],
    preview_invoice: (s) => [
      { name: "A draft's sums, typed", args: `'${s.draft}', '${linesOf(s)}'` },
    ],
  },
  addresses: { invoices: "draftId" },
  fill: async (place, { clientId, projectId }) => {
    const { db, text } = place;
    const billedEntryId = await logHour(place, projectId, "billed work");
    const invoiceId: string = await must(db.rpc("draft_invoice", { client_id: clientId }));
    const { id: lineId }: { id: string } = await must(
      db.from("invoice_lines").select("id").eq("invoice_id", invoiceId).single(),
    );
    await must(
      db.rpc("save_invoice", {
        invoice_id: invoiceId,
        payment_terms_days: 14,
        notes: text("invoice notes"),
        lines: [
          {
            id: lineId,
            description: text("line"),
            quantity: "1",
            unitPriceMinor: 9000,
            taxRatePpm: 200_000,
          },
        ],
      }),
    );
    await must(db.rpc("issue_invoice", { invoice_id: invoiceId }));
    const draftId: string = await must(db.rpc("draft_invoice", { client_id: clientId }));
    return { billedEntryId, invoiceId, lineId, draftId };
  },
  model: {
    start: () => ({ invoices: new Map(), issued: 0 }),
    columns: {
      invoices: "id, client_id, status, number, total_minor",
      invoice_lines: "invoice_id, description, unit_price_minor, amount_minor",
      invoice_counters: "series, next_number",
    },
    embedded: [{ table: "invoices", inside: ["invoice_lines"] }, { table: "invoice_counters" }],
    sight: ({ room, rank }) => {
      if (rank < member) return { invoices: [], invoice_lines: [], invoice_counters: [] };
      return {
        invoices: [...room.invoices].map(([id, it]) => ({
          id,
          client_id: it.clientId,
          status: it.status,
          number: it.number,
          total_minor: total(it.lines.map((line) => line.amount)),
        })),
        invoice_lines: [...room.invoices].flatMap(([id, it]) =>
          it.lines.map((line) => ({
            invoice_id: id,
            description: line.description,
            unit_price_minor: line.price,
            amount_minor: line.amount,
          })),
        ),
        invoice_counters: room.issued > 0 ? [{ series: "INV-", next_number: room.issued + 1 }] : [],
      };
    },
    operations: { draft, deleteDraft, issue, voidInvoice },
  },
};
