import "server-only";
import { cache } from "react";
import { unwrap } from "@/lib/errors";
import { isId } from "@/lib/fields";
import { pageByName, pageSize } from "@/lib/keyset";
import { createClient } from "@/lib/supabase/server";
import {
  type Project,
  type ProjectForm,
  type ProjectListParams,
  type ProjectRow,
  projectForm,
  projectStatus,
} from "./schema";

/** One page of the projects by name that the caller may see, and where the next page starts. */
export async function listProjects(slug: string, { show, ...params }: ProjectListParams) {
  const db = await createClient(slug);
  const found = unwrap(
    await db.rpc("list_projects", {
      search: params.q,
      archived: show === "archived",
      only_status: show === "archived" ? "" : (show ?? ""),
      ...(params.client && { only_client_id: params.client }),
      after_name: params.after_name,
      after_id: params.after_id,
      page_size: pageSize,
    }),
  );
  const { rows, next } = pageByName(found);
  return {
    next,
    projects: rows.map(
      (row): ProjectRow => ({
        id: row.id,
        name: row.name,
        status: projectStatus.parse(row.status),
        color: row.color,
        clientName: row.client_name,
        categoryName: row.category_name,
        hourlyRateMinor: row.hourly_rate_minor,
        currency: row.currency,
      }),
    ),
  };
}

/** A project, or undefined when the caller sees none of this id in the workspace. */
export const findProject = cache(async (slug: string, id: string): Promise<Project | undefined> => {
  if (!isId(id)) return undefined;
  const db = await createClient(slug);
  const found = unwrap(
    await db
      .from("projects")
      .select(
        "id, name, status, color, archived_at, client:clients(id, name, currency), categories(name), project_rates(hourly_rate_minor), project_members(user_id), organizations(members(user_id, display_name))",
      )
      .eq("id", id)
      .eq("organizations.members.role", "contractor")
      .is("organizations.members.removed_at", null)
      .order("display_name", { referencedTable: "organizations.members" })
      .maybeSingle(),
  );
  if (!found) return undefined;
  const assigned = new Set(found.project_members.map(({ user_id }) => user_id));
  return {
    id: found.id,
    name: found.name,
    status: projectStatus.parse(found.status),
    color: found.color,
    archived: found.archived_at !== null,
    client: found.client,
    categoryName: found.categories?.name ?? null,
    hourlyRateMinor: found.project_rates?.hourly_rate_minor ?? null,
    contractors: found.organizations.members.map(({ user_id, display_name }) => ({
      id: user_id,
      name: display_name,
      assigned: assigned.has(user_id),
    })),
  };
});

/**
 * What the form of a new project offers, or with an id that of the project. Of many clients it is
 * the first by name, and the one of `clientId` if there is one.
 */
export const getProjectForm = cache(
  async (slug: string, id: string | null, clientId?: string | null): Promise<ProjectForm> => {
    const db = await createClient(slug);
    return projectForm.parse(
      unwrap(
        await db.rpc("project_form", {
          ...(id && isId(id) && { project_id: id }),
          ...(clientId && isId(clientId) && { client_id: clientId }),
        }),
      ),
    );
  },
);
