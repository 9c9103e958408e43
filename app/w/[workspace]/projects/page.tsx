import type { Metadata } from "next";
import { NoProjects } from "@/components/projects/no-projects";
import { ProjectTable } from "@/components/projects/project-table";
import { NotFoundView } from "@/components/shell/not-found-view";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { SearchForm } from "@/components/ui/search-form";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import { Toolbar } from "@/components/ui/toolbar";
import { can, findMember } from "@/lib/auth";
import { isFirstPage } from "@/lib/keyset";
import { paths } from "@/lib/paths";
import { listProjects } from "@/lib/projects/queries";
import { projectListParams, projectStatuses, statusLabels } from "@/lib/projects/schema";

export const metadata: Metadata = { title: "Projects" };

const tabs = [
  { show: undefined, label: "Current" },
  ...projectStatuses.map((show) => ({ show, label: statusLabels[show] })),
  { show: "archived", label: "Archived" },
] as const;

export default async function ProjectsPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace: slug } = await params;
  const member = await findMember(slug);
  if (!member || !(can(member, "projects.read") || can(member, "projects.read_assigned"))) {
    return <NotFoundView />;
  }

  const view = projectListParams.parse(await searchParams);
  const { projects, next } = await listProjects(slug, view);
  const { show, client } = view;
  const q = view.q || undefined;
  const firstPage = isFirstPage(view);
  const showClient = can(member, "clients.read");
  const showRate = can(member, "rates.read");
  const add = can(member, "projects.create") && (
    <ButtonLink href={paths.newProject(slug, client)} variant="primary">
      <Icon name="add" />
      New project
    </ButtonLink>
  );

  return (
    <>
      <PageHeader
        title="Projects"
        description={
          showRate ? "The work you do, and what an hour of it costs." : "The work you do."
        }
        actions={add}
      />
      <Tabs
        label="Projects by status"
        tabs={tabs.map((tab) => ({
          label: tab.label,
          href: paths.projects(slug, { q, show: tab.show, client }),
          current: tab.show === show,
        }))}
      />
      <Toolbar>
        <SearchForm
          action={paths.projects(slug)}
          defaultValue={q}
          label="Search projects"
          placeholder={showClient ? "Name or client" : "Name"}
          hidden={{ ...(show && { show }), ...(client && { client }) }}
          clearHref={paths.projects(slug, { show, client })}
        />
        {client && (
          <p className="text-muted wrap-anywhere">
            Projects of {projects[0]?.clientName ?? "one client"} only.{" "}
            <TextLink href={paths.projects(slug, { q, show })}>Show all</TextLink>
          </p>
        )}
      </Toolbar>
      <Card flush>
        {projects.length > 0 ? (
          <ProjectTable
            slug={slug}
            projects={projects}
            locale={member.user.locale}
            showClient={showClient}
            showRate={showRate}
          />
        ) : (
          <NoProjects
            view={view}
            firstPage={firstPage}
            add={add}
            allHref={paths.projects(slug, { show, client })}
          />
        )}
      </Card>
      <Pagination
        label="Pages of projects"
        backLabel="First page"
        forwardLabel="Next page"
        back={firstPage ? undefined : paths.projects(slug, { q, show, client })}
        forward={next && paths.projects(slug, { q, show, client, ...next })}
      />
    </>
  );
}
