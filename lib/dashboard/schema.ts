import { z } from "zod";

const workView = z.object({
  id: z.string(),
  date: z.string(),
  durationSeconds: z.number(),
  description: z.string(),
  own: z.boolean(),
  userName: z.string().nullable(),
  projectName: z.string().nullable(),
  projectColor: z.string().nullable(),
  clientName: z.string().nullable(),
});

const projectView = z.object({
  id: z.string(),
  name: z.string(),
  color: z.string(),
  clientName: z.string().nullable(),
  durationSeconds: z.number(),
  entries: z.number(),
});

/** The state of a workspace; null is what the reader may not see. */
export const dashboardView = z.object({
  today: z.string(),
  month: z.string(),
  revenue: z.array(z.object({ currency: z.string(), amountMinor: z.number() })),
  invoicesPaid: z.number(),
  secondsThisMonth: z.number(),
  activeProjects: z.number(),
  projects: z.array(projectView),
  entries: z.array(workView),
  firstSteps: z.object({
    hasClient: z.boolean(),
    hasProject: z.boolean(),
    hasEntry: z.boolean(),
    hasInvoice: z.boolean(),
  }),
});

export type Dashboard = z.infer<typeof dashboardView>;
export type DashboardProject = z.infer<typeof projectView>;
export type DashboardEntry = z.infer<typeof workView>;
