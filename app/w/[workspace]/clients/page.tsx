import type { Metadata } from "next";
import { ClientTable } from "@/components/clients/client-table";
import { NotFoundView } from "@/components/shell/not-found-view";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { SearchForm } from "@/components/ui/search-form";
import { Tabs } from "@/components/ui/tabs";
import { Toolbar } from "@/components/ui/toolbar";
import { can, findMember } from "@/lib/auth";
import { listClients } from "@/lib/clients/queries";
import { clientListParams } from "@/lib/clients/schema";
import { isFirstPage } from "@/lib/keyset";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Clients" };

export default async function ClientsPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace: slug } = await params;
  const member = await findMember(slug);
  if (!member || !can(member, "clients.read")) return <NotFoundView />;

  const view = clientListParams.parse(await searchParams);
  const { clients, next } = await listClients(slug, view);
  const { archived } = view;
  const q = view.q || undefined;
  const firstPage = isFirstPage(view);
  const add = can(member, "clients.create") && (
    <ButtonLink href={paths.newClient(slug)} variant="primary">
      <Icon name="add" />
      New client
    </ButtonLink>
  );

  return (
    <>
      <PageHeader title="Clients" description="Whom you work for and bill." actions={add} />
      <Tabs
        label="Current or archived clients"
        tabs={[
          { label: "Current", href: paths.clients(slug, { q }), current: !archived },
          {
            label: "Archived",
            href: paths.clients(slug, { q, archived: "1" }),
            current: Boolean(archived),
          },
        ]}
      />
      <Toolbar>
        <SearchForm
          action={paths.clients(slug)}
          defaultValue={q}
          label="Search clients"
          placeholder="Name or e-mail"
          hidden={archived && { archived }}
          clearHref={paths.clients(slug, { archived })}
        />
      </Toolbar>
      <Card flush>
        {clients.length > 0 ? (
          <ClientTable slug={slug} clients={clients} />
        ) : q ? (
          <EmptyState
            title="Nothing found"
            action={<ButtonLink href={paths.clients(slug, { archived })}>Show all</ButtonLink>}
          >
            No {archived ? "archived" : "current"} client has “{q}” in its name or e-mail.
          </EmptyState>
        ) : !firstPage ? (
          <EmptyState title="No more clients" />
        ) : archived ? (
          <EmptyState title="No archived clients">
            A client you archive is kept here, with its projects and invoices, and can be restored.
          </EmptyState>
        ) : (
          <EmptyState icon={<Icon name="clients" size={20} />} title="No clients yet" action={add}>
            Add whom you work for. Then give them projects, log time and bill it.
          </EmptyState>
        )}
      </Card>
      <Pagination
        label="Pages of clients"
        newer={firstPage ? undefined : paths.clients(slug, { q, archived })}
        newerLabel="First page"
        older={next && paths.clients(slug, { q, archived, ...next })}
        olderLabel="Next page"
      />
    </>
  );
}
