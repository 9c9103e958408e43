import { NoProjects } from "@/components/projects/no-projects";
import { ProjectTable } from "@/components/projects/project-table";
import { ListPage } from "@/components/shell/list-page";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { ButtonLink } from "@/components/ui/button-link";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text-link";
import { can } from "@/lib/auth";
import { isFirstPage } from "@/lib/keyset";
import { paths } from "@/lib/paths";
import { listProjects } from "@/lib/projects/queries";
import { projectListParams, projectStatuses } from "@/lib/projects/schema";
import { t } from "@/lib/projects/words";

const tabs = [undefined, ...projectStatuses, "archived"] as const;

const page = memberPage({
  permission: "projects.read_assigned",
  load: async ({ slug, search }: Asked<PageProps<"/w/[workspace]/projects">>) => {
    const view = projectListParams.parse(search);
    return { view, ...(await listProjects(slug, view)) };
  },
  title: () => t("title"),
  render: ({ slug, member, data: { view, projects, clientName, next } }) => {
    const { show, client } = view;
    const showClient = can(member, "clients.read");
    const showRate = can(member, "rates.read");
    const add = can(member, "projects.create") && (
      <ButtonLink href={paths.newProject(slug, { client })} variant="primary">
        <Icon name="add" />
        {t("new")}
      </ButtonLink>
    );
    return (
      <ListPage
        title={t("title")}
        description={showRate ? t("aboutRates") : t("about")}
        add={add}
        href={(part) => paths.projects(slug, part)}
        view={{ show, client }}
        tabs={{
          label: t("list.views"),
          items: tabs.map((value) => ({
            label: t(`status.${value ?? "current"}`),
            view: { show: value, client },
            current: show === value,
          })),
        }}
        search={{
          value: view.q,
          label: t("list.search"),
          placeholder: showClient ? t("list.searchInBoth") : t("list.searchIn"),
        }}
        aside={
          client &&
          clientName && (
            <p className="text-muted wrap-anywhere">
              {t.rich("list.ofClient", {
                name: clientName,
                all: (words) => <TextLink href={paths.projects(slug, { show })}>{words}</TextLink>,
              })}
            </p>
          )
        }
        start={isFirstPage(view)}
        next={next}
        pagesLabel={t("list.pages")}
      >
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
            firstPage={isFirstPage(view)}
            add={add}
            allHref={paths.projects(slug, { show, client })}
          />
        )}
      </ListPage>
    );
  },
});

export const generateMetadata = page.metadata;
export default page.page;
