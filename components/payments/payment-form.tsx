import { ActionForm } from "@/components/ui/action-form";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { MoneyInput } from "@/components/ui/money-input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/form-state";
import { moneyInputValue } from "@/lib/money";
import { t } from "@/lib/payments/words";

/** Money that came in: all that is open, unless a smaller amount is typed. */
export function PaymentForm({
  action,
  openMinor,
  currency,
  today,
  locale,
}: {
  action: FormAction;
  openMinor: number;
  currency: string;
  today: string;
  locale: string;
}) {
  return (
    <ActionForm action={action} className="grid gap-4" aria-label={t("record")}>
      <Field name="amount" label={t("amount")} hint={t("amountHint")} required>
        <MoneyInput
          currency={currency}
          defaultValue={moneyInputValue(openMinor, currency, locale)}
        />
      </Field>
      <Field name="paidOn" label={t("paidOn")} required>
        <DateInput defaultValue={today} max={today} />
      </Field>
      <SubmitButton>{t("record")}</SubmitButton>
    </ActionForm>
  );
}
