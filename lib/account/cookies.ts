import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { env } from "@/lib/env";

/*
 * What this browser is in the middle of, so that neither an e-mail address nor the right to choose
 * a new password has to stand in an address. Both are gone within the hour.
 */
const mailedTo = "mailed-to";
const recovery = "recovery";

async function keep(name: string, value: string): Promise<void> {
  (await cookies()).set(name, value, {
    path: "/",
    maxAge: 3600,
    httpOnly: true,
    sameSite: "lax",
    secure: env().siteUrl.startsWith("https:"),
  });
}

export async function rememberMailedAddress(email: string): Promise<void> {
  await keep(mailedTo, email);
}

/** The address that a mail was last asked for in this browser; empty when there is none. */
export async function mailedAddress(): Promise<string> {
  return z.email().safeParse((await cookies()).get(mailedTo)?.value).data ?? "";
}

/** To be called once a mailed link has proved whose mailbox it is. */
export async function allowNewPassword(): Promise<void> {
  await keep(recovery, "allowed");
}

/**
 * Whether a new password may be chosen without the old one. Not a wall, since a session may change
 * its password through the API: it stops whoever finds a browser left open.
 */
export async function mayChoosePassword(): Promise<boolean> {
  return (await cookies()).has(recovery);
}

/** Ends what was begun: after a new password, and at sign-out. */
export async function forgetAccountSteps(): Promise<void> {
  const store = await cookies();
  store.delete(mailedTo);
  store.delete(recovery);
}
