import { StatusBadge, type Tone } from "@/components/ui/badge";
import type { InvoiceStatus } from "@/lib/invoices/schema";

const looks: Record<InvoiceStatus, { tone: Tone; label: string }> = {
  draft: { tone: "neutral", label: "Draft" },
  issued: { tone: "info", label: "Open" },
  paid: { tone: "success", label: "Paid" },
  void: { tone: "neutral", label: "Void" },
};

/** Where an invoice stands. Issued is called open, which is what it is to the reader. */
export function InvoiceStatusBadge({
  invoice,
}: {
  invoice: { status: InvoiceStatus; overdue: boolean };
}) {
  if (invoice.overdue) return <StatusBadge tone="danger">Overdue</StatusBadge>;
  const { tone, label } = looks[invoice.status];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}
