import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormActions } from "@/components/ui/form-layout";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/form-state";
import { t } from "@/lib/organizations/words";

export function DeleteOrganizationForm({
  action,
  slug,
  cancelHref,
}: {
  action: FormAction;
  slug: string;
  cancelHref: string;
}) {
  return (
    <Card>
      <ActionForm draft={false} action={action}>
        <p>{t("delete.text")}</p>
        <Field name="slug" label={t("delete.type", { slug })} required>
          <Input autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={48} />
        </Field>
        <FormActions>
          <SubmitButton variant="danger">{t("delete.confirm")}</SubmitButton>
          <ButtonLink href={cancelHref} variant="ghost">
            {t("cancel")}
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
