import type { ErrorWords } from "@/lib/errors";
import { words } from "@/lib/words";

const t = words({
  errors: {
    projectsClient: "Choose a client from the list.",
    projectsCategory: "Choose a category from the list.",
    projectMembersMember: "Choose a contractor from the list.",
    projectMembersProject: "This project no longer exists.",
    projectMembersPkey: "This person is assigned already.",
    timeEntriesProject: "Time was logged on this project, so it can be archived but not deleted.",
  },
});

export const errors: ErrorWords = {
  projects_client: { field: "clientId", message: () => t("errors.projectsClient") },
  projects_category: { field: "categoryId", message: () => t("errors.projectsCategory") },
  project_members_member: { field: "userId", message: () => t("errors.projectMembersMember") },
  project_members_project: { message: () => t("errors.projectMembersProject") },
  project_members_pkey: { field: "userId", message: () => t("errors.projectMembersPkey") },
  time_entries_project: { message: () => t("errors.timeEntriesProject") },
};
