import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormActions } from "@/components/ui/form-layout";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { deleteOrganization } from "@/lib/organizations/actions";
import { paths } from "@/lib/paths";

export function DeleteOrganizationForm({ slug }: { slug: string }) {
  return (
    <Card>
      <ActionForm draft={false} action={deleteOrganization.bind(null, slug)}>
        <p>
          Its clients, projects, time and invoices are gone for everybody in it, at once. Invoices
          may have to be kept by law: print them first.
        </p>
        <Field name="slug" label={`Type ${slug} to confirm`} required>
          <Input autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={48} />
        </Field>
        <FormActions>
          <SubmitButton variant="danger">Delete workspace</SubmitButton>
          <ButtonLink href={paths.settings(slug)} variant="ghost">
            Cancel
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
