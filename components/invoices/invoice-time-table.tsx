import { DurationText } from "@/components/ui/duration-text";
import { Table } from "@/components/ui/table";
import { formatDate } from "@/lib/dates";
import type { InvoiceTime } from "@/lib/invoices/schema";
import { t } from "@/lib/invoices/words";
import { paths } from "@/lib/paths";
import { spokenDuration } from "@/lib/spoken-durations";

/** Which time an invoice bills, or billed, entry by entry. */
export function InvoiceTimeTable({
  slug,
  entries,
  locale,
}: {
  slug: string;
  entries: InvoiceTime["entries"];
  locale: string;
}) {
  return (
    <Table
      caption={t("time.title")}
      columns={[
        { key: "text", label: t("time.description"), at: "a1" },
        { key: "line", label: t("time.line"), at: "a2" },
        { key: "person", label: t("time.person"), at: "b2", className: "text-muted" },
        {
          key: "date",
          label: t("time.date"),
          at: "c2",
          className: "num whitespace-nowrap text-muted",
        },
        { key: "duration", label: t("time.duration"), at: "z1", end: true },
      ]}
      rows={entries.map(({ id, line, description, deleted, userName, date, durationSeconds }) => {
        const text = description || t("time.noDescription");
        return {
          id,
          ...(!deleted && { href: paths.timeEntry(slug, id) }),
          cells: {
            text: deleted ? t("time.deleted", { description: text }) : text,
            line,
            person: userName ?? t("time.formerMember"),
            date: formatDate(date, locale),
            duration: (
              <DurationText seconds={durationSeconds} spoken={spokenDuration(durationSeconds)} />
            ),
          },
        };
      })}
    />
  );
}
