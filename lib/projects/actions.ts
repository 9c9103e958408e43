"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { findMember } from "@/lib/auth";
import { unwrap } from "@/lib/errors";
import { redirectWithFlash } from "@/lib/flash";
import { postTo, submitTo } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { paths } from "@/lib/paths";
import { getProjectForm } from "./queries";
import { projectSchema, rateCurrency } from "./schema";

/** Creates a project, or changes the one of the id. */
export async function saveProject(
  slug: string,
  id: string | null,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  const [member, offered] = await Promise.all([findMember(slug), getProjectForm(slug, id)]);
  if (!member) return redirect(paths.workspaces);
  const clientId = String(data.get("clientId") ?? "");
  const currency = rateCurrency(offered, clientId, member.workspace.currency);
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
    );
    return redirectWithFlash(paths.project(slug, saved), {
      text: `${id ? "Saved" : "Added"} ${input.name}.`,
    });
  });
}

export async function archiveProject(slug: string, data: FormData): Promise<void> {
  const id = sentId(data);
  await postTo(slug, paths.project(slug, id), async (db) => {
    const { name } = unwrap(
      await db
        .from("projects")
        .update({ archived_at: new Date().toISOString() })
        .eq("id", id)
        .select("name")
        .single(),
    );
    return redirectWithFlash(paths.project(slug, id), {
      text: `Archived ${name}.`,
      undo: { action: "projects.restore", fields: { id } },
    });
  });
}

/** Also what undoes an archiving. */
export async function restoreProject(slug: string, data: FormData): Promise<void> {
  const id = sentId(data);
  await postTo(slug, paths.project(slug, id), async (db) => {
    const { name } = unwrap(
      await db.from("projects").update({ archived_at: null }).eq("id", id).select("name").single(),
    );
    return redirectWithFlash(paths.project(slug, id), { text: `Restored ${name}.` });
  });
}

/** Refused once time was logged on the project, deleted entries included. */
export async function deleteProject(slug: string, data: FormData): Promise<void> {
  const id = sentId(data);
  await postTo(slug, paths.project(slug, id), async (db) => {
    const { name } = unwrap(
      await db.from("projects").delete().eq("id", id).select("name").single(),
    );
    return redirectWithFlash(paths.projects(slug), { text: `Deleted ${name}.` });
  });
}

function sentId(data: FormData): string {
  return z.uuid().parse(data.get("id"));
}
