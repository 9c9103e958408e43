import type { ErrorWords } from "@/lib/errors";
import { words } from "@/lib/words";

export const t = words({
  title: "Time",
  newInvoice: "New invoice",
  about: "What was done, on what and for how long.",
  entry: "Time entry",
  edit: "Edit time entry",
  loggedBy: "Logged by {name}.",
  formerMember: "Former member",
  you: "You",
  log: "Log time",
  logging: "Logging…",
  again: "Log again",
  save: "Save entry",
  cancel: "Cancel",
  remove: "Delete",
  removeIt: "Delete entry",
  field: {
    project: "Project",
    choose: "Choose a project",
    noClient: "Without a client",
    ofClient: "{project} · {client}",
    withStatus:
      "{project} ({status, select, on_hold {on hold} completed {completed} other {archived}})",
    description: "Description",
    descriptionIn: "What was done",
    duration: "Duration",
    durationHint: "1:30, 90m, 9–10:30",
    reads: "= {duration} h",
    minutes: "Did you mean {minutes}m?",
    date: "Date",
  },
  sheet: {
    whose: "Whose time",
    mine: "My time",
    everyone: "Everyone",
    weeks: "Weeks",
    earlier: "Previous week",
    later: "Next week",
    current: "This week",
    inWeek: "in this week",
    total: "Total",
    billed: "Billed",
    noDescription: "No description",
    pages: "Pages of this week",
    shown:
      "{shown, number} of {all, plural, one {# entry} other {# entries}} of this week. The totals count all of them.",
    newest: "Newest entries of this week",
    more: "Earlier entries of this week",
    long: "{who, select, you {You} other {{name}}}: {duration} h.",
    longAsk: "A long day. Is that right?",
    tooLong: "A day has 24 hours.",
  },
  empty: {
    week: "No time in this week",
    weekText: "What you log above shows up here, day by day.",
    noMore: "No more entries in this week",
    noProject:
      "That project takes no more time: it is archived, or not yours to log on. Choose another one.",
    noProjects: "Time is logged on projects",
    mayCreate: "There is no active project yet. Make one, and its hours start here.",
    mayNot:
      "No active project is shared with you. Ask whoever runs this workspace to assign you to one.",
    newProject: "New project",
  },
  locked: {
    billed: "This entry is billed",
    billedText: "It is on an invoice and does not change while it is there.",
    others: "Logged by someone else",
    othersText: "Only the person who did the work, or an admin, can change it.",
    person: "Person",
  },
  done: {
    logged: "Logged {duration} h.",
    saved: "Saved the entry.",
    deleted: "Deleted {duration} h.",
    restored: "Brought back {duration} h.",
  },
  errors: {
    project: "Choose a project.",
    date: "Enter a date.",
    dateRange: "Enter a date between 2000 and 2100, such as 2026-01-31.",
    duration: "Enter how long it took, such as 1:30, 1.5 or 90m.",
    durationRange: "Enter between 1 minute and 24 hours.",
    durationMinutes:
      "{hours, number} hours are more than a day has. Did you mean {hours, number}m?",
    timeEntriesProject: "Choose a project from the list.",
    projectArchived: "This project is archived. Restore it to log time on it.",
    timeEntryBilled: "This entry is on an invoice and does not change while it is there.",
  },
});

export const errors: ErrorWords = {
  time_entries_project: { field: "projectId", message: () => t("errors.timeEntriesProject") },
  project_archived: { field: "projectId", message: () => t("errors.projectArchived") },
  time_entry_billed: { message: () => t("errors.timeEntryBilled") },
};
