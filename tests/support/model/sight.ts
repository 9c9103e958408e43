import type { PostgrestSingleResponse } from "@supabase/supabase-js";
import type { Person } from "../people.ts";
import { assigned, type Room, rank, roleIn, total } from "./world.ts";

type Row = Record<string, unknown>;
/** Rows by table. */
export type Sight = Record<string, Row[]>;

/** The columns that are compared; instants and the line of an entry only as set or not. */
export const columns: Record<string, string> = {
  organizations: "slug, name",
  members: "user_id, role, removed_at",
  profiles: "user_id",
  categories: "name",
  clients: "id, name, archived_at",
  projects: "id, name, client_id, archived_at",
  project_rates: "project_id, hourly_rate_minor",
  project_members: "project_id, user_id",
  time_entries: "id, user_id, project_id, duration_seconds, deleted_at, invoice_line_id",
  invoices: "id, client_id, status, number, total_minor",
  invoice_lines: "invoice_id, description, unit_price_minor, amount_minor",
  payments: "id, invoice_id, amount_minor",
  invoice_counters: "series, next_number",
  invitations: "email, role, accepted_at, revoked_at",
};

/** A table embedded, with others in it; by the reference named where there are several ways. */
const embed = (table: string, inside: string[] = [], reference = "") =>
  `${table}${reference}(${[columns[table], ...inside].join()})`;

/** Every table of a workspace in one request. */
const everything = [
  columns.organizations,
  embed("members", [embed("profiles")], "!members_organization_id_fkey"),
  embed("categories"),
  embed("clients", [], "!clients_organization_id_fkey"),
  embed(
    "projects",
    [embed("project_rates"), embed("project_members")],
    "!projects_organization_id_fkey",
  ),
  embed("time_entries"),
  embed("invoices", [embed("invoice_lines")]),
  embed("payments"),
  embed("invoice_counters"),
  embed("invitations"),
].join();

/** All that the person sees of the room through the API; the refusal's code when that is nothing. */
export async function look(person: Person, room: Room): Promise<Sight | string> {
  const { data, error } = await person.in(room.slug).from("organizations").select(everything);
  if (error) return error.code;
  const sight: Sight = Object.fromEntries(Object.keys(columns).map((table) => [table, []]));
  collect("organizations", data, sight);
  return sorted(sight);
}

/** The rows of one table, asked for by itself. */
export async function lookAt(table: string, person: Person, room: Room): Promise<Row[] | string> {
  const { data, error }: PostgrestSingleResponse<Row[]> = await person
    .in(room.slug)
    .from(table)
    .select(columns[table])
    .overrideTypes<Row[], { merge: false }>();
  if (error) return error.code;
  const sight: Sight = { [table]: [] };
  collect(table, data, sight);
  return sorted(sight)[table] ?? [];
}

/** Spreads embedded rows out into their tables. */
function collect(table: string, value: unknown, sight: Sight): void {
  for (const row of Array.isArray(value) ? value : [value]) {
    if (row === null || typeof row !== "object") continue;
    const own: Row = {};
    for (const [key, field] of Object.entries(row)) {
      if (key in columns) collect(key, field, sight);
      else own[key] = key.endsWith("_at") || key === "invoice_line_id" ? field !== null : field;
    }
    sight[table]?.push(own);
  }
}

function sorted(sight: Sight): Sight {
  const text = (row: Row) => JSON.stringify(Object.entries(row).sort());
  for (const rows of Object.values(sight)) rows.sort((a, b) => (text(a) < text(b) ? -1 : 1));
  return sight;
}

/** What the person should see of the room; the code of the refusal when it is nothing. */
export function expectedSight(person: Person, room: Room): Sight | string {
  const role = roleIn(room, person);
  if (!role) return "PT404";
  const member = rank(role) >= rank("member");
  const admin = rank(role) >= rank("admin");
  const mine = (userId: string) => member || userId === person.id;
  const onProject = (id: string) => member || room.assignments.has(assigned(id, person.id));

  return sorted({
    organizations: [{ slug: room.slug, name: room.name }],
    members: [...room.members]
      .filter(([id]) => mine(id))
      .map(([id, it]) => ({ user_id: id, role: it.role, removed_at: it.removed })),
    profiles: [{ user_id: person.id }],
    categories: ["Consulting", "Design", "Development"].map((name) => ({ name })),
    clients: [...room.clients]
      .filter(() => member)
      .map(([id, it]) => ({ id, name: it.name, archived_at: it.archived })),
    projects: [...room.projects]
      .filter(([id]) => onProject(id))
      .map(([id, it]) => ({ id, name: it.name, client_id: it.clientId, archived_at: it.archived })),
    project_rates: [...room.rates]
      .filter(() => member)
      .map(([id, rate]) => ({ project_id: id, hourly_rate_minor: rate })),
    project_members: [...room.assignments]
      .map((it) => it.split(" "))
      .filter(([, userId = ""]) => mine(userId))
      .map(([project_id, user_id]) => ({ project_id, user_id })),
    time_entries: [...room.entries]
      .filter(([, it]) => mine(it.userId))
      .map(([id, it]) => ({
        id,
        user_id: it.userId,
        project_id: it.projectId,
        duration_seconds: it.seconds,
        deleted_at: it.deleted,
        invoice_line_id: it.invoiceId !== null,
      })),
    ...(member
      ? expectedInvoices(room)
      : { invoices: [], invoice_lines: [], payments: [], invoice_counters: [] }),
    invitations: room.invitations
      .filter(() => admin)
      .map((it) => ({
        email: it.email,
        role: it.role,
        accepted_at: it.state === "accepted",
        revoked_at: it.state === "revoked",
      })),
  });
}

function expectedInvoices(room: Room): Sight {
  return {
    invoices: [...room.invoices].map(([id, it]) => ({
      id,
      client_id: it.clientId,
      status: it.status,
      number: it.number,
      total_minor: total(it.lines.map((line) => line.amount)),
    })),
    invoice_lines: [...room.invoices].flatMap(([id, it]) =>
      it.lines.map((line) => ({
        invoice_id: id,
        description: line.description,
        unit_price_minor: line.price,
        amount_minor: line.amount,
      })),
    ),
    payments: [...room.payments].map(([id, it]) => ({
      id,
      invoice_id: it.invoiceId,
      amount_minor: it.amount,
    })),
    invoice_counters: room.issued > 0 ? [{ series: "INV-", next_number: room.issued + 1 }] : [],
  };
}
