import { z } from "zod";
import { ProjectForm } from "@/components/projects/project-form";
import { FormPage } from "@/components/shell/form-page";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { t as clients } from "@/lib/clients/words";
import { t as dashboard } from "@/lib/dashboard/words";
import { paths } from "@/lib/paths";
import { saveProject } from "@/lib/projects/actions";
import { getProjectForm } from "@/lib/projects/queries";
import { t } from "@/lib/projects/words";

const params = z.object({
  client: z.uuid().nullable().catch(null),
  guide: z.literal("1").optional().catch(undefined),
});

const page = memberPage({
  permission: "projects.create",
  load: async ({ slug, search }: Asked<PageProps<"/w/[workspace]/projects/new">>) => {
    const { client, guide } = params.parse(search);
    const offered = await getProjectForm(slug, null, client);
    return { guide, offered, client: offered.clients.find(({ id }) => id === client) };
  },
  title: () => t("new"),
  render: ({ slug, member, data: { guide, offered, client } }) => (
    <FormPage
      title={t("new")}
      description={guide && dashboard("steps.at", { step: 2 })}
      from={
        client
          ? [
              { label: clients("title"), href: paths.clients(slug) },
              { label: client.name, href: paths.client(slug, client.id) },
            ]
          : [{ label: t("title"), href: paths.projects(slug) }]
      }
    >
      <ProjectForm
        action={saveProject.bind(null, slug, { id: null, guided: guide !== undefined })}
        offered={offered}
        clientId={client?.id}
        currency={member.organization.currency}
        locale={member.user.locale}
        cancelHref={client ? paths.client(slug, client.id) : paths.projects(slug)}
      />
    </FormPage>
  ),
});

export const generateMetadata = page.metadata;
export default page.page;
