"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { findMember } from "@/lib/auth";
import { unwrap } from "@/lib/errors";
import { redirectWithFlash } from "@/lib/flash";
import { postTo, record, submitTo } from "@/lib/form";
import { type FormState, redrawn, typedValues } from "@/lib/form-state";
import { paths } from "@/lib/paths";
import { percentInputValue } from "@/lib/percent";
import { findInvoice } from "./queries";
import { changeRows } from "./rows";
import { draftSchema, invoiceSchema } from "./schema";
import { errors } from "./words";

/** Makes a draft out of a client's unbilled time. */
export async function draftInvoice(
  slug: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return submitTo(slug, draftSchema, data, async ({ clientId, until }, db) => {
    const id = unwrap(
      await db.rpc("draft_invoice", { client_id: clientId, ...(until && { until }) }),
      errors,
    );
    return redirectWithFlash(paths.invoice(slug, id), {
      text: "Made a draft. Nothing is sent or numbered until you issue it.",
    });
  });
}

/**
 * Stores a draft as edited. The buttons that add or move a line post here too and get the form
 * back changed, with nothing stored.
 */
export async function saveInvoice(
  slug: string,
  id: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  const member = await findMember(slug);
  const invoice = member && (await findInvoice(slug, id));
  if (!member || !invoice) return redirect(paths.invoices(slug));

  const { locale } = member.user;
  const changed = changeRows(
    typedValues(data),
    z.string().catch("").parse(data.get("intent")),
    percentInputValue(invoice.newLineTaxRatePpm, locale),
  );
  if (changed) return redrawn(changed);

  const schema = invoiceSchema(invoice.currency, locale);
  return submitTo(slug, schema, data, async (input, db) => {
    unwrap(
      await db.rpc("save_invoice", {
        invoice_id: id,
        payment_terms_days: input.paymentTermsDays,
        notes: input.notes,
        lines: input.lines,
        seen: input.version,
      }),
      errors,
    );
    return redirectWithFlash(paths.invoice(slug, id), { text: "Saved the draft." });
  });
}

export async function issueInvoice(slug: string, data: FormData): Promise<void> {
  const back = ({ id }: { id: string }) => paths.invoice(slug, id);
  return postTo(slug, back, record, data, async ({ id }, db) => {
    const number = unwrap(await db.rpc("issue_invoice", { invoice_id: id }), errors);
    return redirectWithFlash(paths.invoice(slug, id), { text: `Issued ${number}.` });
  });
}

export async function voidInvoice(slug: string, data: FormData): Promise<void> {
  const back = ({ id }: { id: string }) => paths.invoice(slug, id);
  return postTo(slug, back, record, data, async ({ id }, db) => {
    unwrap(await db.rpc("void_invoice", { invoice_id: id }), errors);
    return redirectWithFlash(paths.invoice(slug, id), {
      text: "Voided the invoice. Its time can be billed again.",
    });
  });
}

/** For drafts only; what was issued stays. */
export async function deleteInvoice(slug: string, data: FormData): Promise<void> {
  const back = ({ id }: { id: string }) => paths.invoice(slug, id);
  return postTo(slug, back, record, data, async ({ id }, db) => {
    unwrap(await db.rpc("delete_invoice", { invoice_id: id }), errors);
    return redirectWithFlash(paths.invoices(slug), {
      text: "Deleted the draft. Its time can be billed again.",
    });
  });
}
