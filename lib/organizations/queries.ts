import "server-only";
import { unwrap } from "@/lib/errors";
import { createClient } from "@/lib/supabase/server";
import type { GeneralSettings, InvoicingSettings } from "./schema";

export async function getGeneralSettings(slug: string): Promise<GeneralSettings> {
  const db = await createClient(slug);
  const { time_zone, ...settings } = unwrap(
    await db.from("organizations").select("name, slug, locale, time_zone").single(),
  );
  return { ...settings, timeZone: time_zone };
}

export async function getInvoicingSettings(slug: string): Promise<InvoicingSettings> {
  const db = await createClient(slug);
  const settings = unwrap(
    await db
      .from("organizations")
      .select(
        "legal_name, address, tax_number, invoice_prefix, payment_terms_days, tax_name, tax_rate_ppm, tax_rounding",
      )
      .single(),
  );
  return {
    legalName: settings.legal_name,
    address: settings.address,
    taxNumber: settings.tax_number,
    invoicePrefix: settings.invoice_prefix,
    paymentTermsDays: settings.payment_terms_days,
    taxName: settings.tax_name,
    taxRatePpm: settings.tax_rate_ppm,
    taxRounding: settings.tax_rounding === "line" ? "line" : "category",
  };
}
