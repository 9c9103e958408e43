import { BilledTime } from "@/components/invoices/billed-time";
import { InvoiceActions } from "@/components/invoices/invoice-actions";
import { InvoicePaper } from "@/components/invoices/invoice-paper";
import { InvoiceStatusBadge } from "@/components/invoices/invoice-status";
import { MissingAddresses } from "@/components/invoices/missing-addresses";
import { PaymentForm } from "@/components/payments/payment-form";
import { PaymentList } from "@/components/payments/payment-list";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { RecordPage } from "@/components/shell/record-page";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { can, type Member } from "@/lib/auth";
import { saveClientAddress } from "@/lib/clients/actions";
import { formatDate } from "@/lib/dates";
import { deleteInvoice, issueInvoice, voidInvoice } from "@/lib/invoices/actions";
import { findInvoice } from "@/lib/invoices/queries";
import type { Invoice } from "@/lib/invoices/schema";
import { t } from "@/lib/invoices/words";
import { formatMoney } from "@/lib/money";
import { saveSellerAddress } from "@/lib/organizations/actions";
import { paths } from "@/lib/paths";
import { recordPayment, withdrawPayment } from "@/lib/payments/actions";
import type { Permission } from "@/lib/supabase/codes.types";

type InvoiceProps = PageProps<"/w/[workspace]/invoices/[id]">;

const page = memberPage({
  permission: "invoices.read",
  load: ({ slug, params }: Asked<InvoiceProps>) => findInvoice(slug, params.id),
  title: ({ data: { number } }) => number ?? t("draft"),
  render: ({ slug, member, search, data: invoice }) => {
    const { id, clientId } = invoice;
    const allowed = <T,>(permission: Permission, action: T) =>
      can(member, permission) ? action : undefined;
    return (
      <RecordPage
        printed={false}
        name={invoice.number ?? t("draft")}
        from={{ label: t("title"), href: paths.invoices(slug) }}
        status={<InvoiceStatusBadge invoice={invoice} />}
        description={t.rich("forClient", {
          name: invoice.buyer.name,
          client: (name) => <TextLink href={paths.client(slug, clientId)}>{name}</TextLink>,
        })}
        actions={
          <InvoiceActions
            invoice={invoice}
            editHref={allowed("invoices.update", paths.editInvoice(slug, id))}
            issue={allowed("invoices.issue", issueInvoice.bind(null, slug))}
            remove={allowed("invoices.delete", deleteInvoice.bind(null, slug))}
            voidIt={allowed("invoices.void", voidInvoice.bind(null, slug))}
          />
        }
        notice={
          invoice.status === "draft" && (
            <MissingAddresses
              invoice={invoice}
              saveOwn={allowed("organization.update", saveSellerAddress.bind(null, slug, id))}
              saveTheirs={allowed(
                "clients.update",
                saveClientAddress.bind(null, slug, { clientId, invoiceId: id }),
              )}
            />
          )
        }
      >
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_18rem] print:block">
          <InvoicePaper invoice={invoice} locale={member.organization.locale} />
          <div className="grid gap-6 print:hidden">
            {invoice.status !== "draft" && (
              <aside aria-label={t("payment.label")} className="grid gap-6">
                <Payments slug={slug} member={member} invoice={invoice} asked={search.withdraw} />
              </aside>
            )}
            {invoice.timeEntries > 0 && (
              <BilledTime invoice={invoice} href={paths.invoiceTime(slug, id)} />
            )}
          </div>
        </div>
      </RecordPage>
    );
  },
});

export const generateMetadata = page.metadata;
export default page.page;

function Payments({
  slug,
  member,
  invoice,
  asked,
}: {
  slug: string;
  member: Member;
  invoice: Invoice;
  asked: string | string[] | undefined;
}) {
  const { locale } = member.user;
  const { id, currency, status, openMinor } = invoice;
  const open = formatMoney(openMinor, currency, locale);
  return (
    <>
      {status === "issued" && (
        <Card
          title={t("payment.open")}
          description={<span className="num">{t("payment.toPay", { amount: open })}</span>}
        >
          {can(member, "payments.create") && (
            <PaymentForm
              // The next part payment starts from what is open then.
              key={openMinor}
              action={recordPayment.bind(null, slug, { id, currency, openMinor })}
              openMinor={openMinor}
              currency={currency}
              today={member.organization.today}
              locale={locale}
            />
          )}
        </Card>
      )}
      <Card title={t("payment.payments")}>
        {invoice.payments.length > 0 ? (
          <PaymentList
            payments={invoice.payments}
            currency={currency}
            locale={locale}
            withdraw={
              can(member, "payments.delete") ? withdrawPayment.bind(null, slug, id) : undefined
            }
            asked={asked?.toString()}
            back={paths.invoice(slug, id)}
          />
        ) : (
          <p className="text-muted">{nothingPaid(invoice, locale)}</p>
        )}
      </Card>
    </>
  );
}

function nothingPaid({ status, paidOn }: Invoice, locale: string): string {
  if (status === "void") return t("payment.ofVoid");
  if (paidOn) return t("payment.settled", { day: formatDate(paidOn, locale) });
  return t("payment.none");
}
