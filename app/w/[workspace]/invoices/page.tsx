import type { ReactNode } from "react";
import { InvoiceTable } from "@/components/invoices/invoice-table";
import { ListPage } from "@/components/shell/list-page";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text-link";
import { can } from "@/lib/auth";
import { listInvoices } from "@/lib/invoices/queries";
import { type InvoiceListParams, invoiceListParams, invoiceViews } from "@/lib/invoices/schema";
import { t } from "@/lib/invoices/words";
import { paths } from "@/lib/paths";

const page = memberPage({
  permission: "invoices.read",
  load: async ({ slug, search }: Asked<PageProps<"/w/[workspace]/invoices">>) => {
    const view = invoiceListParams.parse(search);
    return { view, ...(await listInvoices(slug, view)) };
  },
  title: () => t("title"),
  render: ({ slug, member, data: { view, invoices, clientName, next } }) => {
    const { show, client } = view;
    const add = can(member, "invoices.create") && (
      <ButtonLink href={paths.newInvoice(slug, client)} variant="primary">
        <Icon name="add" />
        {t("new")}
      </ButtonLink>
    );
    return (
      <ListPage
        title={t("title")}
        description={
          client && clientName
            ? t.rich("list.ofClient", {
                name: clientName,
                all: (words) => <TextLink href={paths.invoices(slug)}>{words}</TextLink>,
              })
            : t("about")
        }
        add={add}
        href={(part) => paths.invoices(slug, part)}
        view={{ show, client }}
        tabs={{
          label: t("list.views"),
          items: [undefined, ...invoiceViews].map((value) => ({
            label: t(`status.${value ?? "all"}`),
            view: { show: value, client },
            current: show === value,
          })),
        }}
        search={{ value: view.q, label: t("list.search"), placeholder: t("list.searchIn") }}
        start={!view.before}
        next={next}
        pagesLabel={t("list.pages")}
      >
        {invoices.length > 0 ? (
          <InvoiceTable slug={slug} invoices={invoices} locale={member.user.locale} />
        ) : (
          <NoInvoices slug={slug} view={view} add={add} />
        )}
      </ListPage>
    );
  },
});

export const generateMetadata = page.metadata;
export default page.page;

/** What stands where the list would be, and what to do next. */
function NoInvoices({
  slug,
  view: { q, show, client, before },
  add,
}: {
  slug: string;
  view: InvoiceListParams;
  add: ReactNode;
}) {
  if (q) {
    const all = (
      <ButtonLink href={paths.invoices(slug, { show, client })}>{t("empty.showAll")}</ButtonLink>
    );
    return (
      <EmptyState title={t("empty.notFound")} action={all}>
        {t("empty.notFoundText", { q })}
      </EmptyState>
    );
  }
  if (before) return <EmptyState title={t("empty.noMore")} />;
  if (show) return <EmptyState title={t("empty.ofView")}>{t("empty.ofViewText")}</EmptyState>;
  if (client) return <EmptyState title={t("empty.ofClient")} action={add} />;
  return (
    <EmptyState icon={<Icon name="invoices" size={20} />} title={t("empty.none")} action={add}>
      {t("empty.noneText")}
    </EmptyState>
  );
}
