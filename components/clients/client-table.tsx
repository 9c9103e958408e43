import { Table } from "@/components/ui/table";
import type { ClientRow } from "@/lib/clients/schema";
import { paths } from "@/lib/paths";

export function ClientTable({ slug, clients }: { slug: string; clients: readonly ClientRow[] }) {
  return (
    <Table
      caption="Clients by name"
      columns={[
        { key: "name", label: "Name", at: "a1", className: "sm:min-w-48" },
        {
          key: "email",
          label: "E-mail",
          at: "a2",
          className: "text-muted sm:min-w-48 lg:min-w-60",
        },
        { key: "currency", label: "Currency", at: "z1", className: "text-muted" },
        { key: "projects", label: "Active projects", at: "z2", unit: "active", end: true },
      ]}
      rows={clients.map(({ id, name, email, currency, activeProjects }) => ({
        id,
        href: paths.client(slug, id),
        cells: {
          name,
          email: email || <span className="text-faint">No e-mail</span>,
          currency,
          projects: activeProjects,
        },
      }))}
    />
  );
}
