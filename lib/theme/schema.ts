import { z } from "zod";

const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];
export const themeCookie = "theme";

/** Anything unknown is the system's own choice. */
export const themeSchema = z.enum(themes).catch("system");
