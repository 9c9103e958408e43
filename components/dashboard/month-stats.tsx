import { Duration } from "@/components/ui/duration";
import { Icon } from "@/components/ui/icon";
import { Stat, StatGrid } from "@/components/ui/stat";
import type { Dashboard } from "@/lib/dashboard/schema";
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
          label="Revenue"
          value={most}
          hint={others.length > 0 ? `and ${others.join(", ")}` : `received in ${month}`}
          icon={<Icon name="money" />}
        />
      )}
      {permissions.includes("invoices.read") && (
        <Stat
          label="Invoices paid"
          value={dashboard.invoicesPaid}
          hint={`in ${month}`}
          icon={<Icon name="paid" />}
        />
      )}
      <Stat
        label={seesAllTime ? "Hours" : "My hours"}
        value={<Duration seconds={dashboard.secondsThisMonth} />}
        hint={`in ${month}`}
        icon={<Icon name="time" />}
      />
      <Stat
        label="Active projects"
        value={dashboard.activeProjects}
        hint="taking time now"
        icon={<Icon name="open" />}
      />
    </StatGrid>
  );
}
