import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormActions } from "@/components/ui/form-layout";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { localeOptions } from "@/lib/locales";
import { updateProfile } from "@/lib/profiles/actions";
import { timeZoneGroups } from "@/lib/time-zones";

export function ProfileForm({
  profile,
}: {
  profile: { name: string; locale: string; timeZone: string };
}) {
  return (
    <Card title="About you">
      <ActionForm action={updateProfile}>
        <Field name="fullName" label="Name" hint="Your colleagues see it." required>
          <Input defaultValue={profile.name} autoComplete="name" maxLength={120} />
        </Field>
        <Field
          name="locale"
          label="Language and region"
          hint="How dates, numbers and amounts are written for you. Words are English for now."
          required
        >
          <Select options={localeOptions(profile.locale)} defaultValue={profile.locale} />
        </Field>
        <Field
          name="timeZone"
          label="Time zone"
          hint="Where you are. Your new workspaces start with it."
          required
        >
          <Select options={timeZoneGroups(profile.timeZone)} defaultValue={profile.timeZone} />
        </Field>
        <FormActions>
          <SubmitButton>Save profile</SubmitButton>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
