"use server";

import { formatDuration } from "@/lib/durations";
import { unwrap } from "@/lib/errors";
import { redirectWithFlash } from "@/lib/flash";
import { findChoices, postTo, record, submitTo } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { paths } from "@/lib/paths";
import { findProjects } from "./queries";
import { type TimeView, timeEntrySchema, timeViewSchema } from "./schema";
import { errors, t } from "./words";

/**
 * Logs time (no id), or changes the entry of the id. Logging comes back with the project, and the day
 * unless it is today, still chosen: days are often filled in one entry after the other.
 */
export async function saveTimeEntry(
  slug: string,
  id: string | null,
  { today, who }: Pick<TimeView, "who"> & { today: string },
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  const found = await findChoices(data, { projectId: (text) => findProjects(slug, text) });
  if (found) return found;
  return submitTo(slug, timeEntrySchema, data, async (input, db) => {
    const { projectId, entryDate, duration, description } = input;
    const row = {
      project_id: projectId,
      entry_date: entryDate,
      duration_seconds: duration,
      description,
    };
    const day = entryDate === today ? undefined : entryDate;
    if (id) {
      const entries = db.from("time_entries");
      unwrap(await entries.update(row).eq("id", id).select("id").single(), errors);
      return redirectWithFlash(paths.time(slug, { who, week: day }), { text: t("done.saved") });
    }
    unwrap(await db.from("time_entries").insert(row), errors);
    return redirectWithFlash(paths.time(slug, { who, project: projectId, date: day }), {
      text: t("done.logged", { duration: formatDuration(duration) }),
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
    if (!deleted) return redirectWithFlash(back(view), { text: t("done.restored", { duration }) });
    return redirectWithFlash(back(view), {
      text: t("done.deleted", { duration }),
      undo: { action: "time.restore", fields: { id, ...given(view) } },
    });
  });
}

/** The fields of a view that are set, as a hidden form repeats them. */
function given({ week, who }: TimeView): Record<string, string> {
  return { ...(week && { week }), ...(who && { who }) };
}
