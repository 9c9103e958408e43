"use server";

import { requireUser } from "@/lib/auth";
import { unwrap } from "@/lib/errors";
import { redirectWithFlash } from "@/lib/flash";
import { submit } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { paths } from "@/lib/paths";
import { createClient } from "@/lib/supabase/server";
import { profileSchema } from "./schema";
import { errors, t } from "./words";

/** Saves the name, which colleagues see in every workspace, the language and the time zone. */
export async function saveProfile(_state: FormState, data: FormData): Promise<FormState> {
  return submit(profileSchema, data, async ({ fullName, locale, timeZone }) => {
    const { user } = await requireUser();
    const db = await createClient();
    unwrap(
      await db
        .from("profiles")
        .update({ full_name: fullName, locale, time_zone: timeZone })
        .eq("user_id", user.id)
        .select("user_id")
        .single(),
      errors,
    );
    return redirectWithFlash(paths.profile, { text: t("saved") });
  });
}
