import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { formatDuration } from "@/lib/durations";
import type { Invoice } from "@/lib/invoices/schema";
import { t } from "@/lib/invoices/words";

/** How much time is on the invoice, or was before it was voided, and the way to all of it. */
export function BilledTime({
  invoice: { status, lines, timeEntries },
  href,
}: {
  invoice: Invoice;
  href: string;
}) {
  const seconds = lines.reduce((sum, line) => sum + (line.timeSeconds ?? 0), 0);
  return (
    <Card
      title={t("time.title")}
      description={
        <span className="num">
          {t("time.sum", { count: timeEntries, duration: formatDuration(seconds) })}
        </span>
      }
    >
      {status === "void" && <p className="mb-4 text-muted">{t("time.released")}</p>}
      <ButtonLink href={href}>{t("time.show")}</ButtonLink>
    </Card>
  );
}
