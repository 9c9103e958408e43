import { ActionForm } from "@/components/ui/action-form";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { resetPassword } from "@/lib/account/actions";
import { NewPasswordField } from "./new-password-field";
import { UsernameField } from "./username-field";

export function ResetPasswordForm({ email, next }: { email: string; next: string }) {
  return (
    <ActionForm action={resetPassword}>
      <HiddenFields fields={{ next }} />
      <UsernameField email={email} />
      <NewPasswordField />
      <div className="grid pt-1">
        <SubmitButton>Save the new password</SubmitButton>
      </div>
    </ActionForm>
  );
}
