import type { Metadata } from "next";
import type { ReactNode } from "react";
import { InvoiceTable } from "@/components/invoices/invoice-table";
import { NotFoundView } from "@/components/shell/not-found-view";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { SearchForm } from "@/components/ui/search-form";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import { Toolbar } from "@/components/ui/toolbar";
import { can, findMember } from "@/lib/auth";
import { listInvoices } from "@/lib/invoices/queries";
import {
  type InvoiceListParams,
  type InvoiceRow,
  invoiceListParams,
  invoiceViews,
} from "@/lib/invoices/schema";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Invoices" };

const labels: Record<(typeof invoiceViews)[number], string> = {
  draft: "Draft",
  open: "Open",
  overdue: "Overdue",
  paid: "Paid",
  void: "Void",
};

export default async function InvoicesPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace: slug } = await params;
  const member = await findMember(slug);
  if (!member || !can(member, "invoices.read")) return <NotFoundView />;

  const view = invoiceListParams.parse(await searchParams);
  const { q, show, client, before } = view;
  const { invoices, next } = await listInvoices(slug, view);
  const add = can(member, "invoices.create") && (
    <ButtonLink href={paths.newInvoice(slug)} variant="primary">
      <Icon name="add" />
      New invoice
    </ButtonLink>
  );
  const tab = (value: (typeof invoiceViews)[number] | undefined) => ({
    label: value ? labels[value] : "All",
    href: paths.invoices(slug, { q, client, show: value }),
    current: show === value,
  });

  return (
    <>
      <PageHeader
        title="Invoices"
        description={
          client ? <OneClient slug={slug} invoices={invoices} /> : "What clients are asked to pay."
        }
        actions={add}
      />
      <Tabs label="Invoices by status" tabs={[tab(undefined), ...invoiceViews.map(tab)]} />
      <Toolbar>
        <SearchForm
          action={paths.invoices(slug)}
          defaultValue={q}
          label="Search invoices"
          placeholder="Number or client"
          hidden={{ ...(show && { show }), ...(client && { client }) }}
          clearHref={paths.invoices(slug, { show, client })}
        />
      </Toolbar>
      <Card flush>
        {invoices.length > 0 ? (
          <InvoiceTable slug={slug} invoices={invoices} locale={member.user.locale} />
        ) : (
          <Nothing slug={slug} view={view} add={add} />
        )}
      </Card>
      <Pagination
        label="Pages of invoices"
        backLabel="First page"
        forwardLabel="Next page"
        back={before && paths.invoices(slug, { q, show, client })}
        forward={next && paths.invoices(slug, { q, show, client, before: next })}
      />
    </>
  );
}

/** Says that the list is one client's, and leads back to all. */
function OneClient({ slug, invoices }: { slug: string; invoices: readonly InvoiceRow[] }) {
  return (
    <>
      Of {invoices[0]?.clientName ?? "one client"} only.{" "}
      <TextLink href={paths.invoices(slug)}>Show all clients</TextLink>
    </>
  );
}

function Nothing({ slug, view, add }: { slug: string; view: InvoiceListParams; add: ReactNode }) {
  const { q, show, client, before } = view;
  if (q) {
    const all = <ButtonLink href={paths.invoices(slug, { show, client })}>Show all</ButtonLink>;
    return (
      <EmptyState title="Nothing found" action={all}>
        No {show ? `${labels[show].toLowerCase()} ` : ""}invoice has “{q}” in its number or its
        client’s name.
      </EmptyState>
    );
  }
  if (before) return <EmptyState title="No more invoices" />;
  if (client && !show) return <EmptyState title="No invoices for this client" action={add} />;
  if (show) return <EmptyState title={`No ${labels[show].toLowerCase()} invoices`} />;
  return (
    <EmptyState icon={<Icon name="invoices" size={20} />} title="No invoices yet" action={add}>
      An invoice starts as a draft out of a client’s unbilled time.
    </EmptyState>
  );
}
