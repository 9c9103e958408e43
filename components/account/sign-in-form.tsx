import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/field";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import { t } from "@/lib/account/words";
import type { FormAction } from "@/lib/form-state";
import { paths, withNext } from "@/lib/paths";

export function SignInForm({
  action,
  next,
  email,
}: {
  action: FormAction;
  next: string;
  /** Filled in, when something tells whose sign-in this will be. */
  email?: string | undefined;
}) {
  return (
    <ActionForm action={action}>
      <HiddenFields fields={{ next }} />
      <Field name="email" label={t("signIn.email")} required>
        <Input type="email" autoComplete="username" maxLength={320} defaultValue={email} />
      </Field>
      <div className="grid gap-1.5">
        <Field name="password" label={t("signIn.password")} required>
          <Input type="password" autoComplete="current-password" />
        </Field>
        <TextLink
          href={withNext(paths.forgotPassword, next)}
          className="justify-self-start py-0.5 text-xs"
        >
          {t("signIn.forgot")}
        </TextLink>
      </div>
      <div className="grid gap-3 pt-1">
        <SubmitButton>{t("signIn.submit")}</SubmitButton>
        <p className="flex items-center gap-3 text-xs text-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          {t("signIn.or")}
        </p>
        <SubmitButton name="via" value="link" variant="secondary">
          {t("signIn.link")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
