import type { Metadata } from "next";
import { InvoiceForm } from "@/components/invoices/invoice-form";
import { NotFoundView } from "@/components/shell/not-found-view";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { can, findMember } from "@/lib/auth";
import { saveInvoice } from "@/lib/invoices/actions";
import { findInvoice } from "@/lib/invoices/queries";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Edit draft" };

export default async function EditInvoicePage({
  params,
}: {
  params: Promise<{ workspace: string; id: string }>;
}) {
  const { workspace: slug, id } = await params;
  const member = await findMember(slug);
  const invoice = member && can(member, "invoices.update") && (await findInvoice(slug, id));
  if (!invoice) return <NotFoundView />;

  const href = paths.invoice(slug, id);
  return (
    <>
      <PageHeader
        title={invoice.status === "draft" ? "Edit draft" : `Invoice ${invoice.number}`}
        description={`For ${invoice.buyer.name}`}
        breadcrumbs={[
          { label: "Invoices", href: paths.invoices(slug) },
          { label: invoice.number ?? "Draft invoice", href },
        ]}
      />
      {invoice.status === "draft" ? (
        <InvoiceForm
          action={saveInvoice.bind(null, slug, id)}
          invoice={invoice}
          locale={member.user.locale}
          cancelHref={href}
        />
      ) : (
        <Notice
          title="This invoice was issued and does not change any more."
          action={<ButtonLink href={href}>Show it</ButtonLink>}
        />
      )}
    </>
  );
}
