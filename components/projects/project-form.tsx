import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ColorInput } from "@/components/ui/color-input";
import { Field } from "@/components/ui/field";
import { FormActions, FormRow } from "@/components/ui/form-layout";
import { Input } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { SearchSelect } from "@/components/ui/search-select";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/form-state";
import { moneyInputValue } from "@/lib/money";
import {
  type ProjectForm as Offered,
  projectStatuses,
  rateCurrency,
  statusLabels,
} from "@/lib/projects/schema";

const statusOptions = projectStatuses.map((value) => ({ value, label: statusLabels[value] }));

export function ProjectForm({
  action,
  offered,
  clientId = null,
  currency,
  locale,
  cancelHref,
}: {
  action: FormAction;
  offered: Offered;
  /** The client that a new project starts with. */
  clientId?: string | null | undefined;
  /** The workspace's, for work without a client. */
  currency: string;
  locale: string;
  cancelHref: string;
}) {
  const { project, clients, moreClients, categories } = offered;
  const rate = project?.hourlyRateMinor ?? null;
  const currencies = new Set([currency, ...clients.map((client) => client.currency)]);
  // The currency follows the client, which can be chosen anew where no script runs. So it stands
  // beside each client, unless there is only one that it could be.
  const several = moreClients || currencies.size > 1;
  const typedRate =
    rate === null
      ? ""
      : moneyInputValue(rate, rateCurrency(offered, project?.clientId ?? null, currency), locale);

  return (
    <Card className="max-w-2xl">
      <ActionForm action={action} searches={moreClients}>
        <Field name="name" label="Name" required>
          <Input defaultValue={project?.name} maxLength={160} autoComplete="off" />
        </Field>
        <FormRow>
          <Field name="clientId" label="Client" hint="Work without a client is never billed.">
            <SearchSelect
              more={moreClients}
              placeholder={several ? `No client (${currency})` : "No client"}
              options={clients.map((client) => ({
                value: client.id,
                label: several ? `${client.name} (${client.currency})` : client.name,
              }))}
              defaultValue={project?.clientId ?? clientId ?? ""}
            />
          </Field>
          <Field name="categoryId" label="Category" optional>
            <Select
              placeholder="No category"
              options={categories.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={project?.categoryId ?? ""}
              autoComplete="off"
            />
          </Field>
        </FormRow>
        <FormRow>
          <Field
            name="hourlyRate"
            label="Hourly rate"
            hint={
              several
                ? "In the currency beside the client. Empty means no rate."
                : "Empty means no rate."
            }
            optional
          >
            {several ? (
              <Input
                inputMode="decimal"
                defaultValue={typedRate}
                autoComplete="off"
                className="num"
              />
            ) : (
              <MoneyInput currency={currency} defaultValue={typedRate} />
            )}
          </Field>
          <Field name="status" label="Status" required>
            <Select
              options={statusOptions}
              defaultValue={project?.status ?? "active"}
              autoComplete="off"
            />
          </Field>
        </FormRow>
        <ColorInput
          name="color"
          label="Colour"
          hint={project ? undefined : "Without a choice it takes the colour of its category."}
          defaultValue={project?.color ?? ""}
        />
        <FormActions>
          <SubmitButton>{project ? "Save project" : "Add project"}</SubmitButton>
          <ButtonLink href={cancelHref} variant="ghost">
            Cancel
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
