import { isIP } from "node:net";
import {
  ColumnNode,
  ColumnUpdateNode,
  type KyselyPlugin,
  type OperationNode,
  PrimitiveValueListNode,
  TableNode,
  ValueNode,
  ValuesNode,
} from "kysely";
import { currentAuthRequest } from "./request-context.ts";

/** What GoTrue keeps with a session of the request that began or renewed it, by column. */
export type Visitor = { user_agent: string | null; ip: string | null };

/**
 * The address that a request comes from: the socket's peer, or whom a peer on this machine, which the
 * application is, names in Sb-Forwarded-For.
 */
export function addressOfSender(peer: string | null, forwarded: string | null): string {
  const own = plain(peer ?? "");
  const named = plain(forwarded ?? "");
  const isLocal = own === "::1" || own.startsWith("127.");
  return isLocal && isIP(named) ? named : own;
}

function plain(address: string): string {
  return address
    .trim()
    .replace(/%.*$/, "")
    .replace(/^::ffff:(?=\d+\.)/i, "");
}

/** Who sends a request, the browser by its own word. It proves nothing. */
export function visitorOf(headers: Headers, peerAddress: string | null): Visitor {
  const address = addressOfSender(peerAddress, headers.get("sb-forwarded-for"));
  return { user_agent: headers.get("user-agent") || null, ip: isIP(address) ? address : null };
}

/** Has the API library's own writes to auth.sessions name the visitor, whom it leaves out. */
export const nameVisitors: KyselyPlugin = {
  transformQuery({ node }) {
    const visitor = currentAuthRequest()?.visitor;
    if (!visitor) return node;
    if (node.kind === "InsertQueryNode" && isSessions(node.into) && node.values) {
      const names = node.columns?.map(({ column }) => column.name) ?? [];
      return { ...node, values: withVisitor(node.values, names, visitor) };
    }
    if (node.kind === "UpdateQueryNode" && isSessions(node.table)) {
      const named = Object.entries(visitor).map(([column, value]) =>
        ColumnUpdateNode.create(ColumnNode.create(column), ValueNode.create(value)),
      );
      return { ...node, updates: [...(node.updates ?? []), ...named] };
    }
    return node;
  },
  transformResult: async ({ result }) => result,
};

function isSessions(node: OperationNode | undefined): boolean {
  return node !== undefined && TableNode.is(node) && node.table.identifier.name === "sessions";
}

/** The rows of an insert, whose columns have these names, with the visitor's in place. */
function withVisitor(rows: OperationNode, names: readonly string[], visitor: Visitor) {
  const own = new Map<string, string | null>(Object.entries(visitor));
  if (!ValuesNode.is(rows)) return rows;
  return ValuesNode.create(
    rows.values.map((row) =>
      PrimitiveValueListNode.is(row)
        ? PrimitiveValueListNode.create(
            row.values.map((value, at) => own.get(names[at] ?? "") ?? value),
          )
        : row,
    ),
  );
}
