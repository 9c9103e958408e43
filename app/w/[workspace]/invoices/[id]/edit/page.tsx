import { InvoiceForm } from "@/components/invoices/invoice-form";
import { FormPage } from "@/components/shell/form-page";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { previewInvoice, saveInvoice } from "@/lib/invoices/actions";
import { findInvoice } from "@/lib/invoices/queries";
import { t } from "@/lib/invoices/words";
import { paths } from "@/lib/paths";

const page = memberPage({
  permission: "invoices.update",
  load: ({ slug, params }: Asked<PageProps<"/w/[workspace]/invoices/[id]/edit">>) =>
    findInvoice(slug, params.id),
  title: () => t("edit"),
  render: ({ slug, member, data: invoice }) => {
    const { id, number, currency, taxName } = invoice;
    const href = paths.invoice(slug, id);
    return (
      <FormPage
        title={number === null ? t("edit") : t("paper.numbered", { number })}
        description={t("forName", { name: invoice.buyer.name })}
        from={[
          { label: t("title"), href: paths.invoices(slug) },
          { label: number ?? t("draft"), href },
        ]}
      >
        {invoice.status === "draft" ? (
          <InvoiceForm
            action={saveInvoice.bind(null, slug, id)}
            preview={previewInvoice.bind(null, slug, { id, currency, taxName })}
            invoice={invoice}
            locale={member.user.locale}
            cancelHref={href}
          />
        ) : (
          <Notice
            title={t("editor.issued")}
            action={<ButtonLink href={href}>{t("editor.show")}</ButtonLink>}
          />
        )}
      </FormPage>
    );
  },
});

export const generateMetadata = page.metadata;
export default page.page;
