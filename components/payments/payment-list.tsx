import { RowButtons } from "@/components/ui/row-buttons";
import { RowDialog } from "@/components/ui/row-dialog";
import { formatDate } from "@/lib/dates";
import { formatMoney } from "@/lib/money";
import type { Payment } from "@/lib/payments/schema";
import { t } from "@/lib/payments/words";

/** The payments of one invoice, oldest first. `withdraw` is given to who may take one back. */
export function PaymentList({
  payments,
  currency,
  locale,
  withdraw,
  asked,
  back,
}: {
  payments: readonly Payment[];
  currency: string;
  locale: string;
  withdraw: ((data: FormData) => Promise<void>) | undefined;
  /** The payment whose withdrawal the address asks about. */
  asked: string | undefined;
  /** The page itself. */
  back: string;
}) {
  const rows = payments.map(({ id, amountMinor, paidOn, recordedBy }) => ({
    row: id,
    words: {
      amount: formatMoney(amountMinor, currency, locale),
      day: formatDate(paidOn, locale),
    },
    recordedBy,
  }));
  return (
    <>
      <ul className="divide-y divide-line">
        {rows.map(({ row, words, recordedBy }) => (
          <li
            key={row}
            className="flex items-start justify-between gap-3 py-3 first:pt-0 last:pb-0"
          >
            <div className="min-w-0">
              <p className="num font-medium">{words.amount}</p>
              <p className="num text-xs text-muted">
                {recordedBy ? t("recordedBy", { day: words.day, name: recordedBy }) : words.day}
              </p>
            </div>
            {withdraw && (
              <RowButtons
                row={row}
                words={words}
                asks={[
                  {
                    dialog: "withdraw",
                    text: t("withdraw.ask"),
                    label: t("withdraw.label", { amount: "{amount}" }),
                  },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
      {withdraw && (
        <RowDialog
          id="withdraw"
          title={t("withdraw.title", { amount: "{amount}" })}
          text={t("withdraw.text", { day: "{day}" })}
          confirm={t("withdraw.confirm")}
          danger
          action={withdraw}
          asked={rows.find(({ row }) => row === asked)}
          back={back}
        />
      )}
    </>
  );
}
