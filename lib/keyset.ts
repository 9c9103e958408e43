import { z } from "zod";

/*
 * Lists are read by keyset: a page starts after the last row of the one before, so that page 1,000
 * costs what page 1 costs. The database says where the next page starts, when there is one.
 */

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

/** Where the next page of a list by name starts, as the database says; null on the last. */
export const nextByName = z.object({ after_name: z.string(), after_id: z.string() }).nullable();
