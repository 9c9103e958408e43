import { Card } from "@/components/ui/card";
import { Duration } from "@/components/ui/duration";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { PostForm } from "@/components/ui/post-form";
import { formatDay } from "@/lib/dates";
import { deleteTimeEntry } from "@/lib/time/actions";
import type { TimeSheet, TimeView } from "@/lib/time/schema";
import { TimeEntryRow } from "./time-entry-row";

const deleteFormId = "delete-entry";

/** The entries of the week under their days, each with its total. */
export function TimeSheetDays({
  slug,
  sheet,
  view,
  locale,
  canEditOthers,
}: {
  slug: string;
  sheet: TimeSheet;
  view: TimeView;
  locale: string;
  canEditOthers: boolean;
}) {
  const open = new Set(sheet.projects.map((project) => project.id));
  const seconds = (list: readonly { durationSeconds: number }[]) =>
    list.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  // The database lists so many entries and no more, but counts all of them.
  const cut = seconds(sheet.entries) < seconds(sheet.days);
  return (
    <Card
      flush
      footer={
        cut && (
          <p className="text-muted">
            These are the newest {sheet.entries.length} entries. The totals count all of them.
          </p>
        )
      }
    >
      {sheet.days.map(({ date, durationSeconds }) => (
        <section key={date} aria-labelledby={`day-${date}`} className="group/day">
          <div className="flex items-baseline justify-between gap-4 border-line border-b bg-sunken/60 px-4 py-2 group-not-first/day:border-t sm:px-5">
            <h3 id={`day-${date}`} className="text-xs font-semibold">
              {formatDay(date, sheet.today, locale)}
            </h3>

            <p className="text-xs font-semibold">
              <span className="sr-only">Total </span>
              <Duration seconds={durationSeconds} />
            </p>
          </div>
          <ul className="divide-y divide-line">
            {sheet.entries
              .filter((entry) => entry.date === date)
              .map((entry) => (
                <TimeEntryRow
                  key={entry.id}
                  slug={slug}
                  entry={entry}
                  who={view.who}
                  deleteFormId={deleteFormId}
                  editable={!entry.billed && (entry.own || canEditOthers)}
                  repeatable={entry.own && open.has(entry.projectId)}
                />
              ))}
          </ul>
        </section>
      ))}
      <PostForm id={deleteFormId} action={deleteTimeEntry.bind(null, slug)}>
        <HiddenFields
          fields={{
            ...(view.who && { who: view.who }),
            ...(view.until && { until: view.until }),
          }}
        />
      </PostForm>
    </Card>
  );
}
