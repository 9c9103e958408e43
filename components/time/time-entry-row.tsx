import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Duration } from "@/components/ui/duration";
import { Icon } from "@/components/ui/icon";
import { ProjectLabel } from "@/components/ui/project-label";
import { formatDuration } from "@/lib/durations";
import { paths } from "@/lib/paths";
import type { TimeEntry } from "@/lib/time/schema";

// Made once: a week of a team has many rows, and what they share is sent to the browser once.
const copyIcon = <Icon name="repeat" />;
const trashIcon = <Icon name="delete" />;
const billedBadge = (
  <Badge>
    <Icon name="locked" size={14} />
    <span className="max-sm:sr-only">Billed</span>
  </Badge>
);
const action = buttonClass({ variant: "ghost", size: "icon" });

/** One entry of the sheet, and what can be done to it where the pointer or the focus is. */
export function TimeEntryRow({
  slug,
  entry,
  who,
  deleteFormId,
  editable,
  repeatable,
}: {
  slug: string;
  entry: TimeEntry;
  who: "all" | undefined;
  /** The form that all rows share: a page of entries would else be mostly forms. */
  deleteFormId: string;
  editable: boolean;
  /** Whether the reader may put time on the entry's project now. */
  repeatable: boolean;
}) {
  const title = entry.description || "No description";
  const titleId = `entry-${entry.id}`;
  const again = {
    project: entry.projectId,
    duration: formatDuration(entry.durationSeconds),
    description: entry.description || undefined,
  };
  return (
    <li className="group flex items-center gap-2 px-4 py-2 hover:bg-sunken/40 sm:gap-3 sm:px-5 xl:py-1.5">
      {who === "all" && (
        <span className="max-sm:hidden">
          <Avatar name={entry.userName ?? "?"} size="sm" />
        </span>
      )}
      <div className="min-w-0 flex-1 xl:flex xl:items-center xl:gap-4">
        <div className="min-w-0 xl:flex-1">
          <Link
            id={titleId}
            href={paths.timeEntry(slug, entry.id, { who })}
            prefetch={false}
            className={`inline-block max-w-full rounded-sm py-0.5 hover:underline hover:underline-offset-3 ${entry.description ? "" : "text-faint"}`}
          >
            {title}
          </Link>
        </div>
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 text-xs text-muted xl:flex-nowrap">
          <span className="flex min-w-0 xl:w-64">
            <ProjectLabel
              name={entry.projectName}
              color={entry.projectColor}
              clientName={entry.clientName}
            />
          </span>
          {who === "all" && (
            <span className="truncate text-faint xl:w-28">{entry.userName ?? "Former member"}</span>
          )}
        </div>
      </div>
      <span className="xl:w-18 xl:text-end">{entry.billed && billedBadge}</span>
      <div className="-my-1 flex w-16 justify-end transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 max-sm:hidden pointer-fine:opacity-0 print:hidden">
        {repeatable && (
          <Link
            href={paths.time(slug, again)}
            prefetch={false}
            className={action}
            title="Log again"
            aria-label="Log again"
            aria-describedby={titleId}
          >
            {copyIcon}
          </Link>
        )}
        {editable && (
          <button
            type="submit"
            form={deleteFormId}
            name="id"
            value={entry.id}
            className={action}
            title="Delete"
            aria-label="Delete"
            aria-describedby={titleId}
          >
            {trashIcon}
          </button>
        )}
      </div>
      <span className="w-11 text-end font-medium">
        <Duration seconds={entry.durationSeconds} />
      </span>
    </li>
  );
}
