"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { currentUser, homePath, requireUser } from "@/lib/auth";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { redirectWithFlash } from "@/lib/flash";
import { submit } from "@/lib/form";
import { type FormState, sentValues } from "@/lib/form-state";
import { preferredLocale } from "@/lib/locales";
import { paths, safeNext, withNext } from "@/lib/paths";
import { createClient, createPassingClient, type Db, dropSession } from "@/lib/supabase/server";
import { zoneName } from "@/lib/time-zones";
import { isConfirmedBy, isRepeated, isTaken, tooMany, unwrapAccount } from "./answers";
import {
  allowNewPassword,
  forgetAccountSteps,
  mayChoosePassword,
  rememberMailedAddress,
} from "./cookies";
import { linkTarget } from "./landing";
import {
  changeEmailSchema,
  changePasswordSchema,
  followedLinkSchema,
  linkKindOf,
  type MailKind,
  mailAgainSchema,
  mailKindOf,
  mailRequestSchema,
  newPasswordSchema,
  signInSchema,
  signUpSchema,
} from "./schema";
import { t } from "./words";

/** Signs in with a password, or mails a sign-in link when that button of the form was pressed. */
export async function signIn(_state: FormState, data: FormData): Promise<FormState> {
  if (data.get("via") === "link") return orGoOn(data, await requestMail("link", data));
  const state = await submit(signInSchema, data, async ({ email, password, next }) => {
    const db = await createClient();
    const answer = await db.auth.signInWithPassword({ email, password });
    if (answer.error?.code === "email_not_confirmed") return checkMail("unconfirmed", email, next);
    unwrapAccount(answer);
    return redirect(next);
  });
  return orGoOn(data, state);
}

/**
 * Makes an account and mails the link that confirms its address. Someone who has an account already
 * sees the same page and finds a sign-in link in their mail, so that nobody learns who has one.
 */
export async function signUp(_state: FormState, data: FormData): Promise<FormState> {
  const state = await submit(
    signUpSchema,
    data,
    async ({ fullName, email, password, timeZone, next }) => {
      const db = await createClient();
      const answer = await db.auth.signUp({
        email,
        password,
        options: {
          emailRedirectTo: linkTarget(env().siteUrl, next),
          data: {
            full_name: fullName,
            locale: preferredLocale((await headers()).get("accept-language")),
            time_zone: zoneName(timeZone),
          },
        },
      });
      if (isTaken(answer)) await mail("link", email, next);
      else unwrapAccount(answer);
      return checkMail("signup", email, next);
    },
  );
  return orGoOn(data, state);
}

/** Does what the link of a mail is for: signs in, once, whoever holds the mailbox. */
export async function followLink(data: FormData): Promise<void> {
  const { next, ...link } = followedLinkSchema.parse(sentValues(data));
  const { auth } = await createClient();
  const answer = await auth.verifyOtp(link);

  if (answer.error) {
    const text = tooMany(answer.error);
    if (text) return redirectWithFlash(paths.login(next), { tone: "danger", text });
    // Following the link a second time is no mistake worth a word while its session lasts.
    const { data: known } = await auth.getSession();
    if (known.session && (link.type === "signup" || link.type === "magiclink")) redirect(next);
    if (known.session && link.type === "email_change") {
      return redirectWithFlash(paths.profile, { tone: "warn", text: t("done.emailTooLate") });
    }
    redirect(withNext(paths.expiredLink(mailKindOf(link.type)), next));
  }

  if (link.type === "email_change") {
    // Both addresses got a mail; after the first link the change waits for the second.
    const text = answer.data.session ? t("done.emailChanged") : t("done.emailHalf");
    return redirectWithFlash(paths.profile, { text });
  }
  if (link.type === "recovery") {
    await allowNewPassword();
    redirect(next.startsWith(paths.resetPassword) ? next : paths.resetPassword);
  }
  if (linkKindOf(link.type) === "link" && isConfirmedBy(answer.data.user)) {
    // Whoever signed up with the address first need not be who reads its mails: their password ends here.
    await setPassword(await createClient(), crypto.randomUUID() + crypto.randomUUID(), next);
    await allowNewPassword();
    return redirectWithFlash(withNext(paths.resetPassword, next), {
      tone: "info",
      text: t("done.firstByLink"),
    });
  }
  redirect(next);
}

/** Mails a link to choose a new password. */
export async function requestPassword(_state: FormState, data: FormData): Promise<FormState> {
  return requestMail("password", data);
}

/** Mails another link to someone whose first one is lost or too old. */
export async function mailAgain(_state: FormState, data: FormData): Promise<FormState> {
  return submit(mailAgainSchema, data, async ({ email, kind, next }) => {
    await mail(kind, email, next);
    await rememberMailedAddress(email);
    return redirectWithFlash(withNext(paths.checkMail(kind), next), {
      text: t("done.mailedAgain"),
    });
  });
}

/** Chooses a new password after a mailed link was followed, and ends all other sessions. */
export async function resetPassword(_state: FormState, data: FormData): Promise<FormState> {
  // First of all, as the form's page, drawn anew to show a refusal, would send the post itself on.
  if (!((await mayChoosePassword()) && (await currentUser()))) {
    redirect(withNext(paths.forgotPassword, safeNext(data.get("next")?.toString())));
  }
  return submit(newPasswordSchema, data, async ({ password, next }) => {
    await setPassword(await createClient(), password, next);
    await forgetAccountSteps();
    // Home only sends people on, and a message would be lost on the way.
    const to = next === paths.home ? await homePath(await requireUser()) : next;
    return redirectWithFlash(to, { text: t("done.reset") });
  });
}

/** Changes the password of someone who knows the present one, and ends all other sessions. */
export async function changePassword(_state: FormState, data: FormData): Promise<FormState> {
  return submit(changePasswordSchema, data, async ({ currentPassword, password }) => {
    const { user } = await requireUser();
    // In a session of its own, so that a password that is refused leaves this browser's as it is.
    const db = await createPassingClient();
    const proof = await db.auth.signInWithPassword({
      email: user.email,
      password: currentPassword,
    });
    if (proof.error?.code === "invalid_credentials") {
      throw new Refusal({ field: "currentPassword", message: t("errors.notYourPassword") });
    }
    unwrapAccount(proof);
    try {
      await setPassword(db, password, paths.profile);
    } catch (error) {
      if (error instanceof Refusal) await db.auth.signOut({ scope: "local" });
      throw error;
    }
    return redirectWithFlash(paths.profile, {
      text: t("done.password"),
    });
  });
}

/** Asks for another address. It changes when the mailed link is followed. */
export async function changeEmail(_state: FormState, data: FormData): Promise<FormState> {
  return submit(changeEmailSchema, data, async ({ email }) => {
    const { auth } = await createClient();
    const answer = await auth.updateUser(
      { email },
      { emailRedirectTo: linkTarget(env().siteUrl, paths.profile) },
    );
    // That somebody else has the address is for their mailbox to know.
    if (answer.error?.code !== "email_exists") unwrapAccount(answer);
    return redirectWithFlash(paths.profile, {
      tone: "info",
      text: t("done.emailMailed"),
    });
  });
}

/**
 * Ends this browser's session, and no other one of the person. Whoever then signs in goes on to
 * `next`, if the form has one.
 */
export async function signOut(data: FormData): Promise<void> {
  const db = await createClient();
  // The cookies go even when the API does not know the session any more.
  await db.auth.signOut({ scope: "local" });
  await dropSession();
  await forgetAccountSteps();
  const next = safeNext(data.get("next")?.toString());
  return redirectWithFlash(paths.login(next), { text: t("done.signedOut") });
}

/**
 * What a form refused, for people without a session. Who has got one meanwhile, as in another tab,
 * goes on: without a script the form's page is drawn anew, and would send the post itself on.
 */
async function orGoOn(data: FormData, state: FormState): Promise<FormState> {
  const scripted = (await headers()).has("next-action");
  if (!scripted && (await currentUser())) redirect(safeNext(data.get("next")?.toString()));
  return state;
}

function requestMail(kind: MailKind, data: FormData): Promise<FormState> {
  return submit(mailRequestSchema, data, async ({ email, next }) => {
    await mail(kind, email, next);
    return checkMail(kind, email, next);
  });
}

async function checkMail(kind: MailKind, email: string, next: string): Promise<never> {
  await rememberMailedAddress(email);
  redirect(withNext(paths.checkMail(kind), next));
}

/**
 * Asks the auth API for a mail. A sign-in link confirms an unconfirmed address as well, so it serves
 * for both. Whether there is such an account, and whether it had a mail a moment ago, is told to
 * nobody.
 */
async function mail(kind: MailKind, email: string, next: string): Promise<void> {
  const { siteUrl } = env();
  const { auth } = await createClient();
  const answer =
    kind === "password"
      ? await auth.resetPasswordForEmail(email, {
          redirectTo: linkTarget(siteUrl, withNext(paths.resetPassword, next)),
        })
      : await auth.signInWithOtp({
          email,
          options: { shouldCreateUser: false, emailRedirectTo: linkTarget(siteUrl, next) },
        });
  const { code = "" } = answer.error ?? {};
  if (["otp_disabled", "user_not_found"].includes(code) || isRepeated(answer.error)) return;
  unwrapAccount(answer);
}

/**
 * Sets the password, with which the database ends all sessions of the person, and signs this browser in
 * with it. Should that fail, they are led to sign in by hand, on the way to `next`.
 */
async function setPassword(db: Db, password: string, next: string): Promise<void> {
  const { user } = unwrapAccount(await db.auth.updateUser({ password }));
  const { auth } = await createClient();
  const { error } = await auth.signInWithPassword({ email: user.email ?? "", password });
  if (!error) return;
  await dropSession();
  await redirectWithFlash(paths.login(next), { text: t("done.passwordAlone") });
}
