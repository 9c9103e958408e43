import { z } from "zod";

/** The person's sessions as the database lists them: this one, then those used last. */
export const sessionListView = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      userAgent: z.string().nullable(),
      startedAt: z.string(),
      usedAt: z.string(),
      isThis: z.boolean(),
    }),
  ),
  /** How many more there are than are listed. */
  more: z.number(),
});

type Listed = z.infer<typeof sessionListView>["sessions"][number];

/** One as it is shown; used within the hour is as exact as it is known. */
export type Session = Omit<Listed, "userAgent"> & { device: string; inUse: boolean };
