import "server-only";
import { find, read } from "@/lib/read";
import { type TimeEntryForm, type TimeSheet, timeEntryFormView, timeSheetView } from "./schema";

/** The seven days up to `until`: the caller's own time, or everyone's that they may see. */
export function getTimeSheet(
  slug: string,
  view: { until: string; everyone: boolean },
): Promise<TimeSheet> {
  return read(slug, "time_sheet", view, timeSheetView);
}

/** An entry and the projects it can move to; undefined when there is none that the caller sees. */
export function findTimeEntry(slug: string, id: string): Promise<TimeEntryForm | undefined> {
  return find(slug, "time_entry_form", { entry_id: id }, timeEntryFormView);
}
