import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DialogTrigger } from "@/components/ui/dialog";
import { formatDate } from "@/lib/dates";
import { formatMoney } from "@/lib/money";
import type { Payment } from "@/lib/payments/schema";

/** The payments of one invoice, oldest first. `withdraw` is given to who may take one back. */
export function PaymentList({
  payments,
  currency,
  locale,
  withdraw,
}: {
  payments: readonly Payment[];
  currency: string;
  locale: string;
  withdraw: ((data: FormData) => Promise<void>) | undefined;
}) {
  return (
    <ul className="divide-y divide-line">
      {payments.map((payment) => {
        const amount = formatMoney(payment.amountMinor, currency, locale);
        const day = formatDate(payment.paidOn, locale);
        const dialog = `withdraw-${payment.id}`;
        return (
          <li
            key={payment.id}
            className="flex items-start justify-between gap-3 py-3 first:pt-0 last:pb-0"
          >
            <div className="min-w-0">
              <p className="num font-medium">{amount}</p>
              <p className="num text-xs text-muted">
                {day}
                {payment.recordedBy && `, recorded by ${payment.recordedBy}`}
              </p>
            </div>
            {withdraw && (
              <>
                <DialogTrigger
                  dialog={dialog}
                  variant="ghost"
                  size="sm"
                  aria-label={`Withdraw the payment of ${amount}`}
                >
                  Withdraw…
                </DialogTrigger>
                <ConfirmDialog
                  id={dialog}
                  title={`Withdraw ${amount}?`}
                  text={`The payment of ${day} is taken back, as when it was recorded by mistake. The invoice is open again.`}
                  action={withdraw}
                  fields={{ id: payment.id }}
                  confirm="Withdraw payment"
                  danger
                />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
