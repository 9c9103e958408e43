import type { Metadata } from "next";
import { z } from "zod";
import { ProjectForm } from "@/components/projects/project-form";
import { NotFoundView } from "@/components/shell/not-found-view";
import { PageHeader } from "@/components/ui/page-header";
import { can, findMember } from "@/lib/auth";
import { paths } from "@/lib/paths";
import { saveProject } from "@/lib/projects/actions";
import { getProjectForm } from "@/lib/projects/queries";

export const metadata: Metadata = { title: "New project" };

const query = z.object({ client: z.uuid().nullable().catch(null) });

export default async function NewProjectPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace: slug } = await params;
  const member = await findMember(slug);
  if (!member || !can(member, "projects.create")) return <NotFoundView />;

  const asked = query.parse(await searchParams).client;
  const offered = await getProjectForm(slug, null, asked);
  const client = offered.clients.find(({ id }) => id === asked);
  return (
    <>
      <PageHeader
        title="New project"
        breadcrumbs={
          client
            ? [
                { label: "Clients", href: paths.clients(slug) },
                { label: client.name, href: paths.client(slug, client.id) },
              ]
            : [{ label: "Projects", href: paths.projects(slug) }]
        }
      />
      <ProjectForm
        action={saveProject.bind(null, slug, null)}
        offered={offered}
        clientId={client?.id}
        currency={member.organization.currency}
        locale={member.user.locale}
        cancelHref={client ? paths.client(slug, client.id) : paths.projects(slug)}
      />
    </>
  );
}
