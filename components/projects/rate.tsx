import { formatMoney } from "@/lib/money";

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
  if (amountMinor === null) return <span className="text-faint">No rate</span>;
  return formatMoney(amountMinor, currency, locale);
}
