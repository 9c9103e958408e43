import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormActions, FormRow, FormSection } from "@/components/ui/form-layout";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { updateInvoicingSettings } from "@/lib/organizations/actions";
import type { InvoicingSettings } from "@/lib/organizations/schema";
import { percentInputValue } from "@/lib/percent";

const roundings = [
  { value: "category", label: "Once for each tax rate" },
  { value: "line", label: "On each line" },
];

export function InvoicingSettingsForm({
  slug,
  settings,
  locale,
}: {
  slug: string;
  settings: InvoicingSettings;
  locale: string;
}) {
  return (
    <Card>
      <ActionForm action={updateInvoicingSettings.bind(null, slug)} className="grid gap-6">
        <FormSection title="Seller" description="Who stands at the head of new invoices.">
          <Field name="legalName" label="Legal name" hint="Empty: the workspace's name." optional>
            <Input defaultValue={settings.legalName} maxLength={200} autoComplete="organization" />
          </Field>
          <Field name="address" label="Address" optional>
            <Textarea
              defaultValue={settings.address}
              maxLength={1000}
              autoComplete="street-address"
            />
          </Field>
          <Field name="taxNumber" label="Tax number" hint="VAT ID, EIN or similar." optional>
            <Input defaultValue={settings.taxNumber} maxLength={60} autoComplete="off" />
          </Field>
        </FormSection>
        <FormSection title="Numbers and terms">
          <FormRow>
            <Field
              name="invoicePrefix"
              label="Invoice prefix"
              hint="Numbers begin with it. Each prefix counts for itself."
              optional
            >
              <Input defaultValue={settings.invoicePrefix} maxLength={12} autoComplete="off" />
            </Field>
            <Field
              name="paymentTermsDays"
              label="Payment terms"
              hint="Days from issue until an invoice is due."
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
        <FormSection title="Tax" description="What new invoices start with.">
          <FormRow>
            <Field name="taxName" label="Name" hint="As on the invoice: VAT, GST." required>
              <Input defaultValue={settings.taxName} maxLength={40} autoComplete="off" />
            </Field>
            <Field
              name="taxRatePpm"
              label="Rate in percent"
              hint="Up to four decimals. Empty or 0: no tax."
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
            label="Rounding"
            hint="Halves round away from zero. European e-invoices want the first."
            required
          >
            <Select options={roundings} defaultValue={settings.taxRounding} />
          </Field>
        </FormSection>
        <FormActions>
          <SubmitButton>Save settings</SubmitButton>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
