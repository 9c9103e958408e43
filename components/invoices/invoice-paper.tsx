import { Paper } from "@/components/documents/paper";
import { formatDate } from "@/lib/dates";
import type { Invoice } from "@/lib/invoices/schema";
import { t } from "@/lib/invoices/words";

/** The invoice as its client gets it. */
export function InvoicePaper({ invoice, locale }: { invoice: Invoice; locale: string }) {
  const { number, status, issueDate, dueDate, paymentTermsDays } = invoice;
  return (
    <Paper
      title={number === null ? t("paper.title") : t("paper.numbered", { number })}
      standing={standing(status)}
      dates={[
        {
          term: t("paper.issued"),
          value: issueDate ? formatDate(issueDate, locale) : t("paper.onIssue"),
        },
        {
          term: t("paper.due"),
          value: dueDate
            ? formatDate(dueDate, locale)
            : t("paper.daysLater", { days: paymentTermsDays }),
        },
      ]}
      seller={invoice.seller}
      buyer={{ term: t("paper.billTo"), party: invoice.buyer }}
      lines={invoice.lines}
      sums={invoice}
      notes={{ term: t("notes"), text: invoice.notes }}
      locale={locale}
    />
  );
}

/** What a reader of the paper must not miss: these two ask nobody for money. */
function standing(status: Invoice["status"]): string | undefined {
  if (status === "draft") return t("paper.draft");
  if (status === "void") return t("paper.void");
  return undefined;
}
