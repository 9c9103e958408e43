"use server";

import { redirect } from "next/navigation";
import { findMember } from "@/lib/auth";
import { findClients } from "@/lib/choices";
import { unwrap } from "@/lib/errors";
import { redirectWithFlash } from "@/lib/flash";
import { findChoices, postTo, record, submitTo } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { paths } from "@/lib/paths";
import { getProjectForm } from "./queries";
import { assigneeSchema, projectSchema, rateCurrency } from "./schema";
import { errors } from "./words";

/** Creates a project, or changes the one of the id. */
export async function saveProject(
  slug: string,
  id: string | null,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  const found = await findChoices(data, { clientId: (text) => findClients(slug, text) });
  if (found) return found;
  const member = await findMember(slug);
  // The page there says the same to everyone who is not a member.
  if (!member) return redirect(paths.projects(slug));
  const clientId = String(data.get("clientId") ?? "");
  const offered = await getProjectForm(slug, id, clientId);
  const currency = rateCurrency(offered, clientId, member.organization.currency);
  const schema = projectSchema(offered, currency, member.user.locale);
  return submitTo(slug, schema, data, async (input, db) => {
    const saved = unwrap(
      await db.rpc("save_project", {
        name: input.name,
        status: input.status,
        color: input.color,
        ...(input.clientId && { client_id: input.clientId }),
        ...(input.categoryId && { category_id: input.categoryId }),
        ...(input.hourlyRateMinor !== null && { hourly_rate_minor: input.hourlyRateMinor }),
        ...(id && { project_id: id }),
      }),
      errors,
    );
    return redirectWithFlash(paths.project(slug, saved), {
      text: `${id ? "Saved" : "Added"} ${input.name}.`,
    });
  });
}

export async function archiveProject(slug: string, data: FormData): Promise<void> {
  const back = ({ id }: { id: string }) => paths.project(slug, id);
  return postTo(slug, back, record, data, async ({ id }, db) => {
    const { name } = unwrap(
      await db
        .from("projects")
        .update({ archived_at: new Date().toISOString() })
        .eq("id", id)
        .select("name")
        .single(),
      errors,
    );
    return redirectWithFlash(paths.project(slug, id), {
      text: `Archived ${name}.`,
      undo: { action: "projects.restore", fields: { id } },
    });
  });
}

/** Also what undoes an archiving. */
export async function restoreProject(slug: string, data: FormData): Promise<void> {
  const back = ({ id }: { id: string }) => paths.project(slug, id);
  return postTo(slug, back, record, data, async ({ id }, db) => {
    const { name } = unwrap(
      await db.from("projects").update({ archived_at: null }).eq("id", id).select("name").single(),
      errors,
    );
    return redirectWithFlash(paths.project(slug, id), { text: `Restored ${name}.` });
  });
}

/** Refused once time was logged on the project, deleted entries included. */
export async function deleteProject(slug: string, data: FormData): Promise<void> {
  const back = ({ id }: { id: string }) => paths.project(slug, id);
  return postTo(slug, back, record, data, async ({ id }, db) => {
    const { name } = unwrap(
      await db.from("projects").delete().eq("id", id).select("name").single(),
      errors,
    );
    return redirectWithFlash(paths.projects(slug), { text: `Deleted ${name}.` });
  });
}

/** Lets a contractor see the project and log time on it. */
export async function assignContractor(
  slug: string,
  projectId: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return submitTo(slug, assigneeSchema, data, async ({ userId }, db) => {
    unwrap(
      await db.from("project_members").insert({ project_id: projectId, user_id: userId }),
      errors,
    );
    return redirectWithFlash(paths.project(slug, projectId), {
      text: "Assigned. They see this project from now on.",
    });
  });
}

/** Takes the project out of a contractor's sight; the time they logged on it stays. */
export async function unassignContractor(
  slug: string,
  projectId: string,
  data: FormData,
): Promise<void> {
  const back = paths.project(slug, projectId);
  return postTo(slug, back, assigneeSchema, data, async ({ userId }, db) => {
    unwrap(
      await db
        .from("project_members")
        .delete()
        .eq("project_id", projectId)
        .eq("user_id", userId)
        .select("user_id")
        .single(),
      errors,
    );
    return redirectWithFlash(paths.project(slug, projectId), {
      text: "Unassigned. They no longer see this project.",
    });
  });
}
