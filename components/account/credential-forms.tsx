import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormActions } from "@/components/ui/form-layout";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/form-state";
import { NewPasswordField } from "./new-password-field";
import { UsernameField } from "./username-field";

/** What the person signs in with: the address, which a mail confirms, and the password. */
export function EmailForm({ action, email }: { action: FormAction; email: string }) {
  return (
    <Card
      title="E-mail address"
      description={
        <>
          You sign in with <strong className="font-medium text-ink">{email}</strong>.
        </>
      }
    >
      <ActionForm action={action} idPrefix="address">
        <Field
          name="email"
          label="New e-mail address"
          hint="It changes when you follow the link in the mail we send."
          required
        >
          <Input type="email" autoComplete="email" maxLength={320} />
        </Field>
        <FormActions>
          <SubmitButton variant="secondary">Change e-mail address</SubmitButton>
        </FormActions>
      </ActionForm>
    </Card>
  );
}

export function PasswordForm({ action, email }: { action: FormAction; email: string }) {
  return (
    <Card title="Password" description="Changing it signs out all your other browsers.">
      <ActionForm action={action} idPrefix="credentials">
        <UsernameField email={email} />
        <Field name="currentPassword" label="Current password" required>
          <Input type="password" autoComplete="current-password" />
        </Field>
        <NewPasswordField />
        <FormActions>
          <SubmitButton variant="secondary">Change password</SubmitButton>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
