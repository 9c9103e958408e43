import { z } from "zod";
import { choice, requiredLine, searchTerm } from "@/lib/fields";
import { afterName } from "@/lib/keyset";
import { currencyExponent, moneyInputValue, parseMoney } from "@/lib/money";

export const projectStatuses = ["active", "on_hold", "completed"] as const;
export const projectStatus = z.enum(projectStatuses);
export type ProjectStatus = z.infer<typeof projectStatus>;

export const statusLabels: Readonly<Record<ProjectStatus, string>> = {
  active: "Active",
  on_hold: "On hold",
  completed: "Completed",
};

/** What the form of a project offers, and the project it is about. */
export const projectForm = z.object({
  project: z
    .object({
      id: z.string(),
      name: z.string(),
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

/** Minor units an hour; the same bound as in the database. */
const highestRate = 1_000_000_000;
const firstColor = "#3B82F6";

/**
 * What the form of a project sends, read against what it offered. The rate is an amount of the
 * currency, which is that of the client chosen beside it, typed as the locale writes numbers; empty
 * is no rate, which is not a rate of zero. Without a colour of its own a project takes its category's.
 */
export function projectSchema(
  offered: Pick<ProjectForm, "clients" | "categories">,
  currency: string,
  locale: string,
) {
  return z
    .object({
      name: requiredLine(160, "Enter a name."),
      clientId: choice(offered.clients, "Choose a client from the list."),
      categoryId: choice(offered.categories, "Choose a category from the list."),
      status: z.enum(projectStatuses, "Choose a status from the list."),
      color: z
        .string()
        .default("")
        .refine((color) => color === "" || /^#[0-9A-F]{6}$/.test(color), "Choose a colour."),
      hourlyRate: rate(currency, locale),
    })
    .transform(({ hourlyRate, color, ...input }) => {
      const category = offered.categories.find(({ id }) => id === input.categoryId);
      return {
        ...input,
        hourlyRateMinor: hourlyRate,
        color: color || category?.color || firstColor,
      };
    });
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
          ? `Enter an amount of ${currency} such as ${example}, or nothing.`
          : minor < 0
            ? "A rate is zero or more."
            : "This rate is too high.",
      );
      return z.NEVER;
    });
}

export type ProjectRow = {
  id: string;
  name: string;
  status: ProjectStatus;
  color: string;
  clientName: string | null;
  categoryName: string | null;
  /** Minor units of `currency` an hour; null: no rate, or none that the reader may see. */
  hourlyRateMinor: number | null;
  currency: string;
};

/** Someone who sees assigned projects only, and whether this one is. */
export type Contractor = { id: string; name: string; assigned: boolean };

export const assigneeSchema = z.object({
  userId: z.uuid("Choose a contractor from the list."),
});

export type Project = {
  id: string;
  name: string;
  status: ProjectStatus;
  color: string;
  archived: boolean;
  client: { id: string; name: string; currency: string } | null;
  categoryName: string | null;
  hourlyRateMinor: number | null;
  /** The workspace's, by name, as far as the reader sees its members. */
  contractors: Contractor[];
};

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
