import type { ErrorWords } from "@/lib/errors";
import { words } from "@/lib/words";

const t = words({
  errors: {
    invoiceIssued: "This invoice was issued and does not change any more.",
    invoiceChanged:
      "This draft was changed meanwhile, perhaps in another tab. Open it again to see how it is now.",
    invoiceEmpty: "Add at least one line before you issue the invoice.",
    invoiceNegative: "The total is negative. An invoice asks for zero or more.",
    invoiceNotVoidable: "Only an issued invoice without payments can be voided.",
    tooManyLines: "An invoice holds up to 200 lines.",
    linesInvalid: "Check the lines of the invoice.",
    invoiceLinesAmountRange: "The amount of a line is too large.",
    invoicesTotalRange: "The total is too large.",
    invoicesNumberTaken:
      "The next number is taken by another series. Choose another invoice prefix in the settings.",
  },
});

export const errors: ErrorWords = {
  invoice_issued: { message: () => t("errors.invoiceIssued") },
  invoice_changed: { message: () => t("errors.invoiceChanged") },
  invoice_empty: { message: () => t("errors.invoiceEmpty") },
  invoice_negative: { message: () => t("errors.invoiceNegative") },
  invoice_not_voidable: { message: () => t("errors.invoiceNotVoidable") },
  too_many_lines: { message: () => t("errors.tooManyLines") },
  lines_invalid: { message: () => t("errors.linesInvalid") },
  invoice_lines_amount_range: { message: () => t("errors.invoiceLinesAmountRange") },
  invoices_total_range: { message: () => t("errors.invoicesTotalRange") },
  invoices_number_taken: { message: () => t("errors.invoicesNumberTaken") },
};
