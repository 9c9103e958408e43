import type { ReactNode } from "react";
import { Table } from "@/components/ui/table";
import { formatDate } from "@/lib/dates";
import type { Invoice } from "@/lib/invoices/schema";
import { formatMoney } from "@/lib/money";
import { formatPercent } from "@/lib/percent";

/**
 * The invoice as its client gets it, on the screen and on paper. It is written in the workspace's
 * locale, so that it is the same for everyone who opens it.
 */
export function InvoiceDocument({ invoice, locale }: { invoice: Invoice; locale: string }) {
  return (
    <article
      aria-labelledby="document-title"
      className="grid gap-8 rounded-lg border border-line bg-surface p-5 shadow-card sm:p-8 print:border-0 print:p-0 print:shadow-none"
    >
      <header className="flex flex-wrap justify-between gap-x-10 gap-y-6 print:flex-nowrap">
        <Party {...invoice.seller} />
        <div className="sm:text-end">
          <h2 id="document-title" className="text-2xl/8 font-semibold tracking-tight">
            Invoice {invoice.number}
          </h2>
          {standing[invoice.status] && (
            <p className="mt-1 font-semibold text-danger-ink">{standing[invoice.status]}</p>
          )}
          <Dates invoice={invoice} locale={locale} />
        </div>
      </header>
      <section aria-labelledby="document-buyer">
        <h3 id="document-buyer" className="mb-1 text-xs font-medium text-faint">
          Bill to
        </h3>
        <Party {...invoice.buyer} />
      </section>
      {invoice.lines.length > 0 ? (
        <>
          <Lines invoice={invoice} locale={locale} />
          <Totals invoice={invoice} locale={locale} />
        </>
      ) : (
        <p className="border-y border-line py-6 text-center text-muted">There are no lines yet.</p>
      )}
      {invoice.notes && (
        <section aria-labelledby="document-notes" className="border-t border-line pt-5">
          <h3 id="document-notes" className="mb-1 text-xs font-medium text-faint">
            Notes
          </h3>
          <p className="max-w-prose whitespace-pre-line wrap-anywhere">{invoice.notes}</p>
        </section>
      )}
    </article>
  );
}

/** What a reader of the paper must not miss: these two ask nobody for money. */
const standing: Partial<Record<Invoice["status"], string>> = {
  draft: "Draft, not issued yet",
  void: "Void",
};

function Party({ name, address, taxNumber }: { name: string; address: string; taxNumber: string }) {
  return (
    <address className="min-w-0 max-w-sm not-italic wrap-anywhere">
      <p className="font-semibold">{name}</p>
      {address && <p className="whitespace-pre-line text-muted">{address}</p>}
      {taxNumber && <p className="text-muted">Tax number {taxNumber}</p>}
    </address>
  );
}

function Dates({ invoice, locale }: { invoice: Invoice; locale: string }) {
  const { issueDate, dueDate, paymentTermsDays } = invoice;
  return (
    <dl className="num mt-2 grid grid-cols-[auto_auto] justify-start gap-x-4 gap-y-0.5 sm:justify-end">
      <dt className="text-muted">Issued</dt>
      <dd>{issueDate ? formatDate(issueDate, locale) : "On the day of issue"}</dd>
      <dt className="text-muted">Due</dt>
      <dd>{dueDate ? formatDate(dueDate, locale) : terms(paymentTermsDays)}</dd>
    </dl>
  );
}

function terms(days: number): string {
  if (days === 0) return "At once";
  return days === 1 ? "1 day later" : `${days} days later`;
}

function Lines({ invoice, locale }: { invoice: Invoice; locale: string }) {
  const quantity = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const money = (amountMinor: number) => formatMoney(amountMinor, invoice.currency, locale);
  const taxed = isTaxed(invoice);
  const tax = { key: "tax", label: invoice.taxName, at: "c2", end: true } as const;
  return (
    // The padding of the outer cells hangs over the edges; paper has no room for that.
    <div className="-mx-4 sm:-mx-5 print:mx-0 print:[&_:is(td,th):first-child]:ps-0! print:[&_:is(td,th):last-child]:pe-0!">
      <Table
        caption="Lines"
        columns={[
          { key: "text", label: "Description", at: "a1", className: "wrap" },
          { key: "quantity", label: "Quantity", at: "a2", unit: "×", end: true },
          { key: "price", label: "Unit price", at: "b2", end: true },
          ...(taxed ? [tax] : []),
          { key: "amount", label: "Amount", at: "z1", end: true },
        ]}
        rows={invoice.lines.map((line) => ({
          id: line.id,
          cells: {
            text: line.description,
            quantity: quantity.format(line.quantity),
            price: money(line.unitPriceMinor),
            tax: taxed && formatPercent(line.taxRatePpm, locale),
            amount: money(line.amountMinor),
          },
        }))}
      />
    </div>
  );
}

function Totals({ invoice, locale }: { invoice: Invoice; locale: string }) {
  const money = (amountMinor: number) => formatMoney(amountMinor, invoice.currency, locale);
  return (
    <dl className="num ms-auto grid w-full gap-y-1.5 break-inside-avoid sm:w-80 print:w-80">
      {isTaxed(invoice) && (
        <>
          <Sum label="Subtotal">{money(invoice.subtotalMinor)}</Sum>
          {invoice.taxes.map((tax) => (
            <Sum
              key={tax.ratePpm}
              label={`${invoice.taxName} ${formatPercent(tax.ratePpm, locale)} of ${money(tax.netMinor)}`}
            >
              {money(tax.taxMinor)}
            </Sum>
          ))}
        </>
      )}
      <div className="flex justify-between gap-6 border-t border-line pt-2 text-base font-semibold">
        <dt>Total</dt>
        <dd>{money(invoice.totalMinor)}</dd>
      </div>
    </dl>
  );
}

function Sum({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-6">
      <dt className="text-muted">{label}</dt>
      <dd className="whitespace-nowrap">{children}</dd>
    </div>
  );
}

/** An invoice on which every rate is zero says nothing of tax. */
function isTaxed({ taxes }: Invoice): boolean {
  return taxes.some((tax) => tax.ratePpm > 0);
}
