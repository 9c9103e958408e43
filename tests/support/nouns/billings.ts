import { member } from "../model/roles.ts";
import type { Room } from "../model/world.ts";
import type { Noun } from "../noun.ts";

declare module "../model/world.ts" {
  interface Room {
    billings: Billing[];
  }
}

type Billing = { entryId: string; invoiceId: string; seconds: number; released: boolean };

/** The invoice that bills the entry now. */
export function billedOn(room: Room, entryId: string): string | undefined {
  return room.billings.find((it) => it.entryId === entryId && !it.released)?.invoiceId;
}

/** Which time stood on which invoice: what drafts add and voiding releases. */
export const billings: Noun = {
  model: {
    start: () => ({ billings: [] }),
    columns: { billings: "time_entry_id, invoice_id, duration_seconds, released_at" },
    // Inside the entries.
    embedded: [],
    sight: ({ room, rank }) => ({
      billings: room.billings
        .filter(() => rank >= member)
        .map((it) => ({
          time_entry_id: it.entryId,
          invoice_id: it.invoiceId,
          duration_seconds: it.seconds,
          released_at: it.released,
        })),
    }),
  },
};
