import { z } from "zod";
import { isDate } from "@/lib/dates";
import { longestEntry, meantMinutes, parseDuration, shortestEntry } from "@/lib/durations";
import { line } from "@/lib/fields";
import { t } from "./words";

export const descriptionLength = 500;
export const firstDay = "2000-01-01";
export const lastDay = "2100-01-01";

const day = z.string().refine(isInRange);

// Reading ----------------------------------------------------------------------------------------

/** What an address or a button names of the time sheet; what is malformed is left out. */
const view = {
  /** Any day of the calendar week. */
  week: day.optional().catch(undefined),
  who: z.literal("all").optional().catch(undefined),
};

export const timeViewSchema = z.object(view);

/**
 * The sheet's address: a page of its entries goes on after the one called `before`, of the day that
 * names the week. The others are what its form starts with.
 */
export const timeSheetParams = timeViewSchema.extend({
  before: z.uuid().optional().catch(undefined),
  project: z.uuid().optional().catch(undefined),
  date: day.optional().catch(undefined),
  duration: z.string().max(20).optional().catch(undefined),
  description: line(descriptionLength).optional().catch(undefined),
});

export type TimeView = z.infer<typeof timeViewSchema>;
export type TimeSheetParams = z.infer<typeof timeSheetParams>;

/** An entry with the names it refers to; null is what the reader may not see. */
const timeEntryView = z.object({
  id: z.string(),
  date: z.string(),
  durationSeconds: z.number(),
  description: z.string(),
  billed: z.boolean(),
  own: z.boolean(),
  userName: z.string().nullable(),
  projectId: z.string(),
  projectName: z.string().nullable(),
  projectColor: z.string().nullable(),
  clientName: z.string().nullable(),
});

const projectChoice = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(["active", "on_hold", "completed"]),
  archived: z.boolean(),
  clientName: z.string().nullable(),
});

/** Some projects to choose from, and whether there are more. */
const projectChoices = z.object({ options: z.array(projectChoice), more: z.boolean() });

export const foundProjectsView = z.array(projectChoice);

const dayView = z.object({
  date: z.string(),
  durationSeconds: z.number(),
  entries: z.number(),
  /** Who logged more than 16 hours on it, most first. */
  long: z.array(
    z.object({ own: z.boolean(), userName: z.string().nullable(), durationSeconds: z.number() }),
  ),
});

/** A calendar week: one page of its entries, and the sums of all of them by day. */
export const timeSheetView = z.object({
  today: z.string(),
  from: z.string(),
  until: z.string(),
  entries: z.array(timeEntryView),
  next: z.object({ week: z.string(), before: z.string() }).nullable(),
  days: z.array(dayView),
  /** The project that the form starts with. */
  projectId: z.string().nullable(),
  projects: projectChoices,
});

export const timeEntryFormView = z.object({ entry: timeEntryView, projects: projectChoices });

export type TimeEntry = z.infer<typeof timeEntryView>;
export type ProjectChoice = z.infer<typeof projectChoice>;
export type ProjectChoices = z.infer<typeof projectChoices>;
export type TimeSheet = z.infer<typeof timeSheetView>;
export type TimeDay = z.infer<typeof dayView>;
export type TimeEntryForm = z.infer<typeof timeEntryFormView>;

// Writing ----------------------------------------------------------------------------------------

/** One piece of work as its form sends it. */
export const timeEntrySchema = z.object({
  projectId: z.uuid({ error: () => t("errors.project") }),
  description: line(descriptionLength),
  duration: z.string({ error: () => t("errors.duration") }).transform((text, context) => {
    const seconds = parseDuration(text);
    if (seconds !== undefined && seconds >= shortestEntry && seconds <= longestEntry)
      return seconds;
    const hours = meantMinutes(text);
    context.addIssue({
      code: "custom",
      message:
        seconds === undefined
          ? t("errors.duration")
          : hours === undefined
            ? t("errors.durationRange")
            : t("errors.durationMinutes", { hours }),
    });
    return z.NEVER;
  }),
  entryDate: z
    .string({ error: () => t("errors.date") })
    .refine(isInRange, { error: () => t("errors.dateRange") }),
});

function isInRange(text: string): boolean {
  return isDate(text) && text >= firstDay && text <= lastDay;
}
