import type { Metadata } from "next";
import { ProjectForm } from "@/components/projects/project-form";
import { NotFoundView } from "@/components/shell/not-found-view";
import { PageHeader } from "@/components/ui/page-header";
import { can, findMember } from "@/lib/auth";
import { paths } from "@/lib/paths";
import { saveProject } from "@/lib/projects/actions";
import { getProjectForm } from "@/lib/projects/queries";

type Props = { params: Promise<{ workspace: string; id: string }> };

async function load({ params }: Props) {
  const { workspace: slug, id } = await params;
  const member = await findMember(slug);
  if (!member || !can(member, "projects.update")) return undefined;
  const offered = await getProjectForm(slug, id);
  return offered.project && { slug, member, offered, project: offered.project };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const loaded = await load(props);
  return { title: loaded ? `Edit ${loaded.project.name}` : "Not found" };
}

export default async function EditProjectPage(props: Props) {
  const loaded = await load(props);
  if (!loaded) return <NotFoundView />;
  const { slug, member, offered, project } = loaded;
  const page = paths.project(slug, project.id);
  return (
    <>
      <PageHeader
        title="Edit project"
        breadcrumbs={[
          { label: "Projects", href: paths.projects(slug) },
          { label: project.name, href: page },
        ]}
      />
      <ProjectForm
        action={saveProject.bind(null, slug, project.id)}
        offered={offered}
        currency={member.organization.currency}
        locale={member.user.locale}
        cancelHref={page}
      />
    </>
  );
}
