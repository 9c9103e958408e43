import { z } from "zod";
import { requiredLine } from "@/lib/fields";

export const categorySchema = z.object({
  name: requiredLine(60, "Enter a name."),
  color: z
    .string()
    .toUpperCase()
    .regex(/^#[0-9A-F]{6}$/, "Choose a colour."),
});

export type Category = { id: string; name: string; color: string };
