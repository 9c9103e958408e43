import "server-only";
import { isId } from "@/lib/fields";
import { find, read } from "@/lib/read";
import {
  type Invoice,
  type InvoiceListParams,
  type InvoiceTime,
  type InvoiceTimeParams,
  invoiceListView,
  invoiceTimeView,
  invoiceView,
  noneUnpriced,
  type Unbilled,
  type UnbilledTime,
  type Unpriced,
  unbilledTimeView,
  unbilledView,
  unpricedView,
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

/** The client's projects whose time up to the day has no rate. There are none of a client that is not there. */
export async function listUnpriced(
  slug: string,
  clientId: string,
  until: string,
): Promise<Unpriced> {
  const given = { client_id: clientId, ...(until && { until }) };
  return (await read(slug, "list_unpriced", given, unpricedView.nullable())) ?? noneUnpriced;
}

/** The time of a client that a draft left over, or undefined when it took all. */
export async function findUnbilledTime(
  slug: string,
  given: { client_id: string; until?: string; leave_out: string[] },
): Promise<UnbilledTime | undefined> {
  return (await read(slug, "unbilled_time", given, unbilledTimeView.nullable())) ?? undefined;
}

/** One page of the time on an invoice, or undefined when the caller sees none of this id. */
export async function findInvoiceTime(
  slug: string,
  id: string,
  after: InvoiceTimeParams,
): Promise<InvoiceTime | undefined> {
  if (!isId(id)) return undefined;
  const given = { invoice_id: id, ...after };
  return (await read(slug, "invoice_time", given, invoiceTimeView.nullable())) ?? undefined;
}

/** An invoice with all that its page shows, or undefined when the caller sees none of this id. */
export function findInvoice(slug: string, id: string): Promise<Invoice | undefined> {
  return find(slug, "invoice", { invoice_id: id }, invoiceView);
}
