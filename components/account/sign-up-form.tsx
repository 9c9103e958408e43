import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/field";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
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
      <Field name="fullName" label="Name" hint="Your colleagues see it." required>
        <Input autoComplete="name" maxLength={120} />
      </Field>
      <Field
        name="email"
        label="E-mail"
        hint={email && "The invitation went to this address, and only it can accept."}
        required
      >
        <Input type="email" autoComplete="username" maxLength={320} defaultValue={email} />
      </Field>
      <NewPasswordField label="Password" />
      <div className="grid pt-1">
        <SubmitButton>Create account</SubmitButton>
      </div>
    </ActionForm>
  );
}
