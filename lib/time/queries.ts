import "server-only";
import type { Choices } from "@/lib/form-state";
import { find, read } from "@/lib/read";
import { projectOption } from "./choices";
import {
  foundProjectsView,
  type TimeEntryForm,
  type TimeSheet,
  type TimeSheetParams,
  timeEntryFormView,
  timeSheetView,
} from "./schema";

/**
 * The calendar week that the address names, else that of the day its form starts with, else today's:
 * the caller's own time, or everyone's that they may see.
 */
export function getTimeSheet(slug: string, asked: TimeSheetParams): Promise<TimeSheet> {
  const { who, before, project } = asked;
  const day = asked.week ?? asked.date;
  const given = {
    everyone: who === "all",
    ...(day && { day }),
    ...(before && { before_id: before }),
    ...(project && { project_id: project }),
  };
  return read(slug, "time_sheet", given, timeSheetView);
}

/** An entry and the projects it can move to; undefined when there is none that the caller sees. */
export function findTimeEntry(slug: string, id: string): Promise<TimeEntryForm | undefined> {
  return find(slug, "time_entry_form", { entry_id: id }, timeEntryFormView);
}

/** The projects that take time now whose names, or clients' names, hold the text. */
export async function findProjects(slug: string, search: string): Promise<Choices> {
  const rows = await read(slug, "find_projects", { search }, foundProjectsView);
  return { options: rows.slice(0, 20).map(projectOption), more: rows.length > 20 };
}
