import "server-only";
import { unwrap } from "@/lib/errors";
import { isId } from "@/lib/fields";
import { createClient } from "@/lib/supabase/server";
import { type TimeEntryForm, type TimeSheet, timeEntryFormView, timeSheetView } from "./schema";

/** The seven days up to `until`: the caller's own time, or everyone's that they may see. */
export async function getTimeSheet(
  slug: string,
  { until, everyone }: { until: string; everyone: boolean },
): Promise<TimeSheet> {
  const db = await createClient(slug);
  return timeSheetView.parse(unwrap(await db.rpc("time_sheet", { until, everyone })));
}

/** An entry and the projects it can move to; undefined when there is none that the caller sees. */
export async function findTimeEntry(slug: string, id: string): Promise<TimeEntryForm | undefined> {
  if (!isId(id)) return undefined;
  const db = await createClient(slug);
  const found = unwrap(await db.rpc("time_entry_form", { entry_id: id }));
  return found === null ? undefined : timeEntryFormView.parse(found);
}
