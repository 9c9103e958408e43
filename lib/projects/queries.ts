import "server-only";
import { isId } from "@/lib/fields";
import { find, read } from "@/lib/read";
import {
  type Project,
  type ProjectForm,
  type ProjectListParams,
  projectForm,
  projectListView,
  projectView,
} from "./schema";

/** One page of the projects by name that the caller may see, and where the next page starts. */
export function listProjects(slug: string, { q, show, client, ...after }: ProjectListParams) {
  const archived = show === "archived";
  const given = {
    search: q,
    archived,
    only_status: archived ? "" : (show ?? ""),
    ...(client && { only_client_id: client }),
    ...after,
  };
  return read(slug, "list_projects", given, projectListView);
}

/** A project, or undefined when the caller sees none of this id in the workspace. */
export function findProject(slug: string, id: string): Promise<Project | undefined> {
  return find(slug, "project", { project_id: id }, projectView);
}

/**
 * What the form of a new project offers, or with an id that of the project. Of many clients it is
 * the first by name, and the one of `clientId` if there is one.
 */
export function getProjectForm(
  slug: string,
  id: string | null,
  clientId?: string | null,
): Promise<ProjectForm> {
  const given = {
    ...(id && isId(id) && { project_id: id }),
    ...(clientId && isId(clientId) && { client_id: clientId }),
  };
  return read(slug, "project_form", given, projectForm);
}
