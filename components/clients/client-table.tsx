import { Cell, Column, Row, RowLink, Table, TableBody, TableHead } from "@/components/ui/table";
import type { ClientRow } from "@/lib/clients/schema";
import { paths } from "@/lib/paths";

export function ClientTable({ slug, clients }: { slug: string; clients: readonly ClientRow[] }) {
  return (
    <Table caption="Clients by name">
      <TableHead>
        <Column>Name</Column>
        <Column>E-mail</Column>
        <Column>Currency</Column>
        <Column numeric>Active projects</Column>
      </TableHead>
      <TableBody>
        {clients.map((client) => (
          <Row key={client.id}>
            <Cell primary className="wrap-anywhere sm:min-w-48">
              <RowLink href={paths.client(slug, client.id)}>{client.name}</RowLink>
            </Cell>
            <Cell label="E-mail" muted className="wrap-anywhere sm:min-w-48 lg:min-w-60">
              {client.email || <span className="text-faint">None</span>}
            </Cell>
            <Cell label="Currency" muted>
              {client.currency}
            </Cell>
            <Cell label="Active projects" numeric>
              {client.activeProjects}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
