import { z } from "zod";
import { isTimeZone } from "@/lib/dates";
import { requiredLine } from "@/lib/fields";
import { isLocale } from "@/lib/locales";

export const profileSchema = z.object({
  fullName: requiredLine(120, "Enter your name."),
  locale: z.string().refine(isLocale, "Choose a language from the list."),
  timeZone: z.string().refine(isTimeZone, "Choose a time zone from the list."),
});
