import { Table } from "@/components/ui/table";
import type { ClientRow } from "@/lib/clients/schema";
import { t } from "@/lib/clients/words";
import { paths } from "@/lib/paths";

export function ClientTable({ slug, clients }: { slug: string; clients: readonly ClientRow[] }) {
  return (
    <Table
      caption={t("list.caption")}
      columns={[
        { key: "name", label: t("field.name"), at: "a1", className: "sm:min-w-48" },
        {
          key: "email",
          label: t("field.email"),
          at: "a2",
          className: "text-muted sm:min-w-48 lg:min-w-60",
        },
        { key: "currency", label: t("field.currency"), at: "z1", className: "text-muted" },
        {
          key: "projects",
          label: t("list.projects"),
          at: "z2",
          unit: t("list.projectsUnit"),
          end: true,
        },
      ]}
      rows={clients.map(({ id, name, email, currency, activeProjects }) => ({
        id,
        href: paths.client(slug, id),
        cells: {
          name,
          email: email || <span className="text-faint">{t("list.noEmail")}</span>,
          currency,
          projects: activeProjects,
        },
      }))}
    />
  );
}
