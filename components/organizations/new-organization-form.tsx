import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { currencyOptions } from "@/lib/money";
import { createOrganization } from "@/lib/organizations/actions";
import { currencyOf } from "@/lib/organizations/defaults";
import { paths } from "@/lib/paths";
import { timeZoneGroups } from "@/lib/time-zones";
import { SlugSuggestion } from "./slug-suggestion";

export function NewOrganizationForm({
  locale,
  timeZone,
  siteUrl,
}: {
  locale: string;
  timeZone: string;
  siteUrl: string;
}) {
  return (
    <ActionForm action={createOrganization}>
      <Field name="name" label="Name" hint="Your business, as your clients know it." required>
        <Input autoComplete="organization" maxLength={120} />
      </Field>
      <Field
        name="slug"
        label="Address"
        hint={`${siteUrl.replace(/^https?:\/\//, "")}${paths.dashboard("…")}: left empty, it is made from the name.`}
      >
        <Input autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={48} />
      </Field>
      <SlugSuggestion from="name" to="slug" />
      <Field
        name="currency"
        label="Currency"
        hint="Of your totals and new clients. It cannot be changed later."
        required
      >
        <Select options={currencyOptions(locale)} defaultValue={currencyOf(locale)} />
      </Field>
      <Field
        name="timeZone"
        label="Time zone"
        hint="It decides which day and month it is here."
        required
      >
        <Select options={timeZoneGroups(timeZone)} defaultValue={timeZone} />
      </Field>
      <div className="grid pt-1">
        <SubmitButton>Create workspace</SubmitButton>
      </div>
    </ActionForm>
  );
}
