import { z } from "zod";
import { isDate } from "@/lib/dates";
import { longestEntry, parseDuration, shortestEntry } from "@/lib/durations";
import { line } from "@/lib/fields";

export const descriptionLength = 500;
export const firstDay = "2000-01-01";
export const lastDay = "2100-01-01";

const day = z.string().refine(isInRange);

/** One piece of work as its form sends it. */
export const timeEntrySchema = z.object({
  projectId: z.uuid("Choose a project."),
  entryDate: z
    .string("Enter a date.")
    .refine(isInRange, "Enter a date between 2000 and 2100, such as 2026-01-31."),
  duration: z.string("Enter how long it took.").transform((text, context) => {
    const seconds = parseDuration(text);
    if (seconds !== undefined && seconds >= shortestEntry && seconds <= longestEntry)
      return seconds;
    context.addIssue({
      code: "custom",
      message:
        seconds === undefined
          ? "Enter how long it took, such as 1:30, 1.5 or 90m."
          : "Enter between 1 minute and 24 hours.",
    });
    return z.NEVER;
  }),
  description: line(descriptionLength),
});

export type TimeEntryInput = z.infer<typeof timeEntrySchema>;

/** The part of the time sheet that an address or a button names; what is malformed is left out. */
export const timeViewSchema = z.object({
  until: day.optional().catch(undefined),
  who: z.literal("all").optional().catch(undefined),
});

/** The sheet's address: also what its form starts with. */
export const timeSearchSchema = timeViewSchema.extend({
  project: z.uuid().optional().catch(undefined),
  date: day.optional().catch(undefined),
  duration: z.string().max(20).optional().catch(undefined),
  description: line(descriptionLength).optional().catch(undefined),
});

export type TimeView = z.infer<typeof timeViewSchema>;
export type TimeSearch = z.infer<typeof timeSearchSchema>;

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
  color: z.string(),
  clientName: z.string().nullable(),
});

export const timeSheetView = z.object({
  today: z.string(),
  from: z.string(),
  until: z.string(),
  entries: z.array(timeEntryView),
  days: z.array(z.object({ date: z.string(), durationSeconds: z.number() })),
  projects: z.array(projectChoice),
});

export const timeEntryFormView = z.object({
  entry: timeEntryView,
  projects: z.array(projectChoice),
});

export type TimeEntry = z.infer<typeof timeEntryView>;
export type ProjectChoice = z.infer<typeof projectChoice>;
export type TimeSheet = z.infer<typeof timeSheetView>;
export type TimeEntryForm = z.infer<typeof timeEntryFormView>;

function isInRange(text: string): boolean {
  return isDate(text) && text >= firstDay && text <= lastDay;
}
