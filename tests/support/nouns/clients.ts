import { changed, type Operation } from "../model/operations.ts";
import { admin, member, owner } from "../model/roles.ts";
import { id, type Noun } from "../noun.ts";
import { must } from "../records.ts";

declare module "../records.ts" {
  interface Records {
    clientId: string;
  }
}
declare module "../model/world.ts" {
  interface Room {
    clients: Map<string, { name: string; archived: boolean }>;
  }
}

const addClient: Operation = async ({ db, room, rank, step }) => {
  const name = `Client ${step.value}`;
  const { data } = await db.from("clients").insert({ name, currency: "EUR" }).select("id").single();
  if (data) room.clients.set(data.id, { name, archived: false });
  return { done: data !== null, allowed: rank >= member };
};

const changeClient: Operation = async ({ db, room, rank, step, pick }) => {
  const id = pick("clients");
  const now = { name: `Renamed ${step.value}`, archived: step.value % 2 === 0 };
  const archived_at = now.archived ? new Date().toISOString() : null;
  const done = changed(
    await db.from("clients").update({ name: now.name, archived_at }).eq("id", id).select("id"),
  );
  const allowed = rank >= admin && room.clients.has(id);
  if (done) room.clients.set(id, now);
  return { done, allowed };
};

const deleteClient: Operation = async ({ db, room, rank, pick }) => {
  const inUse = (client: string) =>
    [...room.projects.values(), ...room.invoices.values()].some((it) => it.clientId === client);
  const id = pick("clients", (it) => !inUse(it));
  const done = changed(await db.from("clients").delete().eq("id", id).select("id"));
  const allowed = rank >= owner && room.clients.has(id) && !inUse(id);
  if (done) room.clients.delete(id);
  return { done, allowed };
};

export const clients: Noun = {
  tables: {
    clients: {
      insert: "(name, currency) values ('New', 'USD')",
      where: `id = ${id("acme/umbrella")}`,
    },
  },
  functions: { client: id("acme/initech"), find_clients: "'initech'", list_clients: "" },
  reads: {
    list_clients: (s) => [
      { name: "Clients, first page", args: "" },
      {
        name: "Clients, last page",
        args: `after_name => '${s.lastClientName}', after_id => '${s.lastClient}'`,
      },
      { name: "Clients, search", args: "search => 'ember'" },
      { name: "Clients, found none", args: "search => 'zzzz'", mayBeEmpty: ["clients"] },
    ],
    find_clients: () => [
      { name: "Choice of clients, search", args: "'ember'" },
      { name: "Choice of clients, found none", args: "'zzzz'", mayBeEmpty: "all" },
    ],
    client: (s) => [{ name: "One client", args: `'${s.client}'`, mayBeEmpty: ["projects"] }],
  },
  addresses: { clients: "clientId" },
  fill: async ({ db, mark, text }) => {
    const { id }: { id: string } = await must(
      db
        .from("clients")
        .insert({
          name: text("client"),
          email: `${mark}@client.example`,
          phone: text("phone"),
          address: text("street"),
          tax_number: text("vat"),
          currency: "EUR",
          notes: text("notes"),
        })
        .select("id")
        .single(),
    );
    return { clientId: id };
  },
  model: {
    start: () => ({ clients: new Map() }),
    columns: { clients: "id, name, archived_at" },
    embedded: [{ table: "clients", by: "clients_organization_id_fkey" }],
    sight: ({ room, rank }) => ({
      clients: [...room.clients]
        .filter(() => rank >= member)
        .map(([id, it]) => ({ id, name: it.name, archived_at: it.archived })),
    }),
    operations: { addClient, changeClient, deleteClient },
  },
};
