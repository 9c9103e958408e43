"use server";

import { unwrap } from "@/lib/errors";
import { redirectWithFlash } from "@/lib/flash";
import { nothing, post, record } from "@/lib/form";
import { paths } from "@/lib/paths";
import { errors, t } from "./words";

/** Ends one session of the person: its next request is refused. */
export async function endSession(data: FormData): Promise<void> {
  return post(paths.profile, record, data, async ({ id }, db) => {
    unwrap(await db.rpc("end_session", { session_id: id }), errors);
    return redirectWithFlash(paths.profile, { text: t("done.ended") });
  });
}

/** Ends all sessions of the person but the one of this browser. */
export async function endOtherSessions(data: FormData): Promise<void> {
  return post(paths.profile, nothing, data, async (_, db) => {
    const count = unwrap(await db.rpc("end_other_sessions"), errors);
    return redirectWithFlash(paths.profile, { text: t("done.others", { count }) });
  });
}
