import "server-only";
import { cookies } from "next/headers";
import { type Theme, themeCookie, themeSchema } from "./schema";

/** The theme chosen in this browser. */
export async function readTheme(): Promise<Theme> {
  return themeSchema.parse((await cookies()).get(themeCookie)?.value);
}
