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
import { Textarea } from "@/components/ui/textarea";
import type { FormAction } from "@/lib/form-state";
import { moneyInputValue } from "@/lib/money";
import { type ProjectForm as Offered, projectStatuses, rateCurrency } from "@/lib/projects/schema";
import { t } from "@/lib/projects/words";

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
        <Field name="name" label={t("field.name")} required>
          <Input defaultValue={project?.name} maxLength={160} autoComplete="off" />
        </Field>
        <FormRow>
          <Field name="clientId" label={t("field.client")} hint={t("field.clientHint")}>
            <SearchSelect
              more={moreClients}
              placeholder={several ? t("field.noClientIn", { currency }) : t("field.noClient")}
              options={clients.map((client) => ({
                value: client.id,
                label: several ? t("field.clientIn", client) : client.name,
              }))}
              defaultValue={project?.clientId ?? clientId ?? ""}
            />
          </Field>
          <Field name="categoryId" label={t("field.category")} optional>
            <Select
              placeholder={t("field.noCategory")}
              options={categories.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={project?.categoryId ?? ""}
              autoComplete="off"
            />
          </Field>
        </FormRow>
        <FormRow>
          <Field
            name="hourlyRate"
            label={t("field.rate")}
            hint={several ? t("field.rateHintSeveral") : t("field.rateHint")}
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
          <Field name="status" label={t("field.status")} required>
            <Select
              options={projectStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
              defaultValue={project?.status ?? "active"}
              autoComplete="off"
            />
          </Field>
        </FormRow>
        <Field
          name="description"
          label={t("field.description")}
          hint={t("field.descriptionHint")}
          optional
        >
          <Textarea defaultValue={project?.description} maxLength={5000} autoComplete="off" />
        </Field>
        <ColorInput
          name="color"
          label={t("field.color")}
          hint={project ? undefined : t("field.colorHint")}
          defaultValue={project?.color ?? ""}
        />
        <FormActions>
          <SubmitButton>{project ? t("save") : t("add")}</SubmitButton>
          <ButtonLink href={cancelHref} variant="ghost">
            {t("cancel")}
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Card>
  );
}
