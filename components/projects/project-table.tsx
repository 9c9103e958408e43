import { ColorDot } from "@/components/ui/color-dot";
import { Cell, Column, Row, RowLink, Table, TableBody, TableHead } from "@/components/ui/table";
import { paths } from "@/lib/paths";
import type { ProjectRow } from "@/lib/projects/schema";
import { ProjectStatus } from "./project-status";
import { Rate } from "./rate";

/** Projects by name. Columns that say nothing, or that the reader may not see, are left out. */
export function ProjectTable({
  slug,
  projects,
  locale,
  caption = "Projects by name",
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
  return (
    <Table caption={caption}>
      <TableHead>
        <Column>Name</Column>
        {showClient && <Column>Client</Column>}
        <Column>Category</Column>
        <Column>Status</Column>
        {showRate && <Column numeric>Hourly rate</Column>}
      </TableHead>
      <TableBody>
        {projects.map((project) => (
          <Row key={project.id}>
            <Cell primary className="wrap-anywhere sm:min-w-48">
              <span className="flex items-baseline gap-2.5">
                <ColorDot color={project.color} />
                <RowLink href={paths.project(slug, project.id)}>{project.name}</RowLink>
              </span>
            </Cell>
            {showClient && (
              <Cell label="Client" muted className="wrap-anywhere lg:min-w-32">
                {project.clientName ?? <span className="text-faint">No client</span>}
              </Cell>
            )}
            <Cell label="Category" muted className="wrap-anywhere lg:min-w-28">
              {project.categoryName ?? <span className="text-faint">None</span>}
            </Cell>
            <Cell label="Status">
              <ProjectStatus status={project.status} />
            </Cell>
            {showRate && (
              <Cell label="Hourly rate" numeric>
                <Rate
                  amountMinor={project.hourlyRateMinor}
                  currency={project.currency}
                  locale={locale}
                />
              </Cell>
            )}
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
