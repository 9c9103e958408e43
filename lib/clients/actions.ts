"use server";

import { unwrap } from "@/lib/errors";
import { redirectWithFlash } from "@/lib/flash";
import { postTo, record, submitTo } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { paths } from "@/lib/paths";
import { clientAddressSchema, clientSchema } from "./schema";
import { errors, t } from "./words";

/** Makes a client (no id), or changes the one of the id. A newcomer is led on to its first project. */
export async function saveClient(
  slug: string,
  { id, guided }: { id: string | null; guided: boolean },
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return submitTo(slug, clientSchema, data, async ({ taxNumber, ...input }, db) => {
    const row = { ...input, tax_number: taxNumber };
    const clients = db.from("clients");
    const write = id ? clients.update(row).eq("id", id) : clients.insert(row);
    const saved = unwrap(await write.select("id, name").single(), errors);
    const next = guided
      ? paths.newProject(slug, { client: saved.id, guide: "1" })
      : paths.client(slug, saved.id);
    return redirectWithFlash(next, {
      text: id ? t("done.saved", saved) : t("done.added", saved),
    });
  });
}

export async function archiveClient(slug: string, data: FormData): Promise<void> {
  return putAway(slug, data, new Date().toISOString());
}

/** Also what undoes an archiving. */
export async function restoreClient(slug: string, data: FormData): Promise<void> {
  return putAway(slug, data, null);
}

async function putAway(slug: string, data: FormData, archived_at: string | null): Promise<void> {
  const back = ({ id }: { id: string }) => paths.client(slug, id);
  return postTo(slug, back, record, data, async ({ id }, db) => {
    const { name } = unwrap(
      await db.from("clients").update({ archived_at }).eq("id", id).select("name").single(),
      errors,
    );
    return redirectWithFlash(
      back({ id }),
      archived_at
        ? {
            text: t("done.archived", { name }),
            undo: { action: "clients.restore", fields: { id } },
          }
        : { text: t("done.restored", { name }) },
    );
  });
}

/** Refused while the client has projects or invoices, archived ones included. */
export async function deleteClient(slug: string, data: FormData): Promise<void> {
  const back = ({ id }: { id: string }) => paths.client(slug, id);
  return postTo(slug, back, record, data, async ({ id }, db) => {
    const { name } = unwrap(
      await db.from("clients").delete().eq("id", id).select("name").single(),
      errors,
    );
    return redirectWithFlash(paths.clients(slug), { text: t("done.deleted", { name }) });
  });
}

/** Fills in the billing address where an invoice lacks it, and comes back to that invoice. */
export async function saveClientAddress(
  slug: string,
  { clientId, invoiceId }: { clientId: string; invoiceId: string },
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return submitTo(slug, clientAddressSchema, data, async (input, db) => {
    unwrap(await db.from("clients").update(input).eq("id", clientId).select("id").single(), errors);
    return redirectWithFlash(paths.invoice(slug, invoiceId), { text: t("done.address") });
  });
}
