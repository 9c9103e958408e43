import type { PostgrestSingleResponse } from "@supabase/supabase-js";
import { addMember, makePerson, type Person, type Workspace } from "./people.ts";

/** One record of each kind in a workspace, by id. */
export type Records = {
  categoryId: string;
  clientId: string;
  projectId: string;
  /** On no invoice yet. */
  entryId: string;
  billedEntryId: string;
  /** Issued, and paid in part. */
  invoiceId: string;
  lineId: string;
  paymentId: string;
  draftId: string;
  invitationId: string;
  invitationToken: string;
  /** Assigned to the project. */
  contractor: Person;
};

/** The data of an answer that has to succeed. */
export async function must<T>(answer: PromiseLike<PostgrestSingleResponse<T>>): Promise<T> {
  const { data, error } = await answer;
  if (error) throw new Error(`${error.code}: ${error.message}`, { cause: error });
  return data;
}

/**
 * Fills the workspace as its owner: a row in every table, and `mark` (at most 12 small letters and
 * digits) in every column that takes free text, so that a row which leaks is known anywhere.
 */
export async function fillWorkspace(
  owner: Person,
  workspace: Workspace,
  mark: string,
): Promise<Records> {
  const db = owner.in(workspace.slug);
  const text = (what: string) => `${mark} ${what}`;

  await must(
    db
      .from("organizations")
      .update({
        name: text("workspace"),
        legal_name: text("legal name"),
        address: text("address"),
        tax_number: text("tax number"),
        tax_name: text("tax"),
        tax_rate_ppm: 200_000,
        invoice_prefix: mark,
      })
      .eq("id", workspace.id),
  );
  const categories: { id: string; name: string }[] = await must(
    db.from("categories").select("id, name").order("name"),
  );
  for (const { id, name } of categories) {
    await must(
      db
        .from("categories")
        .update({ name: text(name) })
        .eq("id", id),
    );
  }
  const categoryId = categories[0]?.id ?? "";

  const { id: clientId }: { id: string } = await must(
    db
      .from("clients")
      .insert({
        name: text("client"),
        email: `${mark}@client.example`,
        phone: text("phone"),
        address: text("street"),
        tax_number: text("vat"),
        currency: "EUR",
        notes: text("notes"),
      })
      .select("id")
      .single(),
  );
  const projectId: string = await must(
    db.rpc("save_project", {
      name: text("project"),
      status: "active",
      color: "#3B82F6",
      description: text("scope"),
      client_id: clientId,
      category_id: categoryId,
      hourly_rate_minor: 9_000,
    }),
  );
  const contractor = await makePerson(text("contractor"));
  await addMember(workspace, contractor, "contractor");
  await must(db.from("project_members").insert({ project_id: projectId, user_id: contractor.id }));

  const log = async (description: string): Promise<string> => {
    const { id }: { id: string } = await must(
      db
        .from("time_entries")
        .insert({
          project_id: projectId,
          entry_date: new Date().toISOString().slice(0, 10),
          duration_seconds: 3600,
          description: text(description),
        })
        .select("id")
        .single(),
    );
    return id;
  };
  const billedEntryId = await log("billed work");
  const invoiceId: string = await must(db.rpc("draft_invoice", { client_id: clientId }));
  const { id: lineId }: { id: string } = await must(
    db.from("invoice_lines").select("id").eq("invoice_id", invoiceId).single(),
  );
  await must(
    db.rpc("save_invoice", {
      invoice_id: invoiceId,
      payment_terms_days: 14,
      notes: text("invoice notes"),
      lines: [
        {
          id: lineId,
          description: text("line"),
          quantity: "1",
          unitPriceMinor: 9000,
          taxRatePpm: 200_000,
        },
      ],
    }),
  );
  await must(db.rpc("issue_invoice", { invoice_id: invoiceId }));
  const paymentId: string = await must(
    db.rpc("record_payment", {
      invoice_id: invoiceId,
      paid_on: new Date().toISOString().slice(0, 10),
      amount_minor: 100,
    }),
  );
  const draftId: string = await must(db.rpc("draft_invoice", { client_id: clientId }));
  const entryId = await log("open work");

  const email = `${mark}@invited.example`;
  const invitationToken: string = await must(db.rpc("invite_member", { email, role: "member" }));
  const { id: invitationId }: { id: string } = await must(
    db.from("invitations").select("id").eq("email", email).single(),
  );

  return {
    categoryId,
    clientId,
    projectId,
    entryId,
    billedEntryId,
    invoiceId,
    lineId,
    paymentId,
    draftId,
    invitationId,
    invitationToken,
    contractor,
  };
}
