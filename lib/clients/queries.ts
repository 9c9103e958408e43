import "server-only";
import { unwrap } from "@/lib/errors";
import { isId } from "@/lib/fields";
import { pageByName, pageSize } from "@/lib/keyset";
import { createClient } from "@/lib/supabase/server";
import type { Client, ClientListParams, ClientRow, ProjectOfClient } from "./schema";

/** One page of the clients by name, current or archived, and where the next page starts. */
export async function listClients(slug: string, params: ClientListParams) {
  const db = await createClient(slug);
  const found = unwrap(
    await db.rpc("list_clients", {
      search: params.q,
      archived: params.archived !== undefined,
      after_name: params.after_name,
      after_id: params.after_id,
      page_size: pageSize,
    }),
  );
  const { rows, next } = pageByName(found);
  return {
    next,
    clients: rows.map(
      (row): ClientRow => ({
        id: row.id,
        name: row.name,
        email: row.email,
        currency: row.currency,
        activeProjects: row.active_projects,
      }),
    ),
  };
}

const columns =
  "id, name, email, phone, address, taxNumber:tax_number, currency, notes, archived_at";

/** A client, or undefined when there is none of this id in the workspace. */
export async function findClient(slug: string, id: string): Promise<Client | undefined> {
  if (!isId(id)) return undefined;
  const db = await createClient(slug);
  const found = unwrap(await db.from("clients").select(columns).eq("id", id).maybeSingle());
  if (!found) return undefined;
  const { archived_at, ...client } = found;
  return { ...client, archived: archived_at !== null };
}

/** A client with its current projects by name, a page of them at most. */
export async function findClientWithProjects(
  slug: string,
  id: string,
): Promise<{ client: Client; projects: ProjectOfClient[]; more: boolean } | undefined> {
  if (!isId(id)) return undefined;
  const db = await createClient(slug);
  const found = unwrap(
    await db
      .from("clients")
      .select(
        `${columns}, projects(id, name, status, color, categories(name), project_rates(hourly_rate_minor))`,
      )
      .eq("id", id)
      .is("projects.archived_at", null)
      .order("name_key", { referencedTable: "projects" })
      .order("id", { referencedTable: "projects" })
      .limit(pageSize + 1, { referencedTable: "projects" })
      .maybeSingle(),
  );
  if (!found) return undefined;
  const { archived_at, projects, ...client } = found;
  return {
    client: { ...client, archived: archived_at !== null },
    more: projects.length > pageSize,
    projects: projects.slice(0, pageSize).map(({ categories, project_rates, ...project }) => ({
      ...project,
      categoryName: categories?.name ?? null,
      hourlyRateMinor: project_rates?.hourly_rate_minor ?? null,
    })),
  };
}
