import { Table } from "@/components/ui/table";
import { formatDate } from "@/lib/dates";
import type { InvoiceRow } from "@/lib/invoices/schema";
import { t } from "@/lib/invoices/words";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { InvoiceStatusBadge } from "./invoice-status";

export function InvoiceTable({
  slug,
  invoices,
  locale,
}: {
  slug: string;
  invoices: readonly InvoiceRow[];
  locale: string;
}) {
  return (
    <Table
      caption={t("list.caption")}
      columns={[
        { key: "number", label: t("list.number"), at: "b2", className: "num whitespace-nowrap" },
        { key: "client", label: t("list.client"), at: "a1" },
        { key: "status", label: t("list.status"), at: "a2" },
        { key: "issued", label: t("list.issued"), className: "num whitespace-nowrap text-muted" },
        {
          key: "due",
          label: t("list.due"),
          at: "c2",
          className: "num whitespace-nowrap text-muted",
        },
        { key: "total", label: t("list.total"), at: "z1", end: true },
      ]}
      rows={invoices.map((invoice) => ({
        id: invoice.id,
        href: paths.invoice(slug, invoice.id),
        cells: {
          // On a phone the badge says it.
          number: invoice.number ?? <span className="max-sm:sr-only">{t("list.draft")}</span>,
          client: invoice.clientName,
          status: <InvoiceStatusBadge invoice={invoice} />,
          issued: day(invoice.issueDate, locale),
          due: day(invoice.dueDate, locale),
          total: formatMoney(invoice.totalMinor, invoice.currency, locale),
        },
      }))}
    />
  );
}

function day(date: string | null, locale: string) {
  return date === null ? <span className="max-sm:hidden">–</span> : formatDate(date, locale);
}
