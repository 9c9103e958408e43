import type { Metadata } from "next";
import { DraftForm } from "@/components/invoices/draft-form";
import { NotFoundView } from "@/components/shell/not-found-view";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { PageHeader } from "@/components/ui/page-header";
import { can, findMember } from "@/lib/auth";
import { draftInvoice } from "@/lib/invoices/actions";
import { listUnbilled } from "@/lib/invoices/queries";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "New invoice" };

export default async function NewInvoicePage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ client?: string | string[] }>;
}) {
  const { workspace: slug } = await params;
  const member = await findMember(slug);
  if (!member || !can(member, "invoices.create")) return <NotFoundView />;

  const clients = await listUnbilled(slug);
  const { client: wanted } = await searchParams;
  return (
    <>
      <PageHeader
        title="New invoice"
        description="A draft with one line for each project, to look over and change before it is issued."
        breadcrumbs={[{ label: "Invoices", href: paths.invoices(slug) }]}
      />
      {clients.length > 0 ? (
        <DraftForm
          action={draftInvoice.bind(null, slug)}
          clients={clients}
          clientId={clients.find((client) => client.id === wanted)?.id}
          today={member.organization.today}
          locale={member.user.locale}
          cancelHref={paths.invoices(slug)}
        />
      ) : (
        <Card flush>
          <EmptyState
            icon={<Icon name="clients" size={20} />}
            title="No client to bill"
            action={
              <ButtonLink href={paths.newClient(slug)} variant="primary">
                New client
              </ButtonLink>
            }
          >
            Add a client first, then log time on their projects or write the lines by hand.
          </EmptyState>
        </Card>
      )}
    </>
  );
}
