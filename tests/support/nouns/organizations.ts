import type { Operation } from "../model/operations.ts";
import { admin } from "../model/roles.ts";
import type { Noun } from "../noun.ts";
import { must } from "../records.ts";

const renameRoom: Operation = async ({ db, room, rank, step }) => {
  const name = `Room ${step.value}`;
  const { data } = await db
    .from("organizations")
    .update({ name })
    .eq("slug", room.slug)
    .select("id");
  if (data?.length === 1) room.name = name;
  return { done: data?.length === 1, allowed: rank >= admin };
};

export const organizations: Noun = {
  functions: {
    create_organization: "'New', 'new-workspace', 'EUR', 'UTC'",
    delete_organization: "(select slug from public.organizations)",
    pre_request: "",
    session_context: "",
    suggest_slug: "'acme'",
  },
  reads: {
    session_context: () => [{ name: "Frame of a page", args: "" }],
    suggest_slug: () => [{ name: "A free address", args: "'workspace-1'" }],
  },
  fill: async ({ db, workspace, mark, text }) => {
    await must(
      db
        .from("organizations")
        .update({
          name: text("workspace"),
          legal_name: text("legal name"),
          address: text("address"),
          tax_number: text("tax number"),
          tax_name: text("tax"),
          tax_rate_ppm: 200_000,
          invoice_prefix: mark,
        })
        .eq("id", workspace.id),
    );
    return {};
  },
  model: {
    columns: { organizations: "slug, name" },
    embedded: [],
    sight: ({ room }) => ({ organizations: [{ slug: room.slug, name: room.name }] }),
    operations: { renameRoom },
  },
};
