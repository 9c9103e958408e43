import { LinesEditor } from "@/components/documents/lines-editor";
import { LivePreview, LiveTotals } from "@/components/documents/live-preview";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormActions } from "@/components/ui/form-layout";
import { Input } from "@/components/ui/input";
import { KeptField } from "@/components/ui/kept-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { newRow, type Row } from "@/lib/documents/rows";
import type { Line } from "@/lib/documents/schema";
import { type Preview, sumRows } from "@/lib/documents/sums";
import { t as document } from "@/lib/documents/words";
import { formatDuration } from "@/lib/durations";
import type { FormAction } from "@/lib/form-state";
import type { Invoice } from "@/lib/invoices/schema";
import { t } from "@/lib/invoices/words";
import { formatMoney, moneyInputValue } from "@/lib/money";
import { percentInputValue } from "@/lib/percent";

/** The editor of a draft. It adds nothing up: amounts and sums are the database's, also while one types. */
export function InvoiceForm({
  action,
  preview,
  invoice,
  locale,
  cancelHref,
}: {
  action: FormAction;
  /** What the lines of the form as it stands come to; nothing is stored. */
  preview: (data: FormData) => Promise<Preview | undefined>;
  invoice: Invoice;
  locale: string;
  cancelHref: string;
}) {
  const { currency, lines } = invoice;
  const rows = lines.map((line) => lineRow(line, currency, locale));
  const first = newRow(percentInputValue(invoice.newLineTaxRatePpm, locale));
  const stored: Preview = {
    amounts: lines.map((line) => formatMoney(line.amountMinor, currency, locale)),
    sums: sumRows(invoice, locale),
  };
  return (
    <ActionForm action={action} className="grid gap-6">
      <KeptField name="version" value={invoice.updatedAt} />
      {/* The Enter key presses the first button of a form, which must not be one that moves a line. */}
      <button
        type="submit"
        name="intent"
        value="save"
        tabIndex={-1}
        aria-hidden
        className="sr-only"
      >
        {t("editor.save")}
      </button>
      <LivePreview initial={stored} compute={preview}>
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_15rem]">
          <div className="grid gap-6">
            <Card flush>
              <LinesEditor
                rows={rows.length > 0 ? rows : [first]}
                notes={timeNotes(lines)}
                words={{
                  description: document("description"),
                  quantity: document("quantity"),
                  price: document("editor.priceIn", { currency }),
                  tax: document("editor.percent", { tax: invoice.taxName }),
                  amount: document("amount"),
                  field: document("editor.field", { number: "{number}", field: "{field}" }),
                  up: document("editor.up", { number: "{number}" }),
                  down: document("editor.down", { number: "{number}" }),
                  remove: document("editor.remove", { number: "{number}" }),
                  add: document("editor.add"),
                }}
              />
            </Card>
            <Card>
              <Field name="notes" label={t("notes")} hint={t("editor.notesHint")} optional>
                <Textarea defaultValue={invoice.notes} maxLength={5000} autoComplete="off" />
              </Field>
            </Card>
          </div>
          <div className="grid gap-6">
            <Card>
              <LiveTotals label={document("editor.sums")} />
            </Card>
            <Card>
              <Field
                name="paymentTermsDays"
                label={t("editor.terms")}
                hint={t("editor.termsHint")}
                required
              >
                <Input
                  defaultValue={invoice.paymentTermsDays}
                  inputMode="numeric"
                  autoComplete="off"
                  className="num"
                />
              </Field>
            </Card>
            <FormActions>
              <SubmitButton name="intent" value="save">
                {t("editor.save")}
              </SubmitButton>
              <ButtonLink href={cancelHref} variant="ghost">
                {t("cancel")}
              </ButtonLink>
            </FormActions>
          </div>
        </div>
      </LivePreview>
    </ActionForm>
  );
}

function lineRow(line: Line, currency: string, locale: string): Row {
  const plain = { maximumFractionDigits: 2, useGrouping: false, numberingSystem: "latn" } as const;
  return {
    id: line.id,
    description: line.description,
    quantity: new Intl.NumberFormat(locale, plain).format(line.quantity),
    unitPrice: moneyInputValue(line.unitPriceMinor, currency, locale),
    taxRate: percentInputValue(line.taxRatePpm, locale),
  };
}

function timeNotes(lines: readonly Line[]): Record<string, string> {
  return Object.fromEntries(
    lines.flatMap(({ id, timeSeconds }) =>
      timeSeconds === null
        ? []
        : [[id, document("editor.bills", { duration: formatDuration(timeSeconds) })]],
    ),
  );
}
