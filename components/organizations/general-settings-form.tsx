import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormActions, FormRow } from "@/components/ui/form-layout";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/form-state";
import { localeOptions } from "@/lib/locales";
import type { GeneralSettings } from "@/lib/organizations/schema";
import { t } from "@/lib/organizations/words";
import { timeZoneGroups } from "@/lib/time-zones";

export function GeneralSettingsForm({
  action,
  settings,
  currency,
}: {
  action: FormAction;
  settings: GeneralSettings;
  currency: string;
}) {
  return (
    <Card title={t("general.card")}>
      <ActionForm action={action}>
        <Field name="name" label={t("field.name")} required>
          <Input defaultValue={settings.name} maxLength={120} autoComplete="organization" />
        </Field>
        <Field name="slug" label={t("field.slug")} hint={t("general.slugHint")} required>
          <Input
            defaultValue={settings.slug}
            maxLength={48}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </Field>
        <FormRow>
          <Field name="locale" label={t("general.locale")} hint={t("general.localeHint")} required>
            <Select options={localeOptions(settings.locale)} defaultValue={settings.locale} />
          </Field>
          <Field
            name="timeZone"
            label={t("field.timeZone")}
            hint={t("field.timeZoneHint")}
            required
          >
            <Select options={timeZoneGroups(settings.timeZone)} defaultValue={settings.timeZone} />
          </Field>
        </FormRow>
        <p className="text-xs text-faint">{t("general.currencyFixed", { currency })}</p>
        <FormActions>
          <SubmitButton>{t("save")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
