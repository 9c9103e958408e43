import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormActions, FormRow } from "@/components/ui/form-layout";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { Client } from "@/lib/clients/schema";
import { t } from "@/lib/clients/words";
import type { FormAction } from "@/lib/form-state";
import { currencyOptions } from "@/lib/money";

export function ClientForm({
  action,
  client,
  currency,
  locale,
  cancelHref,
}: {
  action: FormAction;
  /** None: a new client. */
  client?: Client | undefined;
  /** What a new client starts with. */
  currency: string;
  locale: string;
  cancelHref: string;
}) {
  return (
    <Card className="max-w-2xl">
      <ActionForm action={action}>
        <Field name="name" label={t("field.name")} hint={t("field.nameHint")} required>
          <Input defaultValue={client?.name} maxLength={160} autoComplete="off" />
        </Field>
        <FormRow>
          <Field name="email" label={t("field.email")} optional>
            <Input type="email" defaultValue={client?.email} maxLength={320} autoComplete="off" />
          </Field>
          <Field name="phone" label={t("field.phone")} optional>
            <Input type="tel" defaultValue={client?.phone} maxLength={60} autoComplete="off" />
          </Field>
        </FormRow>
        <Field name="address" label={t("field.address")} optional>
          <Textarea defaultValue={client?.address} maxLength={1000} autoComplete="off" />
        </Field>
        <FormRow>
          <Field
            name="taxNumber"
            label={t("field.taxNumber")}
            hint={t("field.taxNumberHint")}
            optional
          >
            <Input defaultValue={client?.taxNumber} maxLength={60} autoComplete="off" />
          </Field>
          <Field
            name="currency"
            label={t("field.currency")}
            hint={t("field.currencyHint")}
            required
          >
            <Select
              options={currencyOptions(locale)}
              defaultValue={client?.currency ?? currency}
              autoComplete="off"
            />
          </Field>
        </FormRow>
        <Field name="notes" label={t("field.notes")} hint={t("field.notesHint")} optional>
          <Textarea defaultValue={client?.notes} maxLength={5000} autoComplete="off" />
        </Field>
        <FormActions>
          <SubmitButton>{client ? t("save") : t("add")}</SubmitButton>
          <ButtonLink href={cancelHref} variant="ghost">
            {t("cancel")}
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
