import type { ReactNode } from "react";
import { ClientTable } from "@/components/clients/client-table";
import { ListPage } from "@/components/shell/list-page";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { can } from "@/lib/auth";
import { listClients } from "@/lib/clients/queries";
import { type ClientListParams, clientListParams } from "@/lib/clients/schema";
import { t } from "@/lib/clients/words";
import { isFirstPage } from "@/lib/keyset";
import { paths } from "@/lib/paths";

const page = memberPage({
  permission: "clients.read",
  load: async ({ slug, search }: Asked<PageProps<"/w/[workspace]/clients">>) => {
    const view = clientListParams.parse(search);
    return { view, ...(await listClients(slug, view)) };
  },
  title: () => t("title"),
  render: ({ slug, member, data: { view, clients, next } }) => {
    const { archived } = view;
    const add = can(member, "clients.create") && (
      <ButtonLink href={paths.newClient(slug)} variant="primary">
        <Icon name="add" />
        {t("new")}
      </ButtonLink>
    );
    return (
      <ListPage
        title={t("title")}
        description={t("about")}
        add={add}
        href={(part) => paths.clients(slug, part)}
        view={{ archived }}
        tabs={{
          label: t("list.views"),
          items: [
            { label: t("list.current"), view: {}, current: !archived },
            {
              label: t("list.archived"),
              view: { archived: "1" },
              current: archived !== undefined,
            },
          ],
        }}
        search={{ value: view.q, label: t("list.search"), placeholder: t("list.searchIn") }}
        start={isFirstPage(view)}
        next={next}
        pagesLabel={t("list.pages")}
      >
        {clients.length > 0 ? (
          <ClientTable slug={slug} clients={clients} />
        ) : (
          <NoClients slug={slug} view={view} add={add} />
        )}
      </ListPage>
    );
  },
});

export const generateMetadata = page.metadata;
export default page.page;

/** What stands where the list would be, and what to do next. */
function NoClients({ slug, view, add }: { slug: string; view: ClientListParams; add: ReactNode }) {
  const { q, archived } = view;
  if (q) {
    const all = (
      <ButtonLink href={paths.clients(slug, { archived })}>{t("empty.showAll")}</ButtonLink>
    );
    return (
      <EmptyState title={t("empty.notFound")} action={all}>
        {archived ? t("empty.notFoundArchived", { q }) : t("empty.notFoundCurrent", { q })}
      </EmptyState>
    );
  }
  if (!isFirstPage(view)) return <EmptyState title={t("empty.noMore")} />;
  if (archived) {
    return <EmptyState title={t("empty.archived")}>{t("empty.archivedText")}</EmptyState>;
  }
  return (
    <EmptyState icon={<Icon name="clients" size={20} />} title={t("empty.none")} action={add}>
      {t("empty.noneText")}
    </EmptyState>
  );
}
