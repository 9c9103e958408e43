import type { Metadata } from "next";
import { ClientDetails } from "@/components/clients/client-details";
import { ProjectTable } from "@/components/projects/project-table";
import { NotFoundView } from "@/components/shell/not-found-view";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PostButton } from "@/components/ui/post-button";
import { RecordActions } from "@/components/ui/record-actions";
import { TextLink } from "@/components/ui/text-link";
import { can, findMember } from "@/lib/auth";
import { archiveClient, deleteClient, restoreClient } from "@/lib/clients/actions";
import { getClientWithProjects } from "@/lib/clients/queries";
import { paths } from "@/lib/paths";
import { projectStatus } from "@/lib/projects/schema";

type Props = { params: Promise<{ workspace: string; id: string }> };

async function load({ params }: Props) {
  const { workspace: slug, id } = await params;
  const member = await findMember(slug);
  if (!member || !can(member, "clients.read")) return undefined;
  const found = await getClientWithProjects(slug, id);
  return found && { slug, member, ...found };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props))?.client.name ?? "Not found" };
}

export default async function ClientPage(props: Props) {
  const loaded = await load(props);
  if (!loaded) return <NotFoundView />;
  const { slug, member, client, projects, more } = loaded;
  const update = can(member, "clients.update");
  const restore = restoreClient.bind(null, slug);
  const addProject = can(member, "projects.create") && !client.archived && (
    <ButtonLink href={paths.newProject(slug, client.id)}>
      <Icon name="add" />
      New project
    </ButtonLink>
  );

  return (
    <>
      <PageHeader
        title={<span className="wrap-anywhere">{client.name}</span>}
        breadcrumbs={[{ label: "Clients", href: paths.clients(slug) }]}
        meta={client.archived && <Badge>Archived</Badge>}
        actions={
          <>
            {can(member, "invoices.read") && (
              <ButtonLink href={paths.invoices(slug, { client: client.id })}>
                <Icon name="invoices" />
                Invoices
              </ButtonLink>
            )}
            {update && (
              <ButtonLink href={paths.editClient(slug, client.id)}>
                <Icon name="edit" />
                Edit
              </ButtonLink>
            )}
            <RecordActions
              kind="client"
              id={client.id}
              name={client.name}
              archive={update && !client.archived ? archiveClient.bind(null, slug) : undefined}
              remove={can(member, "clients.delete") ? deleteClient.bind(null, slug) : undefined}
              warning="This cannot be undone. A client that has projects or invoices cannot be deleted, only archived."
            />
          </>
        }
      />
      {client.archived && (
        <Notice
          title="This client is archived"
          action={
            update && (
              <PostButton action={restore} fields={{ id: client.id }}>
                Restore client
              </PostButton>
            )
          }
        >
          It is not offered for new projects and invoices.
        </Notice>
      )}
      <Card title="Details">
        <ClientDetails client={client} />
      </Card>
      <Card
        title="Projects"
        flush
        actions={addProject}
        footer={
          <TextLink href={paths.projects(slug, { client: client.id })}>
            {more ? "There are more. See all of this client" : "See all, archived ones too"}
          </TextLink>
        }
      >
        {projects.length > 0 ? (
          <ProjectTable
            slug={slug}
            projects={projects.map((project) => ({
              ...project,
              status: projectStatus.parse(project.status),
              clientName: client.name,
              currency: client.currency,
            }))}
            locale={member.user.locale}
            caption={`Projects of ${client.name}`}
            showClient={false}
            showRate={can(member, "rates.read")}
          />
        ) : (
          <EmptyState title="No current projects">
            Time is logged on projects, and a project says what an hour costs.
          </EmptyState>
        )}
      </Card>
    </>
  );
}
