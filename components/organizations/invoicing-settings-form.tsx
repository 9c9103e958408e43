import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormActions, FormRow, FormSection } from "@/components/ui/form-layout";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { FormAction } from "@/lib/form-state";
import type { InvoicingSettings } from "@/lib/organizations/schema";
import { t } from "@/lib/organizations/words";
import { percentInputValue } from "@/lib/percent";

const roundings = ["category", "line"] as const;

export function InvoicingSettingsForm({
  action,
  settings,
  locale,
}: {
  action: FormAction;
  settings: InvoicingSettings;
  locale: string;
}) {
  return (
    <Card>
      <ActionForm action={action} className="grid gap-6">
        <FormSection title={t("invoicing.seller")} description={t("invoicing.sellerText")}>
          <Field
            name="legalName"
            label={t("invoicing.legalName")}
            hint={t("invoicing.legalNameHint")}
            optional
          >
            <Input defaultValue={settings.legalName} maxLength={200} autoComplete="organization" />
          </Field>
          <Field name="address" label={t("invoicing.address")} optional>
            <Textarea
              defaultValue={settings.address}
              maxLength={1000}
              autoComplete="street-address"
            />
          </Field>
          <Field
            name="taxNumber"
            label={t("invoicing.taxNumber")}
            hint={t("invoicing.taxNumberHint")}
            optional
          >
            <Input defaultValue={settings.taxNumber} maxLength={60} autoComplete="off" />
          </Field>
        </FormSection>
        <FormSection title={t("invoicing.terms")}>
          <FormRow>
            <Field
              name="invoicePrefix"
              label={t("invoicing.prefix")}
              hint={t("invoicing.prefixHint")}
              optional
            >
              <Input defaultValue={settings.invoicePrefix} maxLength={12} autoComplete="off" />
            </Field>
            <Field
              name="paymentTermsDays"
              label={t("invoicing.paymentTerms")}
              hint={t("invoicing.paymentTermsHint")}
              required
            >
              <Input
                defaultValue={settings.paymentTermsDays}
                inputMode="numeric"
                maxLength={3}
                autoComplete="off"
                className="num"
              />
            </Field>
          </FormRow>
        </FormSection>
        <FormSection title={t("invoicing.tax")} description={t("invoicing.taxText")}>
          <FormRow>
            <Field
              name="taxName"
              label={t("invoicing.taxName")}
              hint={t("invoicing.taxNameHint")}
              required
            >
              <Input defaultValue={settings.taxName} maxLength={40} autoComplete="off" />
            </Field>
            <Field
              name="taxRatePpm"
              label={t("invoicing.taxRate")}
              hint={t("invoicing.taxRateHint")}
            >
              <Input
                defaultValue={percentInputValue(settings.taxRatePpm, locale)}
                inputMode="decimal"
                maxLength={10}
                autoComplete="off"
                className="num"
              />
            </Field>
          </FormRow>
          <Field
            name="taxRounding"
            label={t("invoicing.rounding")}
            hint={t("invoicing.roundingHint")}
            required
          >
            <Select
              options={roundings.map((value) => ({
                value,
                label: t(`invoicing.roundings.${value}`),
              }))}
              defaultValue={settings.taxRounding}
            />
          </Field>
        </FormSection>
        <FormActions>
          <SubmitButton>{t("save")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
