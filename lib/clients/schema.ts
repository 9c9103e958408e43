import { z } from "zod";
import { line, paragraph, requiredLine, searchTerm } from "@/lib/fields";
import { afterName } from "@/lib/keyset";
import { currencies } from "@/lib/money";
import { t } from "./words";

/** What the form of a client sends. */
export const clientSchema = z.object({
  name: requiredLine(160, () => t("errors.name")),
  email: line(320).refine((text) => text === "" || /^[^@\s]+@[^@\s]+$/.test(text), {
    error: () => t("errors.email"),
  }),
  phone: line(60),
  address: paragraph(1000),
  taxNumber: line(60),
  currency: z.enum(currencies, { error: () => t("errors.currency") }),
  notes: paragraph(5000),
});

/** A client's billing address alone, where an invoice lacks it. */
export const clientAddressSchema = z.object({
  address: paragraph(1000).refine((text) => text !== "", { error: () => t("errors.address") }),
});

/** A client as a record: what the form sends, and where it stands. */
export type Client = z.infer<typeof clientSchema> & { id: string; archived: boolean };

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
