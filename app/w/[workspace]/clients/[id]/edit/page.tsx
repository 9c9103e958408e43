import type { Metadata } from "next";
import { ClientForm } from "@/components/clients/client-form";
import { NotFoundView } from "@/components/shell/not-found-view";
import { PageHeader } from "@/components/ui/page-header";
import { can, findMember } from "@/lib/auth";
import { updateClientRecord } from "@/lib/clients/actions";
import { getClient } from "@/lib/clients/queries";
import { paths } from "@/lib/paths";

type Props = { params: Promise<{ workspace: string; id: string }> };

async function load({ params }: Props) {
  const { workspace: slug, id } = await params;
  const member = await findMember(slug);
  if (!member || !can(member, "clients.update")) return undefined;
  const client = await getClient(slug, id);
  return client && { slug, member, client };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const loaded = await load(props);
  return { title: loaded ? `Edit ${loaded.client.name}` : "Not found" };
}

export default async function EditClientPage(props: Props) {
  const loaded = await load(props);
  if (!loaded) return <NotFoundView />;
  const { slug, member, client } = loaded;
  const page = paths.client(slug, client.id);
  return (
    <>
      <PageHeader
        title="Edit client"
        breadcrumbs={[
          { label: "Clients", href: paths.clients(slug) },
          { label: client.name, href: page },
        ]}
      />
      <ClientForm
        action={updateClientRecord.bind(null, slug, client.id)}
        client={client}
        currency={member.organization.currency}
        locale={member.user.locale}
        cancelHref={page}
      />
    </>
  );
}
