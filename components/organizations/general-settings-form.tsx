import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormActions, FormRow } from "@/components/ui/form-layout";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { localeOptions } from "@/lib/locales";
import { updateGeneralSettings } from "@/lib/organizations/actions";
import type { GeneralSettings } from "@/lib/organizations/schema";
import { timeZoneGroups } from "@/lib/time-zones";

export function GeneralSettingsForm({
  settings,
  currency,
}: {
  settings: GeneralSettings;
  currency: string;
}) {
  return (
    <Card title="Workspace">
      <ActionForm action={updateGeneralSettings.bind(null, settings.slug)}>
        <Field name="name" label="Name" required>
          <Input defaultValue={settings.name} maxLength={120} autoComplete="organization" />
        </Field>
        <Field
          name="slug"
          label="Address"
          hint="A new address moves every page of the workspace: links to the old one stop working."
          required
        >
          <Input
            defaultValue={settings.slug}
            maxLength={48}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </Field>
        <FormRow>
          <Field
            name="locale"
            label="Language and region"
            hint="How invoices write dates and amounts."
            required
          >
            <Select options={localeOptions(settings.locale)} defaultValue={settings.locale} />
          </Field>
          <Field
            name="timeZone"
            label="Time zone"
            hint="It decides which day and month it is here."
            required
          >
            <Select options={timeZoneGroups(settings.timeZone)} defaultValue={settings.timeZone} />
          </Field>
        </FormRow>
        <p className="text-xs text-faint">
          The currency is {currency}. It is the unit of what is stored already, so it stays.
        </p>
        <FormActions>
          <SubmitButton>Save settings</SubmitButton>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
