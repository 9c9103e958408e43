import type { Operation } from "../model/operations.ts";
import { admin, member } from "../model/roles.ts";
import { openAmount } from "../model/world.ts";
import { id, type Noun } from "../noun.ts";
import { must, today } from "../records.ts";

declare module "../records.ts" {
  interface Records {
    /** A part of the issued invoice. */
    paymentId: string;
  }
}
declare module "../model/world.ts" {
  interface Room {
    payments: Map<string, { invoiceId: string; amount: number }>;
  }
}

const pay: Operation = async ({ db, room, rank, step, pick }) => {
  const id = pick("invoices", (it) => room.invoices.get(it)?.status === "issued");
  const open = openAmount(room, id);
  // All that is open, a part of it, or what may be too much.
  const given = [null, Math.ceil(open / 2), open + step.value][step.value % 3] ?? null;
  const { data: paymentId, error } = await db.rpc("record_payment", {
    invoice_id: id,
    paid_on: today(),
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

export const payments: Noun = {
  functions: {
    delete_payment: id("acme/payment"),
    record_payment: `${id("acme/issued")}, current_date`,
  },
  fill: async ({ db }, { invoiceId }) => ({
    paymentId: await must(
      db.rpc("record_payment", { invoice_id: invoiceId, paid_on: today(), amount_minor: 100 }),
    ),
  }),
  model: {
    start: () => ({ payments: new Map() }),
    columns: { payments: "id, invoice_id, amount_minor" },
    embedded: [{ table: "payments" }],
    sight: ({ room, rank }) => ({
      payments: [...room.payments]
        .filter(() => rank >= member)
        .map(([id, it]) => ({ id, invoice_id: it.invoiceId, amount_minor: it.amount })),
    }),
    operations: { pay, withdrawPayment },
  },
};
