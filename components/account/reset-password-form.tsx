import { ActionForm } from "@/components/ui/action-form";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/account/words";
import type { FormAction } from "@/lib/form-state";
import { NewPasswordField } from "./new-password-field";
import { UsernameField } from "./username-field";

export function ResetPasswordForm({
  action,
  email,
  next,
}: {
  action: FormAction;
  email: string;
  next: string;
}) {
  return (
    <ActionForm action={action}>
      <HiddenFields fields={{ next }} />
      <UsernameField email={email} />
      <NewPasswordField />
      <div className="grid pt-1">
        <SubmitButton>{t("reset.submit")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
