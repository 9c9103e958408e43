import { Assignees } from "@/components/projects/assignees";
import { ProjectDetails } from "@/components/projects/project-details";
import { ProjectStatus } from "@/components/projects/project-status";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { RecordPage } from "@/components/shell/record-page";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ColorDot } from "@/components/ui/color-dot";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { PostButton } from "@/components/ui/post-button";
import { RecordActions } from "@/components/ui/record-actions";
import { can } from "@/lib/auth";
import { paths } from "@/lib/paths";
import {
  archiveProject,
  assignContractor,
  deleteProject,
  restoreProject,
  unassignContractor,
} from "@/lib/projects/actions";
import { findProject } from "@/lib/projects/queries";
import { t } from "@/lib/projects/words";

const page = memberPage({
  permission: "projects.read_assigned",
  load: ({ slug, params }: Asked<PageProps<"/w/[workspace]/projects/[id]">>) =>
    findProject(slug, params.id),
  title: ({ data }) => data.name,
  render: ({ slug, member, data: project }) => {
    const { id, name, archived, clientId } = project;
    const update = can(member, "projects.update");
    const remove = can(member, "projects.delete") && project.deletable;
    return (
      <RecordPage
        name={name}
        mark={<ColorDot color={project.color} size={12} />}
        from={{ label: t("title"), href: paths.projects(slug) }}
        status={
          <>
            <ProjectStatus status={project.status} />
            {archived && <Badge>{t("page.archived")}</Badge>}
          </>
        }
        actions={
          <>
            {can(member, "time.create") && !archived && (
              <ButtonLink href={paths.time(slug, { project: id })}>
                <Icon name="time" />
                {t("page.logTime")}
              </ButtonLink>
            )}
            {update && (
              <ButtonLink href={paths.editProject(slug, id)}>
                <Icon name="edit" />
                {t("page.editIt")}
              </ButtonLink>
            )}
            <RecordActions
              id={id}
              name={name}
              archive={update && !archived ? archiveProject.bind(null, slug) : undefined}
              remove={remove ? deleteProject.bind(null, slug) : undefined}
              question={{
                title: t("delete.title"),
                text: t("delete.text"),
                confirm: t("delete.confirm"),
              }}
            />
          </>
        }
        notice={
          archived && (
            <Notice
              title={t("page.archivedTitle")}
              action={
                update && (
                  <PostButton action={restoreProject.bind(null, slug)} fields={{ id }}>
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
          <ProjectDetails
            project={project}
            locale={member.user.locale}
            clientHref={clientId ? paths.client(slug, clientId) : undefined}
            showClient={can(member, "clients.read")}
            showRate={can(member, "rates.read")}
          />
        </Card>
        {can(member, "projects.assign") && (
          <Assignees
            contractors={project.contractors}
            membersHref={paths.members(slug)}
            assign={assignContractor.bind(null, slug, id)}
            unassign={unassignContractor.bind(null, slug, id)}
          />
        )}
      </RecordPage>
    );
  },
});

export const generateMetadata = page.metadata;
export default page.page;
