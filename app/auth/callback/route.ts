import type { NextRequest } from "next/server";
import { allowNewPassword } from "@/lib/account/cookies";
import { landing } from "@/lib/account/landing";
import { env } from "@/lib/env";
import { paths, withNext } from "@/lib/paths";
import { createClient } from "@/lib/supabase/server";
import { seeOther } from "../see-other";

/**
 * Where a Supabase that mails its own templates leads after it has checked a link: with a code that
 * this browser, which asked for the mail, exchanges for a session, or with an error.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const query = request.nextUrl.searchParams;
  const next = landing(query.get("next"), env().siteUrl);
  const isRecovery = next.startsWith(paths.resetPassword);
  const code = query.get("code");
  const { auth } = await createClient();
  const answer = code ? await auth.exchangeCodeForSession(code) : undefined;
  if (!answer || answer.error) {
    return seeOther(withNext(paths.expiredLink(isRecovery ? "password" : "link"), next));
  }
  if (isRecovery) await allowNewPassword();
  return seeOther(next);
}

export function HEAD(): Response {
  return new Response(null, { status: 204 });
}
