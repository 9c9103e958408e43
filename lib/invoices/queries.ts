import "server-only";
import { find, read } from "@/lib/read";
import {
  type Invoice,
  type InvoiceListParams,
  invoiceListView,
  invoiceView,
  type Unbilled,
  unbilledView,
} from "./schema";

/** One page of the invoices, newest first, and where the next page starts. */
export function listInvoices(slug: string, { q, show, client, before }: InvoiceListParams) {
  const given = {
    search: q,
    only_status: show === "open" ? "issued" : (show ?? ""),
    ...(client && { only_client_id: client }),
    ...(before && { before_id: before }),
  };
  return read(slug, "list_invoices", given, invoiceListView);
}

/**
 * Current clients to bill, those with unbilled time first; of many the first, or those whose name has
 * the text, and in any case the one of the id.
 */
export function listUnbilled(
  slug: string,
  { search = "", client }: { search?: string; client?: string | undefined },
): Promise<Unbilled> {
  return read(
    slug,
    "list_unbilled",
    { search, ...(client && { also_client_id: client }) },
    unbilledView,
  );
}

/** An invoice with all that its page shows, or undefined when the caller sees none of this id. */
export function findInvoice(slug: string, id: string): Promise<Invoice | undefined> {
  return find(slug, "invoice", { invoice_id: id }, invoiceView);
}
