import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { passwordLength } from "@/lib/account/schema";
import { t } from "@/lib/account/words";

export function NewPasswordField({ label = t("newPassword") }: { label?: string }) {
  return (
    <Field
      name="password"
      label={label}
      hint={t("newPasswordHint", { least: String(passwordLength.least) })}
      required
    >
      <Input
        type="password"
        autoComplete="new-password"
        minLength={passwordLength.least}
        maxLength={passwordLength.most}
      />
    </Field>
  );
}
