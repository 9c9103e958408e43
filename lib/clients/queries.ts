import "server-only";
import { unwrap } from "@/lib/errors";
import { isId } from "@/lib/fields";
import { find, read } from "@/lib/read";
import { createClient } from "@/lib/supabase/server";
import {
  type Client,
  type ClientListParams,
  type ClientPage,
  clientListView,
  clientPageView,
} from "./schema";

/** One page of the clients by name, current or archived, and where the next page starts. */
export function listClients(slug: string, { q, archived, ...after }: ClientListParams) {
  const given = { search: q, archived: archived !== undefined, ...after };
  return read(slug, "list_clients", given, clientListView);
}

/** What the form of a client starts with, or undefined when there is none of this id. */
export async function findClient(slug: string, id: string): Promise<Client | undefined> {
  if (!isId(id)) return undefined;
  const db = await createClient(slug);
  const columns = "id, name, email, phone, address, taxNumber:tax_number, currency, notes";
  const found = unwrap(await db.from("clients").select(columns).eq("id", id).maybeSingle());
  return found ?? undefined;
}

/** A client with their current projects by name, fifty of them at most. */
export function findClientPage(slug: string, id: string): Promise<ClientPage | undefined> {
  return find(slug, "client", { client_id: id }, clientPageView);
}
