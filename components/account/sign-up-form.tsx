import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/field";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { signUp } from "@/lib/account/actions";
import { NewPasswordField } from "./new-password-field";
import { TimeZoneField } from "./time-zone-field";

export function SignUpForm({ next }: { next: string }) {
  return (
    <ActionForm action={signUp}>
      <HiddenFields fields={{ next }} />
      <TimeZoneField name="timeZone" />
      <Field name="fullName" label="Name" hint="Your colleagues see it." required>
        <Input autoComplete="name" maxLength={120} />
      </Field>
      <Field name="email" label="E-mail" required>
        <Input type="email" autoComplete="username" maxLength={320} />
      </Field>
      <NewPasswordField label="Password" />
      <div className="grid pt-1">
        <SubmitButton>Create account</SubmitButton>
      </div>
    </ActionForm>
  );
}
