import type { ErrorWords } from "@/lib/errors";
import { words } from "@/lib/words";

export const t = words({
  amount: "Amount",
  amountHint: "A part leaves the rest open.",
  paidOn: "Received on",
  record: "Mark paid",
  recordedBy: "{day}, recorded by {name}",
  withdraw: {
    ask: "Withdraw…",
    label: "Withdraw the payment of {amount}",
    title: "Withdraw {amount}?",
    text: "The payment of {day} is taken back, as when it was recorded by mistake. The invoice is open again.",
    confirm: "Withdraw payment",
  },
  done: {
    recorded: "Recorded {amount}.",
    withdrawn: "Withdrew the payment.",
  },
  errors: {
    amount: "Enter an amount of {currency} such as {example}.",
    zero: "Enter more than zero.",
    day: "Enter the day the money came in, such as 2026-01-31.",
    notPayable: "This invoice is not open for payment.",
    tooMuch: "Enter an amount up to what is still open.",
    future: "Enter the day the money came in, today at the latest.",
  },
});

export const errors: ErrorWords = {
  invoice_not_payable: { message: () => t("errors.notPayable") },
  payment_amount: { field: "amount", message: () => t("errors.tooMuch") },
  payment_date: { field: "paidOn", message: () => t("errors.future") },
};
