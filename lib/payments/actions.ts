"use server";

import { redirect } from "next/navigation";
import { findMember } from "@/lib/auth";
import { unwrap } from "@/lib/errors";
import { redirectWithFlash } from "@/lib/flash";
import { postTo, record, submitTo } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { paymentSchema } from "./schema";
import { errors, t } from "./words";

/**
 * Records money that came in on an invoice. The currency is the invoice's, told by the page as
 * what is open is: they only choose the words, since the database knows the invoice and takes minor
 * units.
 */
export async function recordPayment(
  slug: string,
  invoice: { id: string; currency: string; openMinor: number },
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  const member = await findMember(slug);
  // The page there says the same to everyone who is not a member.
  if (!member) return redirect(paths.invoice(slug, invoice.id));
  const { locale } = member.user;
  const schema = paymentSchema(invoice, locale);
  return submitTo(slug, schema, data, async (input, db) => {
    unwrap(
      await db.rpc("record_payment", {
        invoice_id: invoice.id,
        paid_on: input.paidOn,
        amount_minor: input.amount,
      }),
      errors,
    );
    return redirectWithFlash(paths.invoice(slug, invoice.id), {
      text: t("done.recorded", { amount: formatMoney(input.amount, invoice.currency, locale) }),
    });
  });
}

/** Takes back a payment that was recorded by mistake; a paid invoice is open again. */
export async function withdrawPayment(
  slug: string,
  invoiceId: string,
  data: FormData,
): Promise<void> {
  return postTo(slug, paths.invoice(slug, invoiceId), record, data, async ({ id }, db) => {
    unwrap(await db.rpc("delete_payment", { payment_id: id }), errors);
    return redirectWithFlash(paths.invoice(slug, invoiceId), { text: t("done.withdrawn") });
  });
}
