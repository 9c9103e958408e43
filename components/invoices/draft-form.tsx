import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { FormActions } from "@/components/ui/form-layout";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatDate } from "@/lib/dates";
import { formatDuration } from "@/lib/durations";
import type { FormAction } from "@/lib/form-state";
import type { UnbilledClient } from "@/lib/invoices/schema";

/** Whom to bill and up to which day. Clients with time that is not billed yet come first. */
export function DraftForm({
  action,
  clients,
  clientId,
  today,
  locale,
  cancelHref,
}: {
  action: FormAction;
  clients: readonly UnbilledClient[];
  /** Chosen to begin with. */
  clientId: string | undefined;
  today: string;
  locale: string;
  cancelHref: string;
}) {
  const options = (some: readonly UnbilledClient[]) =>
    some.map((client) => ({ value: client.id, label: describe(client, locale) }));
  const timed = clients.filter((client) => client.durationSeconds > 0);
  const others = clients.filter((client) => client.durationSeconds === 0);
  const groups = [
    { label: "With unbilled time", options: options(timed) },
    { label: "Without", options: options(others) },
  ];
  return (
    <Card className="max-w-2xl">
      <ActionForm action={action}>
        <Field
          name="clientId"
          label="Client"
          hint="A client without unbilled time gets an empty draft, to fill in by hand."
          required
        >
          <Select
            options={groups.filter((group) => group.options.length > 0)}
            placeholder="Choose a client"
            defaultValue={clientId ?? (timed.length === 1 ? timed[0]?.id : undefined)}
            autoComplete="off"
          />
        </Field>
        <Field
          name="until"
          label="Bill time up to"
          hint="This day included. Later time stays for the next invoice."
          className="max-w-xs"
        >
          <DateInput defaultValue={today} />
        </Field>
        <FormActions>
          <SubmitButton>Make a draft</SubmitButton>
          <ButtonLink href={cancelHref} variant="ghost">
            Cancel
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Card>
  );
}

/** Acme: 12:30 h, Nov 1, 2026 – Nov 20, 2026 */
function describe(client: UnbilledClient, locale: string): string {
  if (!client.firstDate || !client.lastDate) return client.name;
  const days = [...new Set([client.firstDate, client.lastDate])];
  const period = days.map((date) => formatDate(date, locale)).join(" – ");
  return `${client.name}: ${formatDuration(client.durationSeconds)} h, ${period}`;
}
