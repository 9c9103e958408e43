import { Card } from "@/components/ui/card";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { PostForm } from "@/components/ui/post-form";
import { formatDay } from "@/lib/dates";
import { deleteTimeEntry } from "@/lib/time/actions";
import type { TimeEntry, TimeSheet, TimeView } from "@/lib/time/schema";
import { type Entry, EntryDays, type Project } from "./entry-days";

const deleteFormId = "delete-entry";
const words = {
  total: "Total",
  none: "No description",
  billed: "Billed",
  again: "Log again",
  remove: "Delete",
};

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
  // A project is sent once, however many rows it has.
  const ids = [...new Set(sheet.entries.map((entry) => entry.projectId))];
  const projects = ids.map((id): Project => {
    const entry = sheet.entries.find(({ projectId }) => projectId === id);
    const { projectName = null, projectColor = null, clientName = null } = entry ?? {};
    return { id, name: projectName, color: projectColor, client: clientName };
  });
  const shown = (entry: TimeEntry): Entry => {
    const id = entry.projectId;
    return {
      id: entry.id,
      text: entry.description,
      seconds: entry.durationSeconds,
      project: ids.indexOf(id),
      ...(view.who === "all" && { person: entry.userName ?? "Former member" }),
      ...(entry.billed && { billed: true }),
      ...(!entry.billed && (entry.own || canEditOthers) && { editable: true }),
      ...(entry.own && open.has(id) && { repeatable: true }),
    };
  };
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
      <EntryDays
        slug={slug}
        who={view.who}
        deleteFormId={deleteFormId}
        words={words}
        projects={projects}
        days={sheet.days.map(({ date, durationSeconds }) => ({
          date,
          label: formatDay(date, sheet.today, locale),
          seconds: durationSeconds,
          entries: sheet.entries.filter((entry) => entry.date === date).map(shown),
        }))}
      />
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
