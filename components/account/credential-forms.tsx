import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormActions } from "@/components/ui/form-layout";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/account/words";
import type { FormAction } from "@/lib/form-state";
import { NewPasswordField } from "./new-password-field";
import { UsernameField } from "./username-field";

/** What the person signs in with: the address, which a mail confirms, and the password. */
export function EmailForm({ action, email }: { action: FormAction; email: string }) {
  return (
    <Card
      title={t("email.title")}
      description={t.rich("email.current", {
        email,
        b: (words) => <strong className="font-medium text-ink">{words}</strong>,
      })}
    >
      <ActionForm action={action} idPrefix="address">
        <Field name="email" label={t("email.new")} hint={t("email.newHint")} required>
          <Input type="email" autoComplete="email" maxLength={320} />
        </Field>
        <FormActions>
          <SubmitButton variant="secondary">{t("email.submit")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Card>
  );
}

export function PasswordForm({ action, email }: { action: FormAction; email: string }) {
  return (
    <Card title={t("password.title")} description={t("password.text")}>
      <ActionForm action={action} idPrefix="credentials">
        <UsernameField email={email} />
        <Field name="currentPassword" label={t("password.current")} required>
          <Input type="password" autoComplete="current-password" />
        </Field>
        <NewPasswordField />
        <FormActions>
          <SubmitButton variant="secondary">{t("password.submit")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
