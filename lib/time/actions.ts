"use server";

import { formatDuration } from "@/lib/durations";
import { unwrap } from "@/lib/errors";
import { redirectWithFlash } from "@/lib/flash";
import { postTo, record, submitTo } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { paths } from "@/lib/paths";
import { type TimeEntryInput, type TimeView, timeEntrySchema, timeViewSchema } from "./schema";
import { errors } from "./words";

/**
 * Logs time and comes back with the project, and the day unless it is today, still chosen: days
 * are often filled in one entry after the other.
 */
export async function createTimeEntry(
  slug: string,
  { today, who }: Pick<TimeView, "who"> & { today: string },
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return submitTo(slug, timeEntrySchema, data, async (input, db) => {
    unwrap(await db.from("time_entries").insert(row(input)), errors);
    const date = input.entryDate === today ? undefined : input.entryDate;
    return redirectWithFlash(paths.time(slug, { who, project: input.projectId, date }), {
      text: `Logged ${formatDuration(input.duration)}.`,
    });
  });
}

export async function updateTimeEntry(
  slug: string,
  id: string,
  { who }: Pick<TimeView, "who">,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return submitTo(slug, timeEntrySchema, data, async (input, db) => {
    unwrap(
      await db.from("time_entries").update(row(input)).eq("id", id).select("id").single(),
      errors,
    );
    return redirectWithFlash(paths.time(slug, { who, until: input.entryDate }), {
      text: "Saved the entry.",
    });
  });
}

export async function deleteTimeEntry(slug: string, data: FormData): Promise<void> {
  await mark(slug, data, true);
}

/** What undoes a deletion. */
export async function restoreTimeEntry(slug: string, data: FormData): Promise<void> {
  await mark(slug, data, false);
}

async function mark(slug: string, data: FormData, deleted: boolean): Promise<void> {
  const back = (view: TimeView) => paths.time(slug, view);
  return postTo(slug, back, record.extend(timeViewSchema.shape), data, async (sent, db) => {
    const { id, ...view } = sent;
    const { duration_seconds } = unwrap(
      await db
        .from("time_entries")
        .update({ deleted_at: deleted ? new Date().toISOString() : null })
        .eq("id", id)
        .select("duration_seconds")
        .single(),
      errors,
    );
    const duration = formatDuration(duration_seconds);
    if (!deleted) return redirectWithFlash(back(view), { text: `Brought back ${duration}.` });
    return redirectWithFlash(back(view), {
      text: `Deleted ${duration}.`,
      undo: { action: "time.restore", fields: { id, ...given(view) } },
    });
  });
}

/** The fields of a view that are set, as a hidden form repeats them. */
function given({ until, who }: TimeView): Record<string, string> {
  return { ...(until && { until }), ...(who && { who }) };
}

function row(input: TimeEntryInput) {
  return {
    project_id: input.projectId,
    entry_date: input.entryDate,
    duration_seconds: input.duration,
    description: input.description,
  };
}
