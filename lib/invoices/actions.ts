"use server";

import { redirect } from "next/navigation";
import { findMember } from "@/lib/auth";
import { formatDate } from "@/lib/dates";
import { changeRows } from "@/lib/documents/rows";
import { namingLines, readableLines } from "@/lib/documents/schema";
import { type Preview, sumRows } from "@/lib/documents/sums";
import { formatDuration } from "@/lib/durations";
import { explain, unwrap } from "@/lib/errors";
import { redirectWithFlash } from "@/lib/flash";
import { findChoices, postTo, record, submitTo } from "@/lib/form";
import { type Choices, type FormState, failed, redrawn, typedValues } from "@/lib/form-state";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { percentInputValue } from "@/lib/percent";
import { read } from "@/lib/read";
import type { RaisedCode } from "@/lib/supabase/codes.types";
import { billingChoice } from "./choices";
import { findInvoice, findUnbilledTime, listUnbilled, listUnpriced } from "./queries";
import { readAsked } from "./rates";
import {
  askRates,
  draftSchema,
  invoiceSchema,
  noneUnpriced,
  previewView,
  readRates,
} from "./schema";
import { errors, t } from "./words";

/** Refusals of a draft after which the rates are asked for, with the currency that they are in now. */
const askedAgain: readonly (string | undefined)[] = [
  "rate_missing",
  "rate_currency",
] satisfies RaisedCode[];

/**
 * Makes a draft out of a client's unbilled time. Where an hour of it has no price, the form comes back
 * and asks for one by project, or the button is pressed that leaves such time out.
 */
export async function draftInvoice(
  slug: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  const found = await findChoices(data, { clientId: (text) => findToBill(slug, text) });
  if (found) return found;
  return submitTo(slug, draftSchema, data, async ({ clientId, until }, db) => {
    const values = typedValues(data);
    const asked = readAsked(values).length > 0;
    const [member, unpriced] = await Promise.all([
      findMember(slug),
      asked ? listUnpriced(slug, clientId, until) : noneUnpriced,
    ]);
    const leaveOut = data.get("intent") === "leave";
    const { locale } = member?.user ?? { locale: "en-US" };
    const { rates, leftOut, fields, meantElsewhere } = readRates(
      values,
      unpriced,
      leaveOut,
      locale,
    );
    if (meantElsewhere) {
      return failed({ message: t("errors.rateCurrency"), values: askRates(values, unpriced) });
    }
    if (Object.keys(fields).length > 0) {
      return failed({ fields, values: askRates(values, unpriced) });
    }

    const given = { client_id: clientId, leave_out: leftOut, ...(until && { until }) };
    const made =
      Object.keys(rates).length > 0
        ? await db.rpc("draft_invoice_at", { ...given, rates, currency: unpriced.currency })
        : await db.rpc("draft_invoice", given);
    const refused = made.error && explain(made.error, errors);
    if (refused && askedAgain.includes(refused.code)) {
      const missing = await listUnpriced(slug, clientId, until);
      return failed({ message: refused.message, values: askRates(values, missing) });
    }
    const id = unwrap(made, errors);
    const rest = await findUnbilledTime(slug, given);
    return redirectWithFlash(paths.invoice(slug, id), {
      text: rest
        ? t("done.draftedPart", {
            duration: formatDuration(rest.durationSeconds),
            from: formatDate(rest.firstDate, locale),
          })
        : t("done.drafted"),
    });
  });
}

async function findToBill(slug: string, search: string): Promise<Choices> {
  const [member, { clients, more }] = await Promise.all([
    findMember(slug),
    listUnbilled(slug, { search }),
  ]);
  const { locale } = member?.user ?? { locale: "en-US" };
  return { options: clients.map((client) => billingChoice(client, locale)), more };
}

/**
 * Stores a draft as edited. The buttons that add, move or remove a line post here too and get the
 * form back changed, with nothing stored.
 */
export async function saveInvoice(
  slug: string,
  id: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  const [member, invoice] = await Promise.all([findMember(slug), findInvoice(slug, id)]);
  if (!member || !invoice) return redirect(paths.invoices(slug));

  const { locale } = member.user;
  const changed = changeRows(
    typedValues(data),
    String(data.get("intent") ?? ""),
    percentInputValue(invoice.newLineTaxRatePpm, locale),
  );
  if (changed) return redrawn(changed);

  const schema = invoiceSchema(invoice.currency, locale);
  const state = await submitTo(slug, schema, data, async (input, db) => {
    const given = {
      invoice_id: id,
      payment_terms_days: input.paymentTermsDays,
      notes: input.notes,
      lines: input.lines,
      seen: input.version,
    };
    unwrap(await db.rpc("save_invoice", given), errors);
    return redirectWithFlash(paths.invoice(slug, id), { text: t("done.saved") });
  });
  return namingLines(state);
}

/**
 * What the lines of the editor come to as they stand, by the database's own reckoning; nothing is
 * stored. Undefined when the draft is not there (any more).
 */
export async function previewInvoice(
  slug: string,
  { id, currency, taxName }: { id: string; currency: string; taxName: string },
  data: FormData,
): Promise<Preview | undefined> {
  const member = await findMember(slug);
  if (!member) return undefined;
  const { locale } = member.user;
  const lines = readableLines(typedValues(data), currency, locale);
  const given = { invoice_id: id, lines: lines.map((line) => line ?? null) };
  const found = await read(slug, "preview_invoice", given, previewView.nullable());
  if (!found) return undefined;
  return {
    amounts: found.amounts.map((it) => (it === null ? null : formatMoney(it, currency, locale))),
    sums: sumRows({ ...found, currency, taxName }, locale),
  };
}

const back = (slug: string) => (sent: { id: string }) => paths.invoice(slug, sent.id);

export async function issueInvoice(slug: string, data: FormData): Promise<void> {
  return postTo(slug, back(slug), record, data, async ({ id }, db) => {
    const number = unwrap(await db.rpc("issue_invoice", { invoice_id: id }), errors);
    return redirectWithFlash(paths.invoice(slug, id), { text: t("done.issued", { number }) });
  });
}

export async function voidInvoice(slug: string, data: FormData): Promise<void> {
  return postTo(slug, back(slug), record, data, async ({ id }, db) => {
    unwrap(await db.rpc("void_invoice", { invoice_id: id }), errors);
    return redirectWithFlash(paths.invoice(slug, id), { text: t("done.voided") });
  });
}

/** For drafts only; what was issued stays. */
export async function deleteInvoice(slug: string, data: FormData): Promise<void> {
  return postTo(slug, back(slug), record, data, async ({ id }, db) => {
    unwrap(await db.rpc("delete_invoice", { invoice_id: id }), errors);
    return redirectWithFlash(paths.invoices(slug), { text: t("done.deleted") });
  });
}
