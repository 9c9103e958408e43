import { Card } from "@/components/ui/card";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { PostForm } from "@/components/ui/post-form";
import { dayName, formatShortDay } from "@/lib/dates";
import { formatDuration, longestEntry } from "@/lib/durations";
import { spokenDuration } from "@/lib/spoken-durations";
import type { TimeDay, TimeEntry, TimeSheet, TimeView } from "@/lib/time/schema";
import { t } from "@/lib/time/words";
import { type Entry, EntryDays, type Project } from "./entry-days";

/** One page of the entries of a week under their days, each day with the total of all its entries. */
export function TimeSheetDays({
  slug,
  sheet,
  view,
  locale,
  canEditOthers,
  remove,
}: {
  slug: string;
  sheet: TimeSheet;
  view: TimeView;
  locale: string;
  canEditOthers: boolean;
  remove: (data: FormData) => Promise<void>;
}) {
  const all = sheet.days.reduce((sum, day) => sum + day.entries, 0);
  // A project is sent once, however many rows it has.
  const ids = [...new Set(sheet.entries.map((entry) => entry.projectId))];
  const projects = ids.map((id): Project => {
    const entry = sheet.entries.find(({ projectId }) => projectId === id);
    const { projectName = null, projectColor = null, clientName = null } = entry ?? {};
    const again = sheet.entries.some((other) => other.projectId === id && other.own);
    return {
      ...(again && projectName !== null && { id }),
      name: projectName,
      color: projectColor,
      client: clientName,
    };
  });
  const person = (entry: TimeEntry) => entry.userName ?? t("formerMember");
  const people = view.who === "all" ? [...new Set(sheet.entries.map(person))] : [];
  const shown = (entry: TimeEntry): Entry => ({
    id: entry.id,
    text: entry.description,
    seconds: entry.durationSeconds,
    project: ids.indexOf(entry.projectId),
    ...(view.who === "all" && { person: people.indexOf(person(entry)) }),
    ...(entry.billed && { billed: true }),
    ...((entry.billed || !(entry.own || canEditOthers)) && { fixed: true }),
    ...(entry.own && { own: true }),
  });
  const lengths = [...sheet.days, ...sheet.entries].map(({ durationSeconds }) => durationSeconds);
  const days = sheet.days.map((day) => ({
    date: day.date,
    // Paper outlives a "Yesterday".
    name: dayName(day.date, sheet.today),
    label: formatShortDay(day.date, sheet.today, locale),
    seconds: day.durationSeconds,
    entries: sheet.entries.filter((entry) => entry.date === day.date).map(shown),
    ...longDay(day),
  }));
  return (
    <Card
      flush
      footer={
        sheet.entries.length < all && (
          <p className="text-muted">{t("sheet.shown", { shown: sheet.entries.length, all })}</p>
        )
      }
    >
      <PostForm action={remove}>
        <HiddenFields
          fields={{
            ...(view.who && { who: view.who }),
            ...(view.week && { week: view.week }),
          }}
        />
        <EntryDays
          slug={slug}
          who={view.who}
          words={{
            total: t("sheet.total"),
            none: t("sheet.noDescription"),
            billed: t("sheet.billed"),
            again: t("again"),
            remove: t("remove"),
          }}
          projects={projects}
          people={people}
          spoken={Object.fromEntries(lengths.map((length) => [length, spokenDuration(length)]))}
          days={days.filter(({ entries }) => entries.length > 0)}
        />
      </PostForm>
    </Card>
  );
}

/** What a day says on which someone worked longer than people do; more than a day has is said louder. */
function longDay({ long }: TimeDay): { hint?: { text: string; wrong: boolean } } {
  if (long.length === 0) return {};
  const wrong = long.some(({ durationSeconds }) => durationSeconds > longestEntry);
  const people = long.map(({ own, userName, durationSeconds }) =>
    t("sheet.long", {
      who: own ? "you" : "other",
      name: userName ?? t("formerMember"),
      duration: formatDuration(durationSeconds),
    }),
  );
  return {
    hint: { text: [...people, t(wrong ? "sheet.tooLong" : "sheet.longAsk")].join(" "), wrong },
  };
}
