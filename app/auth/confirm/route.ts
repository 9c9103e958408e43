import type { NextRequest } from "next/server";
import { allowNewPassword } from "@/lib/account/cookies";
import { landing } from "@/lib/account/landing";
import { confirmationSchema, type MailKind } from "@/lib/account/schema";
import { t } from "@/lib/account/words";
import { env } from "@/lib/env";
import { setFlash } from "@/lib/flash";
import { paths, withNext } from "@/lib/paths";
import { createClient } from "@/lib/supabase/server";
import { seeOther } from "../see-other";

/** Where the links of our mails lead: they sign in, once, whoever holds the mailbox. */
export async function GET(request: NextRequest): Promise<Response> {
  const query = request.nextUrl.searchParams;
  const next = landing(query.get("next"), env().siteUrl);
  const link = confirmationSchema.safeParse(Object.fromEntries(query));
  const type = link.data?.type;
  const db = await createClient();
  const answer = link.success ? await db.auth.verifyOtp(link.data) : undefined;

  if (!answer || answer.error) {
    // Following the link a second time is no mistake worth a word while its session lasts.
    const { data } = await db.auth.getSession();
    if (data.session && (type === "signup" || type === "magiclink")) return seeOther(next);
    if (data.session && type === "email_change") {
      await setFlash(paths.profile, { tone: "warn", text: t("done.emailTooLate") });
      return seeOther(paths.profile);
    }
    return seeOther(withNext(paths.expiredLink(kindOf(type)), next));
  }

  if (type === "email_change") {
    // A hosted Supabase mails both addresses; after the first link it waits for the second.
    const text = answer.data.session ? t("done.emailChanged") : t("done.emailHalf");
    await setFlash(paths.profile, { text });
    return seeOther(paths.profile);
  }
  if (type === "recovery") {
    await allowNewPassword();
    return seeOther(next.startsWith(paths.resetPassword) ? next : paths.resetPassword);
  }
  return seeOther(next);
}

/** Mail scanners look at links with HEAD. That must not use them up. */
export function HEAD(): Response {
  return new Response(null, { status: 204 });
}

function kindOf(type: string | undefined): MailKind {
  if (type === "recovery") return "password";
  return type === "signup" ? "signup" : "link";
}
