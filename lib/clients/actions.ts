"use server";

import { z } from "zod";
import { unwrap } from "@/lib/errors";
import { redirectWithFlash } from "@/lib/flash";
import { postTo, submitTo } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { paths } from "@/lib/paths";
import { type ClientInput, clientSchema } from "./schema";

export async function createClientRecord(
  slug: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return submitTo(slug, clientSchema, data, async (input, db) => {
    const { id } = unwrap(await db.from("clients").insert(record(input)).select("id").single());
    return redirectWithFlash(paths.client(slug, id), { text: `Added ${input.name}.` });
  });
}

export async function updateClientRecord(
  slug: string,
  id: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return submitTo(slug, clientSchema, data, async (input, db) => {
    unwrap(await db.from("clients").update(record(input)).eq("id", id).select("id").single());
    return redirectWithFlash(paths.client(slug, id), { text: `Saved ${input.name}.` });
  });
}

export async function archiveClient(slug: string, data: FormData): Promise<void> {
  const id = sentId(data);
  await postTo(slug, paths.client(slug, id), async (db) => {
    const { name } = unwrap(
      await db
        .from("clients")
        .update({ archived_at: new Date().toISOString() })
        .eq("id", id)
        .select("name")
        .single(),
    );
    return redirectWithFlash(paths.client(slug, id), {
      text: `Archived ${name}.`,
      undo: { action: "clients.restore", fields: { id } },
    });
  });
}

/** Also what undoes an archiving. */
export async function restoreClient(slug: string, data: FormData): Promise<void> {
  const id = sentId(data);
  await postTo(slug, paths.client(slug, id), async (db) => {
    const { name } = unwrap(
      await db.from("clients").update({ archived_at: null }).eq("id", id).select("name").single(),
    );
    return redirectWithFlash(paths.client(slug, id), { text: `Restored ${name}.` });
  });
}

/** Refused while the client has projects or invoices, archived ones included. */
export async function deleteClient(slug: string, data: FormData): Promise<void> {
  const id = sentId(data);
  await postTo(slug, paths.client(slug, id), async (db) => {
    const { name } = unwrap(await db.from("clients").delete().eq("id", id).select("name").single());
    return redirectWithFlash(paths.clients(slug), { text: `Deleted ${name}.` });
  });
}

function sentId(data: FormData): string {
  return z.uuid().parse(data.get("id"));
}

function record({ taxNumber, ...input }: ClientInput) {
  return { ...input, tax_number: taxNumber };
}
