import "server-only";
import { unwrap } from "@/lib/errors";
import { createClient } from "@/lib/supabase/server";
import {
  type GeneralSettings,
  generalSettingsView,
  type InvoicingSettings,
  invoicingSettingsView,
} from "./schema";

export async function getGeneralSettings(slug: string): Promise<GeneralSettings> {
  const db = await createClient(slug);
  const columns = "name, slug, locale, timeZone:time_zone";
  return generalSettingsView.parse(unwrap(await db.from("organizations").select(columns).single()));
}

export async function getInvoicingSettings(slug: string): Promise<InvoicingSettings> {
  const db = await createClient(slug);
  const found = unwrap(
    await db
      .from("organizations")
      .select(
        "legalName:legal_name, address, taxNumber:tax_number, invoicePrefix:invoice_prefix, paymentTermsDays:payment_terms_days, taxName:tax_name, taxRatePpm:tax_rate_ppm, taxRounding:tax_rounding",
      )
      .single(),
  );
  return invoicingSettingsView.parse(found);
}
