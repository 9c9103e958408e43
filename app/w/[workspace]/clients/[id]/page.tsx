import { ClientDetails } from "@/components/clients/client-details";
import { ProjectTable } from "@/components/projects/project-table";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { RecordPage } from "@/components/shell/record-page";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { PostButton } from "@/components/ui/post-button";
import { RecordActions } from "@/components/ui/record-actions";
import { TextLink } from "@/components/ui/text-link";
import { can } from "@/lib/auth";
import { archiveClient, deleteClient, restoreClient } from "@/lib/clients/actions";
import { findClientPage } from "@/lib/clients/queries";
import { t } from "@/lib/clients/words";
import { paths } from "@/lib/paths";

const page = memberPage({
  permission: "clients.read",
  load: ({ slug, params }: Asked<PageProps<"/w/[workspace]/clients/[id]">>) =>
    findClientPage(slug, params.id),
  title: ({ data }) => data.name,
  render: ({ slug, member, data: client }) => {
    const { projects } = client;
    const update = can(member, "clients.update");
    const remove = can(member, "clients.delete") && client.deletable;
    return (
      <RecordPage
        name={client.name}
        from={{ label: t("title"), href: paths.clients(slug) }}
        status={client.archived && <Badge>{t("page.archived")}</Badge>}
        actions={
          <>
            {can(member, "invoices.read") && (
              <ButtonLink href={paths.invoices(slug, { client: client.id })}>
                <Icon name="invoices" />
                {t("page.invoices")}
              </ButtonLink>
            )}
            {can(member, "invoices.create") && !client.archived && (
              <ButtonLink href={paths.newInvoice(slug, client.id)}>
                <Icon name="newInvoice" />
                {t("page.newInvoice")}
              </ButtonLink>
            )}
            {update && (
              <ButtonLink href={paths.editClient(slug, client.id)}>
                <Icon name="edit" />
                {t("page.editIt")}
              </ButtonLink>
            )}
            <RecordActions
              id={client.id}
              name={client.name}
              archive={update && !client.archived ? archiveClient.bind(null, slug) : undefined}
              remove={remove ? deleteClient.bind(null, slug) : undefined}
              question={{
                title: t("delete.title"),
                text: t("delete.text"),
                confirm: t("delete.confirm"),
              }}
            />
          </>
        }
        notice={
          client.archived && (
            <Notice
              title={t("page.archivedTitle")}
              action={
                update && (
                  <PostButton action={restoreClient.bind(null, slug)} fields={{ id: client.id }}>
                    {t("page.restore")}
                  </PostButton>
                )
              }
            >
              {t("page.archivedText")}
            </Notice>
          )
        }
      >
        <Card title={t("page.details")}>
          <ClientDetails client={client} />
        </Card>
        <Card
          title={t("page.projects")}
          flush
          actions={
            can(member, "projects.create") &&
            !client.archived && (
              <ButtonLink href={paths.newProject(slug, { client: client.id })}>
                <Icon name="add" />
                {t("page.newProject")}
              </ButtonLink>
            )
          }
          footer={
            <TextLink href={paths.projects(slug, { client: client.id })}>
              {client.moreProjects ? t("page.moreProjects") : t("page.allProjects")}
            </TextLink>
          }
        >
          {projects.length > 0 ? (
            <ProjectTable
              slug={slug}
              projects={projects}
              locale={member.user.locale}
              caption={t("page.projectsOf", client)}
              showClient={false}
              showRate={can(member, "rates.read")}
            />
          ) : (
            <EmptyState title={t("page.noProjects")}>{t("page.noProjectsText")}</EmptyState>
          )}
        </Card>
      </RecordPage>
    );
  },
});

export const generateMetadata = page.metadata;
export default page.page;
