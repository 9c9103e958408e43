"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { safeNext } from "@/lib/paths";
import { themeCookie, themeSchema } from "./schema";

const oneYear = 60 * 60 * 24 * 365;

/** Remembers the theme in this browser. It concerns nobody else, so it asks for no session. */
export async function setTheme(data: FormData): Promise<void> {
  (await cookies()).set(themeCookie, themeSchema.parse(data.get("theme")), {
    path: "/",
    maxAge: oneYear,
    sameSite: "lax",
    httpOnly: true,
  });
  // A script redraws the page where it is. A plain form goes back there, so that reloading the
  // page does not send the form again; the proxy tells which page it was.
  const request = await headers();
  if (!request.has("next-action")) redirect(safeNext(request.get("x-path")));
}
