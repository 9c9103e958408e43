import { Duration } from "@/components/ui/duration";
import { Icon } from "@/components/ui/icon";
import { Stat, StatGrid } from "@/components/ui/stat";
import type { Dashboard } from "@/lib/dashboard/schema";
import { t } from "@/lib/dashboard/words";
import { formatMonth } from "@/lib/dates";
import { formatMoney } from "@/lib/money";
import type { Permission } from "@/lib/supabase/codes.types";

/** The month in figures. Money is shown only to those who may read payments and invoices. */
export function MonthStats({
  dashboard,
  currency,
  locale,
  permissions,
}: {
  dashboard: Dashboard;
  /** The workspace's own, for a month without revenue. */
  currency: string;
  locale: string;
  permissions: readonly Permission[];
}) {
  const month = formatMonth(dashboard.month, locale);
  const money = dashboard.revenue.map((sum) => formatMoney(sum.amountMinor, sum.currency, locale));
  const [most = formatMoney(0, currency, locale), ...others] = money;
  const seesAllTime = permissions.includes("time.read");
  return (
    <StatGrid>
      {permissions.includes("payments.read") && (
        <Stat
          label={t("month.revenue")}
          value={most}
          hint={
            others.length > 0
              ? t("month.others", { amounts: others.join(", ") })
              : t("month.received", { month })
          }
          icon={<Icon name="money" />}
        />
      )}
      {permissions.includes("invoices.read") && (
        <Stat
          label={t("month.paid")}
          value={dashboard.invoicesPaid}
          hint={t("month.in", { month })}
          icon={<Icon name="paid" />}
        />
      )}
      <Stat
        label={t(seesAllTime ? "month.hours" : "month.ownHours")}
        value={<Duration seconds={dashboard.secondsThisMonth} unit />}
        hint={t("month.in", { month })}
        icon={<Icon name="time" />}
      />
      <Stat
        label={t("month.projects")}
        value={dashboard.activeProjects}
        hint={t("month.takingTime")}
        icon={<Icon name="open" />}
      />
    </StatGrid>
  );
}
