import { z } from "zod";
import { requiredLine } from "@/lib/fields";
import { t } from "./words";

export const categorySchema = z.object({
  name: requiredLine(60, () => t("errors.name")),
  color: z
    .string()
    .toUpperCase()
    .regex(/^#[0-9A-F]{6}$/, { error: () => t("errors.color") }),
});

export type Category = { id: string; name: string; color: string };
