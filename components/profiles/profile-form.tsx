import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormActions } from "@/components/ui/form-layout";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/form-state";
import { localeOptions } from "@/lib/locales";
import { t } from "@/lib/profiles/words";
import { timeZoneGroups } from "@/lib/time-zones";

export function ProfileForm({
  action,
  profile,
}: {
  action: FormAction;
  profile: { name: string; locale: string; timeZone: string };
}) {
  return (
    <Card title={t("card")}>
      <ActionForm action={action}>
        <Field name="fullName" label={t("name")} hint={t("nameHint")} required>
          <Input defaultValue={profile.name} autoComplete="name" maxLength={120} />
        </Field>
        <Field name="locale" label={t("locale")} hint={t("localeHint")} required>
          <Select options={localeOptions(profile.locale)} defaultValue={profile.locale} />
        </Field>
        <Field name="timeZone" label={t("timeZone")} hint={t("timeZoneHint")} required>
          <Select options={timeZoneGroups(profile.timeZone)} defaultValue={profile.timeZone} />
        </Field>
        <FormActions>
          <SubmitButton>{t("save")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
