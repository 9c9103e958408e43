import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ColorInput } from "@/components/ui/color-input";
import { Field } from "@/components/ui/field";
import { FormActions } from "@/components/ui/form-layout";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Category } from "@/lib/categories/schema";
import { t } from "@/lib/categories/words";
import type { FormAction } from "@/lib/form-state";

export function CategoryForm({
  action,
  category,
  cancelHref,
}: {
  action: FormAction;
  /** None: a new category. */
  category?: Category | undefined;
  cancelHref: string;
}) {
  return (
    <Card className="max-w-2xl">
      <ActionForm action={action}>
        <Field name="name" label={t("name")} required>
          <Input defaultValue={category?.name} maxLength={60} autoComplete="off" />
        </Field>
        <ColorInput name="color" label={t("color")} defaultValue={category?.color} required />
        <FormActions>
          <SubmitButton>{category ? t("save") : t("add")}</SubmitButton>
          <ButtonLink href={cancelHref} variant="ghost">
            {t("cancel")}
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
