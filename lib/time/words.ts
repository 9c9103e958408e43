import type { ErrorWords } from "@/lib/errors";
import { words } from "@/lib/words";

const t = words({
  errors: {
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
