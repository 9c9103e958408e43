import type { Metadata } from "next";
import { ClientForm } from "@/components/clients/client-form";
import { NotFoundView } from "@/components/shell/not-found-view";
import { PageHeader } from "@/components/ui/page-header";
import { can, findMember } from "@/lib/auth";
import { createClientRecord } from "@/lib/clients/actions";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "New client" };

export default async function NewClientPage({
  params,
}: {
  params: Promise<{ workspace: string }>;
}) {
  const { workspace: slug } = await params;
  const member = await findMember(slug);
  if (!member || !can(member, "clients.create")) return <NotFoundView />;
  return (
    <>
      <PageHeader
        title="New client"
        breadcrumbs={[{ label: "Clients", href: paths.clients(slug) }]}
      />
      <ClientForm
        action={createClientRecord.bind(null, slug)}
        currency={member.organization.currency}
        locale={member.user.locale}
        cancelHref={paths.clients(slug)}
      />
    </>
  );
}
