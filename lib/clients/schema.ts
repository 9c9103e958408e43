import { z } from "zod";
import { line, paragraph, requiredLine, searchTerm } from "@/lib/fields";
import { afterName } from "@/lib/keyset";
import { currencies } from "@/lib/money";

/** What the form of a client sends. */
export const clientSchema = z.object({
  name: requiredLine(160, "Enter a name."),
  email: line(320).refine(
    (text) => text === "" || /^[^@\s]+@[^@\s]+$/.test(text),
    "Enter an e-mail address such as office@example.com.",
  ),
  phone: line(60),
  address: paragraph(1000),
  taxNumber: line(60),
  currency: z.enum(currencies, "Choose a currency from the list."),
  notes: paragraph(5000),
});

export type ClientInput = z.infer<typeof clientSchema>;

/** A client as a record: what the form sends, and where it stands. */
export type Client = ClientInput & { id: string; archived: boolean };

/** A client's current projects, as its page lists them. */
export type ProjectOfClient = {
  id: string;
  name: string;
  status: string;
  color: string;
  categoryName: string | null;
  /** Minor units of the client's currency; null: no rate, or none that the reader may see. */
  hourlyRateMinor: number | null;
};

export type ClientRow = {
  id: string;
  name: string;
  email: string;
  currency: string;
  activeProjects: number;
};

/** The address of the list: ?q=acme&archived=1&after_name=…&after_id=… */
export const clientListParams = z
  .object({
    q: searchTerm,
    archived: z.literal("1").optional().catch(undefined),
  })
  .and(afterName);

export type ClientListParams = z.infer<typeof clientListParams>;
