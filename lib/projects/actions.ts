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
import { errors, t } from "./words";

/** Makes a project (no id), or changes the one of the id. A newcomer is led on to its time. */
export async function saveProject(
  slug: string,
  { id, guided }: { id: string | null; guided: boolean },
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  const found = await findChoices(data, { clientId: (text) => findClients(slug, text) });
  if (found) return found;
  const clientId = String(data.get("clientId") ?? "");
  const [member, offered] = await Promise.all([
    findMember(slug),
    getProjectForm(slug, id, clientId),
  ]);
  // The page there says the same to everyone who is not a member.
  if (!member) return redirect(paths.projects(slug));
  const currency = rateCurrency(offered, clientId, member.organization.currency);
  const schema = projectSchema(offered, currency, member.user.locale);
  return submitTo(slug, schema, data, async (input, db) => {
    const { name, status, color, description, clientId, categoryId, hourlyRateMinor } = input;
    const given = {
      ...{ name, status, color, description },
      ...(clientId && { client_id: clientId }),
      ...(categoryId && { category_id: categoryId }),
      ...(hourlyRateMinor !== null && { hourly_rate_minor: hourlyRateMinor, currency }),
      ...(id && { project_id: id }),
    };
    const saved = unwrap(await db.rpc("save_project", given), errors);
    const next = guided ? paths.time(slug, { project: saved }) : paths.project(slug, saved);
    return redirectWithFlash(next, {
      text: id ? t("done.saved", { name }) : t("done.added", { name }),
    });
  });
}

const back = (slug: string) => (sent: { id: string }) => paths.project(slug, sent.id);

export async function archiveProject(slug: string, data: FormData): Promise<void> {
  return putAway(slug, data, new Date().toISOString());
}

/** Also what undoes an archiving. */
export async function restoreProject(slug: string, data: FormData): Promise<void> {
  return putAway(slug, data, null);
}

async function putAway(slug: string, data: FormData, archived_at: string | null): Promise<void> {
  return postTo(slug, back(slug), record, data, async ({ id }, db) => {
    const write = db.from("projects").update({ archived_at }).eq("id", id);
    const { name } = unwrap(await write.select("name").single(), errors);
    return redirectWithFlash(
      paths.project(slug, id),
      archived_at
        ? {
            text: t("done.archived", { name }),
            undo: { action: "projects.restore", fields: { id } },
          }
        : { text: t("done.restored", { name }) },
    );
  });
}

/** Refused once time was logged on the project, deleted entries included. */
export async function deleteProject(slug: string, data: FormData): Promise<void> {
  return postTo(slug, back(slug), record, data, async ({ id }, db) => {
    const { name } = unwrap(
      await db.from("projects").delete().eq("id", id).select("name").single(),
      errors,
    );
    return redirectWithFlash(paths.projects(slug), { text: t("done.deleted", { name }) });
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
      text: t("done.assigned"),
    });
  });
}

/** Takes the project out of a contractor's sight; the time they logged on it stays. */
export async function unassignContractor(
  slug: string,
  projectId: string,
  data: FormData,
): Promise<void> {
  return postTo(
    slug,
    paths.project(slug, projectId),
    assigneeSchema,
    data,
    async ({ userId }, db) => {
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
        text: t("done.unassigned"),
      });
    },
  );
}
