import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { FormAction } from "@/lib/form-state";
import { currencyOptions } from "@/lib/money";
import { currencyOf } from "@/lib/organizations/defaults";
import { t } from "@/lib/organizations/words";
import { paths } from "@/lib/paths";
import { timeZoneGroups } from "@/lib/time-zones";
import { SlugSuggestion } from "./slug-suggestion";

export function NewOrganizationForm({
  action,
  locale,
  timeZone,
  siteUrl,
}: {
  action: FormAction;
  locale: string;
  timeZone: string;
  siteUrl: string;
}) {
  return (
    <ActionForm action={action}>
      <Field name="name" label={t("field.name")} hint={t("new.nameHint")} required>
        <Input autoComplete="organization" maxLength={120} />
      </Field>
      <Field
        name="slug"
        label={t("field.slug")}
        hint={t("new.slugHint", {
          address: `${siteUrl.replace(/^https?:\/\//, "")}${paths.dashboard("…")}`,
        })}
      >
        <Input autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={48} />
      </Field>
      <SlugSuggestion from="name" to="slug" />
      <Field name="currency" label={t("new.currency")} hint={t("new.currencyHint")} required>
        <Select options={currencyOptions(locale)} defaultValue={currencyOf(locale)} />
      </Field>
      <Field name="timeZone" label={t("field.timeZone")} hint={t("field.timeZoneHint")} required>
        <Select options={timeZoneGroups(timeZone)} defaultValue={timeZone} />
      </Field>
      <Field name="address" label={t("new.seller")} hint={t("new.sellerHint")} optional>
        <Textarea rows={3} maxLength={1000} autoComplete="street-address" />
      </Field>
      <div className="grid pt-1">
        <SubmitButton>{t("new.create")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
