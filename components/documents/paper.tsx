import { Table } from "@/components/ui/table";
import type { Line, Party } from "@/lib/documents/schema";
import { isTaxed, type Sums, sumRows } from "@/lib/documents/sums";
import { t } from "@/lib/documents/words";
import { formatMoney } from "@/lib/money";
import { formatPercent } from "@/lib/percent";
import { Totals } from "./totals";

/**
 * A document as it is read by whom it is for, on the screen and on paper: who from and to, its lines,
 * its sums, what is written below. It is in one locale for everyone who opens it.
 */
export function Paper({
  title,
  standing,
  dates,
  seller,
  buyer,
  lines,
  sums,
  notes,
  locale,
}: {
  title: string;
  /** What a reader must not miss, such as that it is void. */
  standing?: string | undefined;
  dates: readonly { term: string; value: string }[];
  seller: Party;
  /** The buyer and what they are called here. */
  buyer: { term: string; party: Party };
  lines: readonly Line[];
  sums: Sums;
  notes: { term: string; text: string };
  locale: string;
}) {
  return (
    <article
      aria-labelledby="document-title"
      className="grid gap-8 rounded-lg border border-line bg-surface p-5 shadow-card sm:p-8 print:border-0 print:p-0 print:shadow-none"
    >
      <header className="flex flex-wrap justify-between gap-x-10 gap-y-6 print:flex-nowrap">
        <Address {...seller} />
        <div className="sm:text-end">
          <h2 id="document-title" className="text-2xl/8 font-semibold tracking-tight">
            {title}
          </h2>
          {standing && <p className="mt-1 font-semibold text-danger-ink">{standing}</p>}
          <dl className="num mt-2 grid grid-cols-[auto_auto] justify-start gap-x-4 gap-y-0.5 sm:justify-end">
            {dates.map(({ term, value }) => (
              <div key={term} className="contents">
                <dt className="text-muted">{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      </header>
      <section aria-labelledby="document-buyer">
        <h3 id="document-buyer" className="mb-1 text-xs font-medium text-faint">
          {buyer.term}
        </h3>
        <Address {...buyer.party} />
      </section>
      {lines.length > 0 ? (
        <>
          <Lines lines={lines} sums={sums} locale={locale} />
          <Totals rows={sumRows(sums, locale)} className="ms-auto sm:w-80 print:w-80" />
        </>
      ) : (
        <p className="border-y border-line py-6 text-center text-muted">{t("noLines")}</p>
      )}
      {notes.text && (
        <section aria-labelledby="document-notes" className="border-t border-line pt-5">
          <h3 id="document-notes" className="mb-1 text-xs font-medium text-faint">
            {notes.term}
          </h3>
          <p className="max-w-prose whitespace-pre-line wrap-anywhere">{notes.text}</p>
        </section>
      )}
    </article>
  );
}

function Address({ name, address, taxNumber }: Party) {
  return (
    <address className="min-w-0 max-w-sm not-italic wrap-anywhere">
      <p className="font-semibold">{name}</p>
      {address && <p className="whitespace-pre-line text-muted">{address}</p>}
      {taxNumber && <p className="text-muted">{t("taxNumber", { number: taxNumber })}</p>}
    </address>
  );
}

function Lines({ lines, sums, locale }: { lines: readonly Line[]; sums: Sums; locale: string }) {
  const quantity = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const money = (amountMinor: number) => formatMoney(amountMinor, sums.currency, locale);
  const taxed = isTaxed(sums);
  const tax = { key: "tax", label: sums.taxName, at: "c2", end: true } as const;
  return (
    // The padding of the outer cells hangs over the edges; paper has no place for that.
    <div className="-mx-4 sm:-mx-5 print:mx-0 print:[&_:is(td,th):first-child]:ps-0! print:[&_:is(td,th):last-child]:pe-0!">
      <Table
        caption={t("lines")}
        columns={[
          { key: "text", label: t("description"), at: "a1", className: "wrap" },
          { key: "quantity", label: t("quantity"), at: "a2", unit: "×", end: true },
          { key: "price", label: t("price"), at: "b2", end: true },
          ...(taxed ? [tax] : []),
          { key: "amount", label: t("amount"), at: "z1", end: true },
        ]}
        rows={lines.map((line) => ({
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
