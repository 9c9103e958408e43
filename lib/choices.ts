import "server-only";
import { z } from "zod";
import type { Choices } from "@/lib/form-state";
import { read } from "@/lib/read";

/*
 * What the forms of several nouns choose from where there may be many: see SearchSelect. The
 * database sends one row more than these when there are more.
 */
const mostChoices = 20;

const clients = z.array(z.object({ id: z.string(), name: z.string(), currency: z.string() }));

/** The current clients whose names hold the text, with the currency that each of them brings. */
export async function findClients(slug: string, search: string): Promise<Choices> {
  const rows = await read(slug, "find_clients", { search }, clients);
  return {
    options: rows
      .slice(0, mostChoices)
      .map(({ id, name, currency }) => ({ value: id, label: `${name} (${currency})` })),
    more: rows.length > mostChoices,
  };
}
