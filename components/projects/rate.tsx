import { formatMoney } from "@/lib/money";
import { t } from "@/lib/projects/words";

/** What an hour costs. No rate and a rate of zero are two things. */
export function Rate({
  amountMinor,
  currency,
  locale,
}: {
  amountMinor: number | null;
  currency: string;
  locale: string;
}) {
  if (amountMinor === null) return <span className="text-faint">{t("list.noRate")}</span>;
  return formatMoney(amountMinor, currency, locale);
}
