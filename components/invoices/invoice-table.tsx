import { Cell, Column, Row, RowLink, Table, TableBody, TableHead } from "@/components/ui/table";
import { formatDate } from "@/lib/dates";
import type { InvoiceRow } from "@/lib/invoices/schema";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { InvoiceStatusBadge } from "./invoice-status";

export function InvoiceTable({
  slug,
  invoices,
  locale,
}: {
  slug: string;
  invoices: readonly InvoiceRow[];
  locale: string;
}) {
  return (
    <Table caption="Invoices, newest first">
      <TableHead>
        <Column>Number</Column>
        <Column>Client</Column>
        <Column>Status</Column>
        <Column>Issued</Column>
        <Column>Due</Column>
        <Column numeric>Total</Column>
      </TableHead>
      <TableBody>
        {invoices.map((invoice) => (
          <Row key={invoice.id}>
            <Cell primary className="num whitespace-nowrap">
              <RowLink href={paths.invoice(slug, invoice.id)}>{invoice.number ?? "Draft"}</RowLink>
            </Cell>
            <Cell label="Client">
              <span className="wrap-anywhere max-sm:text-end">{invoice.clientName}</span>
            </Cell>
            <Cell label="Status">
              <InvoiceStatusBadge invoice={invoice} />
            </Cell>
            <Cell label="Issued" muted className="num whitespace-nowrap max-sm:hidden!">
              {day(invoice.issueDate, locale)}
            </Cell>
            <Cell
              label="Due"
              muted
              className={`num whitespace-nowrap ${invoice.dueDate ? "" : "max-sm:hidden!"}`}
            >
              {day(invoice.dueDate, locale)}
            </Cell>
            <Cell label="Total" numeric>
              {formatMoney(invoice.totalMinor, invoice.currency, locale)}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

function day(date: string | null, locale: string) {
  return date === null ? <span aria-hidden>–</span> : formatDate(date, locale);
}
