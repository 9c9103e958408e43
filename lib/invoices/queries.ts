import "server-only";
import { cache } from "react";
import { unwrap } from "@/lib/errors";
import { pageSize } from "@/lib/keyset";
import { find } from "@/lib/read";
import { createClient } from "@/lib/supabase/server";
import {
  type Invoice,
  type InvoiceListParams,
  type InvoiceRow,
  invoiceStatus,
  invoiceView,
  type UnbilledClient,
} from "./schema";

/** One page of the invoices, newest first, and the id that the next page comes before. */
export async function listInvoices(slug: string, { q, show, client, before }: InvoiceListParams) {
  const db = await createClient(slug);
  const found = unwrap(
    await db.rpc("list_invoices", {
      search: q,
      only_status: show === "open" ? "issued" : (show ?? ""),
      ...(client && { only_client_id: client }),
      ...(before && { before_id: before }),
      page_size: pageSize,
    }),
  );
  const invoices = found.slice(0, pageSize).map(
    (row): InvoiceRow => ({
      id: row.id,
      number: row.number,
      status: invoiceStatus.parse(row.status),
      overdue: row.overdue,
      clientName: row.client_name,
      currency: row.currency,
      totalMinor: row.total_minor,
      issueDate: row.issue_date,
      dueDate: row.due_date,
    }),
  );
  return { invoices, next: found.length > pageSize ? invoices.at(-1)?.id : undefined };
}

/** The current clients, those with unbilled time first. */
export async function listUnbilled(slug: string): Promise<UnbilledClient[]> {
  const db = await createClient(slug);
  const found = unwrap(await db.rpc("list_unbilled"));
  return found.map((row) => ({
    id: row.client_id,
    name: row.client_name,
    durationSeconds: row.duration_seconds,
    firstDate: row.first_date,
    lastDate: row.last_date,
  }));
}

/** An invoice with all that its page shows, or undefined when the caller sees none of this id. */
export const findInvoice = cache(
  (slug: string, id: string): Promise<Invoice | undefined> =>
    find(slug, "invoice", { invoice_id: id }, invoiceView),
);
