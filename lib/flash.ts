import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { NextRequest, NextResponse } from "next/server";
import { z } from "zod";

/*
 * One message from an action to the page it redirects to, in a cookie, because there is no session
 * store and no script may be needed. It is shown once:
 * - the cookie's Path is the target's path, so a page in another tab does not carry it off;
 * - the proxy expires it on the response to the first visit that brought it;
 * - with JavaScript the redirect's page arrives inside the action's own response, which no proxy
 *   can amend, so the message expires the cookie itself once it is on screen. It can, as the
 *   cookie holds nothing secret and is not HttpOnly.
 * The browser can write anything into it, so it is parsed as foreign text, and an undo names an
 * action that the page has to offer; it carries no address.
 */
const flashSchema = z.object({
  id: z.string().max(40),
  // Goes back into a Set-Cookie header: nothing that could end the attribute and begin another.
  path: z.string().regex(/^\/[\w./~%-]{0,299}$/),
  text: z.string().min(1).max(300),
  tone: z.enum(["success", "info", "warn", "danger"]),
  undo: z
    .object({
      action: z.string().max(60),
      fields: z.record(z.string().max(40), z.string().max(200)),
    })
    .optional(),
});

export type StoredFlash = z.infer<typeof flashSchema>;
export type FlashTone = StoredFlash["tone"];
export type Flash = {
  text: string;
  tone?: FlashTone;
  /** `action` is a key of the map that the target page gives to its Flash. */
  undo?: { action: string; fields: Record<string, string> };
};

const flashCookie = "flash";
const seconds = 30;
const mostCharacters = 2000;

/** Leaves a message for the page at `to`, the address the caller is about to redirect to. */
export async function setFlash(to: string, flash: Flash): Promise<void> {
  const { pathname } = new URL(to, "http://localhost");
  const message: StoredFlash = {
    id: crypto.randomUUID(),
    path: pathname,
    text: flash.text.length > 300 ? `${flash.text.slice(0, 299)}…` : flash.text,
    tone: flash.tone ?? "success",
    ...(flash.undo && { undo: flash.undo }),
  };
  const value = JSON.stringify(flashSchema.parse(message));
  if (value.length > mostCharacters) throw new Error("A flash must fit into a cookie.");
  (await cookies()).set(flashCookie, value, { path: pathname, maxAge: seconds, sameSite: "lax" });
}

/** How most actions end: on a page that says what was done. */
export async function redirectWithFlash(to: string, flash: Flash): Promise<never> {
  await setFlash(to, flash);
  redirect(to);
}

/** The message that this request brought, if it is one. */
export async function readFlash(): Promise<StoredFlash | undefined> {
  return parse((await cookies()).get(flashCookie)?.value);
}

/**
 * For the proxy: the page about to be drawn shows the message, so the browser is to drop it. A page
 * that a script asks for may only be fetched ahead of a visit, and the proxy cannot tell: Next takes
 * its own headers away. A script asks for anything, a visit for HTML.
 */
export function consumeFlash(request: NextRequest, response: NextResponse): void {
  if (request.method !== "GET" || !request.headers.get("accept")?.includes("text/html")) return;
  const flash = parse(request.cookies.get(flashCookie)?.value);
  if (!flash) return;
  // Not response.cookies: Next would show the page its request as if the cookie were gone already.
  response.headers.append(
    "set-cookie",
    `${flashCookie}=; Path=${flash.path}; Max-Age=0; SameSite=Lax`,
  );
}

function parse(value: string | undefined): StoredFlash | undefined {
  if (!value || value.length > mostCharacters) return undefined;
  try {
    return flashSchema.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}
