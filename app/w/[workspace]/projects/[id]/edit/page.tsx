import { ProjectForm } from "@/components/projects/project-form";
import { FormPage } from "@/components/shell/form-page";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { paths } from "@/lib/paths";
import { saveProject } from "@/lib/projects/actions";
import { getProjectForm } from "@/lib/projects/queries";
import { t } from "@/lib/projects/words";

const page = memberPage({
  permission: "projects.update",
  load: async ({ slug, params }: Asked<PageProps<"/w/[workspace]/projects/[id]/edit">>) => {
    const offered = await getProjectForm(slug, params.id);
    return offered.project ? { offered, project: offered.project } : undefined;
  },
  title: () => t("edit"),
  render: ({ slug, member, data: { offered, project } }) => (
    <FormPage
      title={t("edit")}
      from={[
        { label: t("title"), href: paths.projects(slug) },
        { label: project.name, href: paths.project(slug, project.id) },
      ]}
    >
      <ProjectForm
        action={saveProject.bind(null, slug, { id: project.id, guided: false })}
        offered={offered}
        currency={member.organization.currency}
        locale={member.user.locale}
        cancelHref={paths.project(slug, project.id)}
      />
    </FormPage>
  ),
});

export const generateMetadata = page.metadata;
export default page.page;
