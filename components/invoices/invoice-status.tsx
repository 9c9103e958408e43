import { StatusBadge, type Tone } from "@/components/ui/badge";
import type { InvoiceStatus } from "@/lib/invoices/schema";
import { t } from "@/lib/invoices/words";

const tones: Record<InvoiceStatus, Tone> = {
  draft: "neutral",
  issued: "info",
  paid: "success",
  void: "neutral",
};

/** Where an invoice stands. Issued is called open, which is what it is to the reader. */
export function InvoiceStatusBadge({
  invoice: { status, overdue },
}: {
  invoice: { status: InvoiceStatus; overdue: boolean };
}) {
  if (overdue) return <StatusBadge tone="danger">{t("status.overdue")}</StatusBadge>;
  return <StatusBadge tone={tones[status]}>{t(`status.${status}`)}</StatusBadge>;
}
