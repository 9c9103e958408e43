import type { Metadata } from "next";
import { Assignees } from "@/components/projects/assignees";
import { ProjectDetails } from "@/components/projects/project-details";
import { ProjectStatus } from "@/components/projects/project-status";
import { NotFoundView } from "@/components/shell/not-found-view";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ColorDot } from "@/components/ui/color-dot";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PostButton } from "@/components/ui/post-button";
import { RecordActions } from "@/components/ui/record-actions";
import { can, findMember } from "@/lib/auth";
import { paths } from "@/lib/paths";
import {
  archiveProject,
  assignContractor,
  deleteProject,
  restoreProject,
  unassignContractor,
} from "@/lib/projects/actions";
import { findProject } from "@/lib/projects/queries";

type Props = { params: Promise<{ workspace: string; id: string }> };

async function load({ params }: Props) {
  const { workspace: slug, id } = await params;
  const member = await findMember(slug);
  const project = member && (await findProject(slug, id));
  return project && { slug, member, project };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props))?.project.name ?? "Not found" };
}

export default async function ProjectPage(props: Props) {
  const loaded = await load(props);
  if (!loaded) return <NotFoundView />;
  const { slug, member, project } = loaded;
  const update = can(member, "projects.update");
  const restore = restoreProject.bind(null, slug);

  return (
    <>
      <PageHeader
        title={
          <span className="inline-flex items-baseline gap-3 wrap-anywhere">
            <ColorDot color={project.color} size={12} />
            {project.name}
          </span>
        }
        breadcrumbs={[{ label: "Projects", href: paths.projects(slug) }]}
        meta={
          <>
            <ProjectStatus status={project.status} />
            {project.archived && <Badge>Archived</Badge>}
          </>
        }
        actions={
          <>
            {can(member, "time.create") && !project.archived && (
              <ButtonLink href={paths.time(slug, { project: project.id })}>
                <Icon name="time" />
                Log time
              </ButtonLink>
            )}
            {update && (
              <ButtonLink href={paths.editProject(slug, project.id)}>
                <Icon name="edit" />
                Edit
              </ButtonLink>
            )}
            <RecordActions
              kind="project"
              id={project.id}
              name={project.name}
              archive={update && !project.archived ? archiveProject.bind(null, slug) : undefined}
              remove={can(member, "projects.delete") ? deleteProject.bind(null, slug) : undefined}
              warning="This cannot be undone. A project that time was logged on cannot be deleted, only archived."
            />
          </>
        }
      />
      {project.archived && (
        <Notice
          title="This project is archived"
          action={
            update && (
              <PostButton action={restore} fields={{ id: project.id }}>
                Restore project
              </PostButton>
            )
          }
        >
          It takes no more time. What was logged on it stays.
        </Notice>
      )}
      <Card title="Details">
        <ProjectDetails
          project={project}
          currency={member.organization.currency}
          locale={member.user.locale}
          clientHref={project.client ? paths.client(slug, project.client.id) : undefined}
          showClient={can(member, "clients.read")}
          showRate={can(member, "rates.read")}
        />
      </Card>
      {can(member, "projects.assign") && (
        <Assignees
          contractors={project.contractors}
          membersHref={paths.members(slug)}
          assign={assignContractor.bind(null, slug, project.id)}
          unassign={unassignContractor.bind(null, slug, project.id)}
        />
      )}
    </>
  );
}
