import { z } from "zod";
import { line, paragraph, requiredLine, searchTerm } from "@/lib/fields";
import { afterName, nextByName } from "@/lib/keyset";
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

/** A client as the form knows it. */
export type Client = z.infer<typeof clientSchema> & { id: string };

const clientRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  currency: z.string(),
  activeProjects: z.number(),
});

export type ClientRow = z.infer<typeof clientRow>;

/** One page of the list, and where the next one starts. */
export const clientListView = z.object({ clients: z.array(clientRow), next: nextByName });

/** A client as their page shows them. */
export const clientPageView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  address: z.string(),
  taxNumber: z.string(),
  currency: z.string(),
  notes: z.string(),
  archived: z.boolean(),
  /** The first of their current projects by name. */
  projects: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      status: z.enum(["active", "on_hold", "completed"]),
      color: z.string(),
      clientName: z.string(),
      categoryName: z.string().nullable(),
      /** Minor units of the currency an hour; null: no rate, or none that the reader may see. */
      hourlyRateMinor: z.number().nullable(),
      currency: z.string(),
    }),
  ),
  moreProjects: z.boolean(),
  /** Whether nothing refers to them. */
  deletable: z.boolean(),
});

export type ClientPage = z.infer<typeof clientPageView>;

/** The address of the list: ?q=acme&archived=1&after_name=…&after_id=… */
export const clientListParams = z
  .object({
    q: searchTerm,
    archived: z.literal("1").optional().catch(undefined),
  })
  .and(afterName);

export type ClientListParams = z.infer<typeof clientListParams>;
