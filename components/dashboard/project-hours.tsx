import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ColorDot } from "@/components/ui/color-dot";
import { Duration } from "@/components/ui/duration";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text-link";
import type { DashboardProject } from "@/lib/dashboard/schema";
import { paths } from "@/lib/paths";

/** Where the last 30 days went: active projects, most hours first. */
export function ProjectHours({
  slug,
  projects,
  total,
  mayCreate,
}: {
  slug: string;
  projects: readonly DashboardProject[];
  /** How many active projects there are; the list has the first of them. */
  total: number;
  mayCreate: boolean;
}) {
  const most = Math.max(...projects.map((project) => project.durationSeconds), 1);
  return (
    <Card
      title="Active projects"
      description="Hours of the last 30 days"
      flush
      footer={
        total > projects.length && (
          <TextLink href={paths.projects(slug)}>All {total} active projects</TextLink>
        )
      }
    >
      {projects.length > 0 ? (
        <ol className="lines">
          {projects.map((project) => (
            <li key={project.id}>
              <div className="line-top">
                <ColorDot color={project.color} size={8} />
                <p>
                  <Link href={paths.project(slug, project.id)} prefetch={false}>
                    {project.name}
                  </Link>
                  {project.clientName && (
                    <span className="font-normal text-muted"> · {project.clientName}</span>
                  )}
                </p>
                <Duration seconds={project.durationSeconds} />
              </div>
              <div className="line-foot">
                <Share color={project.color} share={project.durationSeconds / most} />
                <span className="num w-18 text-end">
                  {project.entries === 1 ? "1 entry" : `${project.entries} entries`}
                </span>
              </div>
            </li>
          ))}
        </ol>
      ) : (
        <EmptyState
          icon={<Icon name="open" size={20} />}
          title="No active project"
          action={mayCreate && <ButtonLink href={paths.newProject(slug)}>New project</ButtonLink>}
        >
          {mayCreate
            ? "Projects show up here with their hours, the busiest first."
            : "Projects show up here once you are assigned to one."}
        </EmptyState>
      )}
    </Card>
  );
}

/** A bar as long as the share of the busiest project. Its figure stands above it. */
function Share({ color, share }: { color: string; share: number }) {
  return (
    <svg className="share" aria-hidden="true">
      <rect width={`${(share * 100).toFixed(1)}%`} height="100%" fill={color} />
    </svg>
  );
}
