import { ColorDot } from "@/components/ui/color-dot";
import { Table } from "@/components/ui/table";
import { paths } from "@/lib/paths";
import type { ProjectRow } from "@/lib/projects/schema";
import { t } from "@/lib/projects/words";
import { ProjectStatus } from "./project-status";
import { Rate } from "./rate";

/** Projects by name. Columns that say nothing, or that the reader may not see, are left out. */
export function ProjectTable({
  slug,
  projects,
  locale,
  caption = t("list.caption"),
  showClient,
  showRate,
}: {
  slug: string;
  projects: readonly ProjectRow[];
  locale: string;
  caption?: string | undefined;
  showClient: boolean;
  showRate: boolean;
}) {
  const client = {
    key: "client",
    label: t("field.client"),
    at: "a2",
    className: "lg:min-w-32",
  } as const;
  const rate = { key: "rate", label: t("field.rate"), at: "z1", end: true } as const;
  return (
    <Table
      caption={caption}
      columns={[
        { key: "name", label: t("field.name"), at: "a1", className: "sm:min-w-48" },
        ...(showClient ? [client] : []),
        {
          key: "category",
          label: t("list.category"),
          ...(!showClient && { at: "a2" as const }),
          className: "text-muted lg:min-w-28",
        },
        { key: "status", label: t("list.status"), at: "z2" },
        ...(showRate ? [rate] : []),
      ]}
      rows={projects.map((project) => ({
        id: project.id,
        href: paths.project(slug, project.id),
        cells: {
          name: (
            <>
              <ColorDot color={project.color} /> {project.name}
            </>
          ),
          client: showClient && (project.clientName ?? <None>{t("list.noClient")}</None>),
          category: project.categoryName ?? <None>{t("list.none")}</None>,
          status: <ProjectStatus status={project.status} />,
          rate: showRate && (
            <Rate
              amountMinor={project.hourlyRateMinor}
              currency={project.currency}
              locale={locale}
            />
          ),
        },
      }))}
    />
  );
}

function None({ children }: { children: string }) {
  return <span className="text-faint">{children}</span>;
}
