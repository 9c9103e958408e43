import type { Metadata } from "next";
import { InvoiceActions } from "@/components/invoices/invoice-actions";
import { InvoiceDocument } from "@/components/invoices/invoice-document";
import { InvoiceStatusBadge } from "@/components/invoices/invoice-status";
import { MissingDetails } from "@/components/invoices/missing-details";
import { PaymentForm } from "@/components/payments/payment-form";
import { PaymentList } from "@/components/payments/payment-list";
import { NotFoundView } from "@/components/shell/not-found-view";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { can, findMember, type Member } from "@/lib/auth";
import { formatDate } from "@/lib/dates";
import { deleteInvoice, issueInvoice, voidInvoice } from "@/lib/invoices/actions";
import { findInvoice } from "@/lib/invoices/queries";
import type { Invoice } from "@/lib/invoices/schema";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { recordPayment, withdrawPayment } from "@/lib/payments/actions";
import type { Permission } from "@/lib/supabase/codes.types";

type Props = {
  params: Promise<{ workspace: string; id: string }>;
  searchParams: Promise<{ withdraw?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace: slug, id } = await params;
  const invoice = (await findMember(slug)) && (await findInvoice(slug, id));
  return { title: invoice ? title(invoice) : "Not found" };
}

export default async function InvoicePage({ params, searchParams }: Props) {
  const { workspace: slug, id } = await params;
  const member = await findMember(slug);
  const invoice = member && (await findInvoice(slug, id));
  if (!invoice) return <NotFoundView />;

  const allowed = <T,>(permission: Permission, action: T) =>
    can(member, permission) ? action : undefined;
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          title={title(invoice)}
          meta={<InvoiceStatusBadge invoice={invoice} />}
          breadcrumbs={[{ label: "Invoices", href: paths.invoices(slug) }]}
          description={
            <>
              For{" "}
              <TextLink href={paths.client(slug, invoice.clientId)}>{invoice.buyer.name}</TextLink>
            </>
          }
          actions={
            <InvoiceActions
              invoice={invoice}
              editHref={allowed("invoices.update", paths.editInvoice(slug, id))}
              issue={allowed("invoices.issue", issueInvoice.bind(null, slug))}
              remove={allowed("invoices.delete", deleteInvoice.bind(null, slug))}
              voidIt={allowed("invoices.void", voidInvoice.bind(null, slug))}
            />
          }
        />
      </div>
      {invoice.status === "draft" && (
        <MissingDetails
          invoice={invoice}
          sellerHref={allowed("organization.update", paths.invoicingSettings(slug))}
          buyerHref={allowed("clients.update", paths.editClient(slug, invoice.clientId))}
        />
      )}
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_18rem] print:block">
        <InvoiceDocument invoice={invoice} locale={member.organization.locale} />
        {invoice.status !== "draft" && (
          <aside aria-label="Payment" className="grid gap-6 print:hidden">
            <Payments
              slug={slug}
              member={member}
              invoice={invoice}
              asked={(await searchParams).withdraw}
            />
          </aside>
        )}
      </div>
    </>
  );
}

function Payments({
  slug,
  member,
  invoice,
  asked,
}: {
  slug: string;
  member: Member;
  invoice: Invoice;
  asked: string | undefined;
}) {
  const { locale } = member.user;
  const { currency, status } = invoice;
  const open = formatMoney(invoice.openMinor, currency, locale);
  return (
    <>
      {status === "issued" && (
        <Card title="Open" description={<span className="num">{open} to be paid.</span>}>
          {can(member, "payments.create") && (
            <PaymentForm
              // The next part payment starts from what is open then.
              key={invoice.openMinor}
              action={recordPayment.bind(null, slug, {
                id: invoice.id,
                currency,
                openMinor: invoice.openMinor,
              })}
              openMinor={invoice.openMinor}
              currency={currency}
              today={member.organization.today}
              locale={locale}
            />
          )}
        </Card>
      )}
      <Card title="Payments">
        {invoice.payments.length > 0 ? (
          <PaymentList
            payments={invoice.payments}
            currency={currency}
            locale={locale}
            withdraw={
              can(member, "payments.delete")
                ? withdrawPayment.bind(null, slug, invoice.id)
                : undefined
            }
            asked={asked}
            back={paths.invoice(slug, invoice.id)}
          />
        ) : (
          <p className="text-muted">{nothingPaid(invoice, locale)}</p>
        )}
      </Card>
    </>
  );
}

function nothingPaid({ status, paidOn }: Invoice, locale: string): string {
  if (status === "void") return "A void invoice asks for nothing.";
  if (paidOn) return `Settled on ${formatDate(paidOn, locale)}: there was nothing to pay.`;
  return "Nothing was paid yet.";
}

function title(invoice: Invoice): string {
  return invoice.number ?? "Draft invoice";
}
