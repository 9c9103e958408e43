import type { Subject } from "../../bench/questions.ts";
import type { Operation } from "../model/operations.ts";
import { admin, member } from "../model/roles.ts";
import { openAmount, type Room, total } from "../model/world.ts";
import { id, type Noun } from "../noun.ts";
import { must } from "../records.ts";
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
  for (const entry of room.entries.values()) {
    if (entry.invoiceId !== null || entry.deleted) continue;
    if (room.projects.get(entry.projectId)?.clientId !== clientId) continue;
    seconds.set(entry.projectId, (seconds.get(entry.projectId) ?? 0) + entry.seconds);
  }
  return [...seconds].map(([projectId, sum]) => {
    const price = room.rates.get(projectId) ?? 0;
    // Hundredths of an hour, then minor units: each rounded half away from zero, in whole numbers.
    const hundredths = Math.floor((sum + 18) / 36);
    const description = room.projects.get(projectId)?.name ?? "";
    return { projectId, description, price, amount: Math.floor((hundredths * price + 50) / 100) };
  });
}

/** Takes the invoice's time off it. */
function release(room: Room, invoiceId: string): void {
  for (const entry of room.entries.values()) {
    if (entry.invoiceId === invoiceId) entry.invoiceId = null;
  }
}

const draft: Operation = async ({ db, room, rank, pick }) => {
  const clientId = pick("clients", (it) => draftLines(room, it).length > 0);
  const { data: id, error } = await db.rpc("draft_invoice", { client_id: clientId });
  const allowed = rank >= admin && room.clients.has(clientId);
  if (!error) {
    const lines = draftLines(room, clientId);
    for (const entry of room.entries.values()) {
      const billed = lines.some((line) => line.projectId === entry.projectId);
      if (billed && entry.invoiceId === null && !entry.deleted) entry.invoiceId = id;
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
    release(room, id);
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
    release(room, id);
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
    invoice: id("acme/issued"),
    issue_invoice: id("acme/draft"),
    list_invoices: "",
    list_unbilled: "",
    preview_invoice: `${id("acme/draft")}, '[]'`,
    save_invoice: `${id("acme/draft")}, 14, '', '[]'`,
    void_invoice: `(select ${id("acme/draft")} from public.issue_invoice(${id("acme/draft")}))`,
  },
  reads: {
    list_unbilled: () => [{ name: "Unbilled time", args: "" }],
    list_invoices: (s) => [
      { name: "Invoices, first page", args: "" },
      { name: "Invoices, last page", args: `before_id => '${s.lastInvoice}'` },
      { name: "Invoices, overdue", args: "only_status => 'overdue'" },
      { name: "Invoices of a client", args: `only_client_id => '${s.client}'` },
      { name: "Invoices, found none", args: "search => 'zzzz'", mayBeEmpty: ["invoices"] },
    ],
    invoice: (s) => [{ name: "One invoice", args: `'${s.paid}'` }],
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
