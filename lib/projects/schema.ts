import { z } from "zod";
import { choice, paragraph, requiredLine, searchTerm } from "@/lib/fields";
import { afterName, nextByName } from "@/lib/keyset";
import { currencyExponent, highestRate, moneyInputValue, parseMoney } from "@/lib/money";
import { palette } from "@/lib/palette";
import { t } from "./words";

export const projectStatuses = ["active", "on_hold", "completed"] as const;
const projectStatus = z.enum(projectStatuses);
export type ProjectStatus = z.infer<typeof projectStatus>;

/** What the form of a project offers, and the project it is about. */
export const projectForm = z.object({
  project: z
    .object({
      id: z.string(),
      name: z.string(),
      description: z.string(),
      clientId: z.string().nullable(),
      categoryId: z.string().nullable(),
      status: projectStatus,
      color: z.string(),
      archivedAt: z.string().nullable(),
      hourlyRateMinor: z.number().nullable(),
    })
    .nullable(),
  clients: z.array(z.object({ id: z.string(), name: z.string(), currency: z.string() })),
  moreClients: z.boolean(),
  categories: z.array(z.object({ id: z.string(), name: z.string(), color: z.string() })),
});

export type ProjectForm = z.infer<typeof projectForm>;

/**
 * What the form of a project sends, read against what it offered. The rate is an amount of the
 * currency, which is that of the client chosen beside it, typed as the locale writes numbers; empty
 * is no rate, which is not a rate of zero. Without a chosen colour a project takes its category's, or
 * else one by its name, so that projects are told apart.
 */
export function projectSchema(
  offered: Pick<ProjectForm, "clients" | "categories">,
  currency: string,
  locale: string,
) {
  return z
    .object({
      name: requiredLine(160, () => t("errors.name")),
      clientId: choice(offered.clients, () => t("errors.client")),
      categoryId: choice(offered.categories, () => t("errors.category")),
      status: z.enum(projectStatuses, { error: () => t("errors.status") }),
      color: z
        .string()
        .default("")
        .refine((color) => color === "" || /^#[0-9A-F]{6}$/.test(color), {
          error: () => t("errors.color"),
        }),
      hourlyRate: rate(currency, locale),
      description: paragraph(5000),
    })
    .transform(({ hourlyRate, color, ...input }) => {
      const category = offered.categories.find(({ id }) => id === input.categoryId);
      return {
        ...input,
        hourlyRateMinor: hourlyRate,
        color: color || category?.color || colorOf(input.name),
      };
    });
}

/** A colour of the palette that a name keeps. */
function colorOf(name: string): string {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return (palette[sum % palette.length] ?? palette[0]).value;
}

/** The currency of a project's rate: its client's, or the workspace's for work without one. */
export function rateCurrency(
  { clients }: Pick<ProjectForm, "clients">,
  clientId: string | null,
  workspaceCurrency: string,
): string {
  return clients.find(({ id }) => id === clientId)?.currency ?? workspaceCurrency;
}

function rate(currency: string, locale: string) {
  const example = moneyInputValue(85 * 10 ** currencyExponent(currency), currency, locale);
  return z
    .string()
    .default("")
    .transform((text, context) => {
      if (text.trim() === "") return null;
      const minor = parseMoney(text, currency, locale);
      if (minor !== undefined && minor >= 0 && minor <= highestRate) return minor;
      context.addIssue(
        minor === undefined
          ? t("errors.rate", { currency, example })
          : minor < 0
            ? t("errors.rateNegative")
            : t("errors.rateRange"),
      );
      return z.NEVER;
    });
}

const projectRow = z.object({
  id: z.string(),
  name: z.string(),
  status: projectStatus,
  color: z.string(),
  clientName: z.string().nullable(),
  categoryName: z.string().nullable(),
  /** Minor units of `currency` an hour; null: no rate, or none that the reader may see. */
  hourlyRateMinor: z.number().nullable(),
  currency: z.string(),
});

export type ProjectRow = z.infer<typeof projectRow>;

/** One page of the list, and where the next one starts. */
export const projectListView = z.object({
  projects: z.array(projectRow),
  /** The one client's whose projects are asked for; null: all clients', or none that is seen. */
  clientName: z.string().nullable(),
  next: nextByName,
});

export const assigneeSchema = z.object({
  userId: z.uuid({ error: () => t("errors.contractor") }),
});

/** A project as its page shows it; null is what there is none of, or what the reader may not see. */
export const projectView = projectRow.extend({
  description: z.string(),
  archived: z.boolean(),
  clientId: z.string().nullable(),
  /** The workspace's, by name, as far as the reader sees its members: only they need an assignment. */
  contractors: z.array(z.object({ id: z.string(), name: z.string(), assigned: z.boolean() })),
  /** Whether no time was logged on it. */
  deletable: z.boolean(),
});

export type Project = z.infer<typeof projectView>;
export type Contractor = Project["contractors"][number];

/** The address of the list: ?q=site&show=on_hold&client=…&after_name=…&after_id=… */
export const projectListParams = z
  .object({
    q: searchTerm,
    show: z
      .enum([...projectStatuses, "archived"])
      .optional()
      .catch(undefined),
    client: z.uuid().optional().catch(undefined),
  })
  .and(afterName);

export type ProjectListParams = z.infer<typeof projectListParams>;
