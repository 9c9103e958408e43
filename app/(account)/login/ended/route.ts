import type { NextRequest } from "next/server";
import { seeOther } from "@/app/auth/see-other";
import { t } from "@/lib/account/words";
import { sessionHasEnded } from "@/lib/auth";
import { setFlash } from "@/lib/flash";
import { paths, safeNext } from "@/lib/paths";
import { dropSession } from "@/lib/supabase/server";

/**
 * Where a page leads whose session was ended elsewhere. It takes the cookies away and leads back, where
 * whoever must be signed in is asked to sign in. A session that goes on it leaves alone, so that a
 * foreign link to here signs nobody out.
 */
export async function GET(request: NextRequest): Promise<Response> {
  if (await sessionHasEnded()) {
    await dropSession();
    await setFlash(paths.login(), { tone: "info", text: t("done.ended") });
  }
  return seeOther(safeNext(request.nextUrl.searchParams.get("next")));
}

export function HEAD(): Response {
  return new Response(null, { status: 204 });
}
