import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Duration } from "@/components/ui/duration";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { ProjectLabel } from "@/components/ui/project-label";
import { TextLink } from "@/components/ui/text-link";
import type { DashboardEntry } from "@/lib/dashboard/schema";
import { formatDay } from "@/lib/dates";
import { paths } from "@/lib/paths";

/** The ten latest entries, with their people where the reader sees everyone's. */
export function LatestEntries({
  slug,
  entries,
  today,
  locale,
  everyone,
}: {
  slug: string;
  entries: readonly DashboardEntry[];
  today: string;
  locale: string;
  everyone: boolean;
}) {
  const who = everyone ? "all" : undefined;
  return (
    <Card
      title="Latest time"
      description={everyone ? "What everyone did" : "What you did"}
      actions={
        entries.length > 0 && <TextLink href={paths.time(slug, { who })}>Time sheet</TextLink>
      }
      flush
    >
      {entries.length > 0 ? (
        <ul className="lines">
          {entries.map((entry) => (
            <li key={entry.id}>
              <div className="line-top">
                <Link
                  href={paths.timeEntry(slug, entry.id, { who })}
                  prefetch={false}
                  {...(!entry.description && { className: "text-faint" })}
                >
                  {entry.description || "No description"}
                </Link>
                <Duration seconds={entry.durationSeconds} />
              </div>
              <div className="line-foot">
                <ProjectLabel
                  name={entry.projectName}
                  color={entry.projectColor}
                  clientName={entry.clientName}
                />
                <span>
                  {everyone && `${entry.own ? "You" : (entry.userName ?? "Former member")} · `}
                  {formatDay(entry.date, today, locale)}
                </span>
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState
          icon={<Icon name="time" size={20} />}
          title="No time yet"
          action={<ButtonLink href={paths.time(slug)}>Log time</ButtonLink>}
        >
          What is logged shows up here, the latest first.
        </EmptyState>
      )}
    </Card>
  );
}
