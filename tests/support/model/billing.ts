import { admin, type Operation } from "./operations.ts";
import { draftLines, type Invoice, openAmount, release, total } from "./world.ts";

/* From unbilled time to money. */

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

const pay: Operation = async ({ db, room, rank, step, pick }) => {
  const id = pick("invoices", (it) => room.invoices.get(it)?.status === "issued");
  const open = openAmount(room, id);
  // All that is open, a part of it, or what may be too much.
  const given = [null, Math.ceil(open / 2), open + step.value][step.value % 3] ?? null;
  const { data: paymentId, error } = await db.rpc("record_payment", {
    invoice_id: id,
    paid_on: new Date().toISOString().slice(0, 10),
    amount_minor: given,
  });
  const invoice = room.invoices.get(id);
  const amount = given ?? open;
  const fits = amount <= open && (amount > 0 || open === 0);
  const allowed = rank >= admin && invoice?.status === "issued" && fits;
  if (!error && invoice) {
    if (paymentId) room.payments.set(paymentId, { invoiceId: id, amount });
    if (amount === open) invoice.status = "paid";
  }
  return { done: !error, allowed };
};

const withdrawPayment: Operation = async ({ db, room, rank, pick }) => {
  const id = pick("payments");
  const { error } = await db.rpc("delete_payment", { payment_id: id });
  const payment = room.payments.get(id);
  const invoice = payment && room.invoices.get(payment.invoiceId);
  const allowed = rank >= admin && payment !== undefined;
  if (!error && invoice) {
    room.payments.delete(id);
    if (invoice.status === "paid") invoice.status = "issued";
  }
  return { done: !error, allowed };
};

const voidInvoice: Operation = async ({ db, room, rank, pick }) => {
  const id = pick("invoices", (it) => room.invoices.get(it)?.status === "issued");
  const { error } = await db.rpc("void_invoice", { invoice_id: id });
  const invoice = room.invoices.get(id);
  const paid = total(
    [...room.payments.values()].filter((it) => it.invoiceId === id).map((it) => it.amount),
  );
  const voidable = invoice?.status === "issued" || invoice?.status === "paid";
  const allowed = rank >= admin && voidable && paid === 0;
  if (!error && invoice) {
    invoice.status = "void";
    release(room, id);
  }
  return { done: !error, allowed };
};

export const billingOperations: Record<string, Operation> = {
  draft,
  deleteDraft,
  issue,
  pay,
  withdrawPayment,
  voidInvoice,
};
