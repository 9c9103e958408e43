import { z } from "zod";
import { isTimeZone } from "@/lib/dates";
import { requiredLine } from "@/lib/fields";
import { isLocale } from "@/lib/locales";
import { t } from "./words";

export const profileSchema = z.object({
  fullName: requiredLine(120, () => t("errors.name")),
  locale: z.string().refine(isLocale, { error: () => t("errors.locale") }),
  timeZone: z.string().refine(isTimeZone, { error: () => t("errors.timeZone") }),
});
