import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/field";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/account/words";
import type { FormAction } from "@/lib/form-state";

/** Asks for the address that a mail should go to. `fields` go along unseen. */
export function MailRequestForm({
  action,
  email = "",
  fields,
  submitLabel,
}: {
  action: FormAction;
  email?: string | undefined;
  fields: Record<string, string>;
  submitLabel: string;
}) {
  return (
    <ActionForm action={action}>
      <HiddenFields fields={fields} />
      <Field name="email" label={t("mailTo")} required>
        <Input type="email" autoComplete="username" maxLength={320} defaultValue={email} />
      </Field>
      <div className="grid pt-1">
        <SubmitButton>{submitLabel}</SubmitButton>
      </div>
    </ActionForm>
  );
}
