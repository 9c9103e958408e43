import type { ErrorWords } from "@/lib/errors";
import { words } from "@/lib/words";

const t = words({
  errors: {
    invoiceNotPayable: "This invoice is not open for payment.",
    paymentAmount: "Enter an amount up to what is still open.",
    paymentDate: "Enter the day the money came in, today at the latest.",
  },
});

export const errors: ErrorWords = {
  invoice_not_payable: { message: () => t("errors.invoiceNotPayable") },
  payment_amount: { field: "amount", message: () => t("errors.paymentAmount") },
  payment_date: { field: "paidOn", message: () => t("errors.paymentDate") },
};
