import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { FormActions } from "@/components/ui/form-layout";
import { SearchSelect } from "@/components/ui/search-select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/form-state";
import { billingChoice } from "@/lib/invoices/choices";
import type { Unbilled } from "@/lib/invoices/schema";
import { t } from "@/lib/invoices/words";
import { LeaveOut, MissingRates } from "./missing-rates";

/** Whom to bill and up to which day. Clients with time that is not billed yet come first. */
export function DraftForm({
  action,
  offered: { clients, more },
  clientId,
  today,
  locale,
  cancelHref,
}: {
  action: FormAction;
  offered: Unbilled;
  /** Chosen to begin with. */
  clientId: string | undefined;
  today: string;
  locale: string;
  cancelHref: string;
}) {
  const timed = clients.filter((client) => client.durationSeconds > 0);
  const only = !more && timed.length === 1 ? timed[0]?.id : undefined;
  return (
    <Card className="max-w-2xl">
      <ActionForm action={action} searches={more}>
        <Field name="clientId" label={t("newForm.client")} hint={t("newForm.clientHint")} required>
          <SearchSelect
            options={clients.map((client) => billingChoice(client, locale))}
            more={more}
            placeholder={t("newForm.choose")}
            defaultValue={clientId ?? only}
          />
        </Field>
        <Field
          name="until"
          label={t("newForm.until")}
          hint={t("newForm.untilHint")}
          className="max-w-xs"
        >
          <DateInput defaultValue={today} />
        </Field>
        <MissingRates title={t("newForm.rates")} text={t("newForm.ratesText")} />
        <FormActions>
          <SubmitButton>{t("newForm.make")}</SubmitButton>
          <LeaveOut label={t("newForm.leaveOut")} />
          <ButtonLink href={cancelHref} variant="ghost">
            {t("cancel")}
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
