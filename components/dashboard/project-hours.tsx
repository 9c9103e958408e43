import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ColorDot } from "@/components/ui/color-dot";
import { Duration } from "@/components/ui/duration";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text-link";
import type { DashboardProject } from "@/lib/dashboard/schema";
import { t } from "@/lib/dashboard/words";
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
      title={t("projects.title")}
      description={t("projects.about")}
      flush
      footer={
        total > projects.length && (
          <TextLink href={paths.projects(slug)}>{t("projects.all", { count: total })}</TextLink>
        )
      }
    >
      {projects.length > 0 ? (
        <ol className="card-lines">
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
                <Duration seconds={project.durationSeconds} unit />
              </div>
              <div className="line-foot">
                <Share color={project.color} share={project.durationSeconds / most} />
                <span className="num w-18 text-end">
                  {t("projects.entries", { count: project.entries })}
                </span>
              </div>
            </li>
          ))}
        </ol>
      ) : (
        <EmptyState
          icon={<Icon name="open" size={20} />}
          title={t("projects.none")}
          action={
            mayCreate && <ButtonLink href={paths.newProject(slug)}>{t("newProject")}</ButtonLink>
          }
        >
          {t(mayCreate ? "projects.mayCreate" : "projects.mayNot")}
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
