import { z } from "zod";

/*
 * Lists are read by keyset: a page starts after the last row of the one before, so that page 1,000
 * costs what page 1 costs. The database sends one row more than a page has when there are more.
 */

/** Rows of a list on one page. */
export const pageSize = 50;

const nowhere = "00000000-0000-0000-0000-000000000000";

/** Where a list by name goes on, out of an address. What is malformed is the first page. */
export const afterName = z
  .object({
    after_name: z
      .string()
      .min(1)
      .max(400)
      // What Postgres cannot store is no name.
      .refine((name) => !name.includes("\0")),
    after_id: z.uuid(),
  })
  .catch({ after_name: "", after_id: nowhere });

export type AfterName = z.infer<typeof afterName>;

export function isFirstPage(after: AfterName): boolean {
  return after.after_id === nowhere;
}

/** One page out of the rows of a list by name, and where the next one starts, if there is one. */
export function pageByName<T extends { id: string; name_key: string }>(
  found: readonly T[],
): { rows: T[]; next: AfterName | undefined } {
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  const more = found.length > pageSize && last;
  return { rows, next: more ? { after_name: last.name_key, after_id: last.id } : undefined };
}
