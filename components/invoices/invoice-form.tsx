import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormActions, FormSection } from "@/components/ui/form-layout";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { formatDuration } from "@/lib/durations";
import type { FormAction } from "@/lib/form-state";
import { newRow, type Row } from "@/lib/invoices/rows";
import type { Invoice, InvoiceLine } from "@/lib/invoices/schema";
import { moneyInputValue } from "@/lib/money";
import { percentInputValue } from "@/lib/percent";
import { LinesEditor } from "./lines-editor";

/** The editor of a draft. It adds nothing up: the amounts are the database's, once it is saved. */
export function InvoiceForm({
  action,
  invoice,
  locale,
  cancelHref,
}: {
  action: FormAction;
  invoice: Invoice;
  locale: string;
  cancelHref: string;
}) {
  const rows = invoice.lines.map((line) => lineRow(line, invoice.currency, locale));
  const first = newRow(percentInputValue(invoice.newLineTaxRatePpm, locale));
  return (
    <Card>
      <ActionForm action={action} className="grid gap-6">
        <FormSection title="Lines" description="Amounts, tax and total follow when you save.">
          {/* The Enter key presses the first button of a form, which must not be one that moves a line. */}
          <button
            type="submit"
            name="intent"
            value="save"
            tabIndex={-1}
            aria-hidden
            className="sr-only"
          >
            Save
          </button>
          <LinesEditor
            rows={rows.length > 0 ? rows : [first]}
            version={invoice.updatedAt}
            hints={timeHints(invoice.lines)}
            currency={invoice.currency}
            taxName={invoice.taxName}
            icons={{
              up: <Icon name="up" />,
              down: <Icon name="down" />,
              add: <Icon name="add" />,
            }}
          />
        </FormSection>
        <FormSection title="Terms">
          <Field
            name="paymentTermsDays"
            label="Payment terms"
            hint="Days from issue to the due date."
            required
            className="max-w-48"
          >
            <Input
              defaultValue={invoice.paymentTermsDays}
              inputMode="numeric"
              autoComplete="off"
              className="num"
            />
          </Field>
          <Field
            name="notes"
            label="Notes"
            hint="Printed below the total, such as how to pay."
            optional
            className="max-w-2xl"
          >
            <Textarea defaultValue={invoice.notes} maxLength={5000} autoComplete="off" />
          </Field>
        </FormSection>
        <FormActions>
          <SubmitButton name="intent" value="save">
            Save draft
          </SubmitButton>
          <ButtonLink href={cancelHref} variant="ghost">
            Cancel
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Card>
  );
}

function lineRow(line: InvoiceLine, currency: string, locale: string): Row {
  const plain = { maximumFractionDigits: 2, useGrouping: false, numberingSystem: "latn" } as const;
  return {
    id: line.id,
    description: line.description,
    quantity: new Intl.NumberFormat(locale, plain).format(line.quantity),
    unitPrice: moneyInputValue(line.unitPriceMinor, currency, locale),
    taxRate: percentInputValue(line.taxRatePpm, locale),
    remove: "",
  };
}

function timeHints(lines: readonly InvoiceLine[]): Record<string, string> {
  return Object.fromEntries(
    lines.flatMap(({ id, timeSeconds }) =>
      timeSeconds === null
        ? []
        : [[id, `Bills ${formatDuration(timeSeconds)} h of time, unbilled again if removed.`]],
    ),
  );
}
