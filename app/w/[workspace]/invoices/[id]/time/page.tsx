import { InvoiceTimeTable } from "@/components/invoices/invoice-time-table";
import { ListPage } from "@/components/shell/list-page";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDuration } from "@/lib/durations";
import { findInvoiceTime } from "@/lib/invoices/queries";
import { invoiceTimeParams } from "@/lib/invoices/schema";
import { t } from "@/lib/invoices/words";
import { paths } from "@/lib/paths";

type InvoiceTimeProps = PageProps<"/w/[workspace]/invoices/[id]/time">;

const page = memberPage({
  permission: "invoices.read",
  load: async ({ slug, params, search }: Asked<InvoiceTimeProps>) => {
    const after = invoiceTimeParams.parse(search);
    const time = await findInvoiceTime(slug, params.id, after);
    return time && { ...time, start: !after };
  },
  title: ({ data: { number } }) => (number ? t("time.of", { number }) : t("time.ofDraft")),
  render: ({ slug, member, params: { id }, data }) => {
    const { number, status, count, seconds, entries, start, next } = data;
    const all = { count, duration: formatDuration(seconds) };
    return (
      <ListPage
        title={number ? t("time.of", { number }) : t("time.ofDraft")}
        description={t(status === "void" ? "time.allVoid" : "time.all", all)}
        from={[
          { label: t("title"), href: paths.invoices(slug) },
          { label: number ?? t("draft"), href: paths.invoice(slug, id) },
        ]}
        href={(part) => paths.invoiceTime(slug, id, part)}
        view={{}}
        start={start}
        next={next}
        pagesLabel={t("time.pages")}
      >
        {entries.length > 0 ? (
          <InvoiceTimeTable slug={slug} entries={entries} locale={member.user.locale} />
        ) : (
          <EmptyState title={start ? t("time.none") : t("time.noMore")}>
            {start && t("time.noneText")}
          </EmptyState>
        )}
      </ListPage>
    );
  },
});

export const generateMetadata = page.metadata;
export default page.page;
