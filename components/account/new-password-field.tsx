import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { passwordLength } from "@/lib/account/schema";

export function NewPasswordField({ label = "New password" }: { label?: string }) {
  return (
    <Field
      name="password"
      label={label}
      hint={`${passwordLength.least} characters or more.`}
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
