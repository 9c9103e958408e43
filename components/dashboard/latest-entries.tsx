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
        <ul className="divide-y divide-line border-line border-t">
          {entries.map((entry) => (
            <li
              key={entry.id}
              className="relative px-4 py-2.5 hover:bg-sunken/40 has-focus-visible:bg-sunken/40 sm:px-5"
            >
              <div className="flex gap-4 font-medium">
                <Link
                  href={paths.timeEntry(slug, entry.id, { who })}
                  prefetch={false}
                  className={`min-w-0 flex-1 truncate rounded-sm after:absolute after:inset-0 ${entry.description ? "" : "text-faint"}`}
                >
                  {entry.description || "No description"}
                </Link>
                <Duration seconds={entry.durationSeconds} />
              </div>
              <div className="mt-0.5 flex justify-between gap-4 text-xs text-muted">
                <ProjectLabel
                  name={entry.projectName}
                  color={entry.projectColor}
                  clientName={entry.clientName}
                />
                <span className="shrink-0">
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
