import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/field";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/account/words";
import type { FormAction } from "@/lib/form-state";
import { NewPasswordField } from "./new-password-field";
import { TimeZoneField } from "./time-zone-field";

export function SignUpForm({
  action,
  next,
  email,
}: {
  action: FormAction;
  next: string;
  /** The address that an invitation went to, which alone can accept it. */
  email?: string | undefined;
}) {
  return (
    <ActionForm action={action}>
      <HiddenFields fields={{ next }} />
      <TimeZoneField name="timeZone" />
      <Field name="fullName" label={t("signUp.name")} hint={t("signUp.nameHint")} required>
        <Input autoComplete="name" maxLength={120} />
      </Field>
      <Field name="email" label={t("signUp.email")} hint={email && t("signUp.emailHint")} required>
        <Input type="email" autoComplete="username" maxLength={320} defaultValue={email} />
      </Field>
      <NewPasswordField label={t("signUp.password")} />
      <div className="grid pt-1">
        <SubmitButton>{t("signUp.submit")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
