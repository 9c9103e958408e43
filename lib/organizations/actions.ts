"use server";

import { redirect } from "next/navigation";
import { explain, unwrap } from "@/lib/errors";
import { redirectWithFlash } from "@/lib/flash";
import { submit, submitTo } from "@/lib/form";
import { type FormState, failed, typedValues } from "@/lib/form-state";
import { paths } from "@/lib/paths";
import type { ConstraintName } from "@/lib/supabase/codes.types";
import { createClient } from "@/lib/supabase/server";
import { derivedSlug } from "./defaults";
import {
  deleteOrganizationSchema,
  generalSettingsSchema,
  invoicingSettingsSchema,
  newOrganizationSchema,
  sellerAddressSchema,
} from "./schema";
import { errors, t } from "./words";

/** An address that somebody has or had, and one that is kept for pages of ours. */
const notFree: readonly (string | undefined)[] = [
  "organizations_slug_taken",
  "organizations_slug_reserved",
] satisfies ConstraintName[];

/**
 * Makes a workspace with the person as its owner. An address that was typed and is taken comes back
 * with a free one filled in; one that was left to us is made free without asking.
 */
export async function createOrganization(_state: FormState, data: FormData): Promise<FormState> {
  return submit(newOrganizationSchema, data, async ({ slug, timeZone, ...input }) => {
    const db = await createClient();
    const create = (candidate: string) =>
      db.rpc("create_organization", { ...input, slug: candidate, time_zone: timeZone });

    const wanted = slug || derivedSlug(input.name);
    const answer = await create(wanted);
    const refused = answer.error && explain(answer.error, errors);
    if (!refused || !notFree.includes(refused.code)) {
      return redirect(paths.dashboard(unwrap(answer, errors)));
    }

    const free = unwrap(await db.rpc("suggest_slug", { slug: wanted }), errors);
    if (slug === "") return redirect(paths.dashboard(unwrap(await create(free), errors)));
    return failed({
      fields: { slug: [t("new.suggested", { refused: refused.message })] },
      values: { ...typedValues(data), slug: free },
    });
  });
}

/** Saves name, address, language and time zone. A new address moves every page of the workspace. */
export async function saveGeneralSettings(
  slug: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return submitTo(slug, generalSettingsSchema, data, async ({ timeZone, ...input }, db) => {
    const saved = unwrap(
      await db
        .from("organizations")
        .update({ ...input, time_zone: timeZone })
        .eq("slug", slug)
        .select("slug")
        .single(),
      errors,
    );
    return redirectWithFlash(paths.settings(saved.slug), { text: t("saved") });
  });
}

/** Saves what new invoices start with and what stands in their head. */
export async function saveInvoicingSettings(
  slug: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return submitTo(slug, invoicingSettingsSchema, data, async (input, db) => {
    unwrap(
      await db
        .from("organizations")
        .update({
          legal_name: input.legalName,
          address: input.address,
          tax_number: input.taxNumber,
          invoice_prefix: input.invoicePrefix,
          payment_terms_days: input.paymentTermsDays,
          tax_name: input.taxName,
          tax_rate_ppm: input.taxRatePpm,
          tax_rounding: input.taxRounding,
        })
        .eq("slug", slug)
        .select("slug")
        .single(),
      errors,
    );
    return redirectWithFlash(paths.invoicingSettings(slug), { text: t("saved") });
  });
}

/** Deletes the workspace for everybody in it. The person types its address to show they mean it. */
export async function deleteOrganization(
  slug: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return submitTo(slug, deleteOrganizationSchema, data, async (input, db) => {
    unwrap(await db.rpc("delete_organization", { slug: input.slug }), errors);
    return redirectWithFlash(paths.workspaces, { text: t("delete.done") });
  });
}

/** Fills in the workspace's own address where an invoice lacks it, and comes back to that invoice. */
export async function saveSellerAddress(
  slug: string,
  invoiceId: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return submitTo(slug, sellerAddressSchema, data, async (input, db) => {
    const write = db.from("organizations").update(input).eq("slug", slug);
    unwrap(await write.select("slug").single(), errors);
    return redirectWithFlash(paths.invoice(slug, invoiceId), { text: t("savedAddress") });
  });
}
