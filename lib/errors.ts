import {
  type AuthError,
  isAuthRetryableFetchError,
  isAuthSessionMissingError,
  type PostgrestError,
  type PostgrestSingleResponse,
} from "@supabase/supabase-js";
import { t } from "@/lib/common-words";
import { isBrokenOff } from "@/lib/supabase/again";
import type { ConstraintName, RaisedCode } from "@/lib/supabase/codes.types";

/** What went wrong in words a person can act on, and the form field it belongs to. */
export type Explanation = { message: string; field?: string };

/**
 * The words of a noun for codes: the message of an exception that the database raises itself, the
 * name of a constraint; tsc refuses one that the database does not know. What a constraint means
 * depends on who runs into it, so each noun says it for its own forms.
 */
export type ErrorWords<Code extends string = RaisedCode | ConstraintName> = Readonly<
  Partial<Record<Code, Told>>
>;
type Told = { field?: string; message: () => string };

/**
 * The codes that any form may meet; same_moment is of a write that another one at the same moment broke
 * off, no_database of one that found none or lost it.
 */
export const errors: ErrorWords<RaisedCode | ConstraintName | "same_moment" | "no_database"> = {
  not_allowed: { message: () => t("errors.notAllowed") },
  organization_not_found: { message: () => t("errors.organizationNotFound") },
  not_found: { message: () => t("errors.notFound") },
  sign_in_required: { message: () => t("errors.signedOut") },
  too_many_requests: { message: () => t("errors.tooManyRequests") },
  same_moment: { message: () => t("errors.sameMoment") },
  no_database: { message: () => t("errors.noDatabase") },
};

/**
 * A refusal that the person can do something about. It is thrown by `unwrap` and turned into the
 * answer of the form by the action around it.
 */
export class Refusal extends Error {
  constructor(
    readonly explanation: Explanation,
    readonly code?: string,
  ) {
    super(explanation.message);
  }
}

/** For a submission that came without a session. */
export function signInRequired(): Refusal {
  return refusal("sign_in_required", errors);
}

/** Whether a submission was refused because its session has ended. */
export function isSignedOut({ code }: Refusal): boolean {
  return code === "sign_in_required";
}

type Words = Readonly<Record<string, Told>>;

/** The code of a database error by which it has words, among those given; undefined: it has none. */
function codeOf(
  { code, message }: Pick<PostgrestError, "code" | "message">,
  told: Words,
): string | undefined {
  const constraint = /constraint "(\w+)"/.exec(message)?.[1] ?? "";
  const own = [message, constraint].find((it) => Object.hasOwn(told, it));
  if (own) return own;
  // A policy said no, or a column is not granted: to the person it is the same.
  if (code === "42501") return "not_allowed";
  // The API knows no session behind the token: it has expired, or was never one of ours.
  if (["PGRST301", "PGRST303"].includes(code)) return "sign_in_required";
  if (isBrokenOff(code)) return "same_moment";
  if (/^PGRST00[0-3]$/.test(code)) return "no_database";
  // PGRST116: no row was there for `.single()`, so that nothing was changed.
  if (["22P02", "PT404", "PGRST116"].includes(code)) return "not_found";
  return undefined;
}

function refusal(code: string, told: Words): Refusal {
  const { field, message } = told[code] ?? { message: () => code };
  return new Refusal({ message: message(), ...(field && { field }) }, code);
}

/**
 * What a person is told of a database error, by the words of the noun it happened to or those for
 * all; undefined when it is not one that a person can act on.
 */
export function explain(
  error: Pick<PostgrestError, "code" | "message">,
  own: ErrorWords = {},
): Refusal | undefined {
  const all = { ...errors, ...own };
  const code = codeOf(error, all);
  return code === undefined ? undefined : refusal(code, all);
}

/**
 * The data of an answer. Throws a Refusal for what a person can act on, in the words of the noun, and
 * else the error.
 */
export function unwrap<T>(answer: PostgrestSingleResponse<T>, own: ErrorWords = {}): T {
  if (answer.error === null) return answer.data;
  throw explain(answer.error, own) ?? fault(answer.error);
}

/** The same for an answer of the auth API. */
export function unwrapAuth<T>(
  answer: { data: T; error: null } | { data: unknown; error: AuthError },
  told: Words,
): T {
  if (answer.error === null) return answer.data;
  const { code = "" } = answer.error;
  // None in this browser, or one that was ended elsewhere.
  if (code === "session_not_found" || isAuthSessionMissingError(answer.error)) {
    throw signInRequired();
  }
  if (isAuthRetryableFetchError(answer.error)) throw refusal("no_database", errors);
  throw Object.hasOwn(told, code) ? refusal(code, told) : fault(answer.error);
}

/** What nobody foresaw: for the log and the error page. */
export function fault(error: { code?: string | undefined; message: string }): Error {
  return new Error(`${error.code}: ${error.message}`, { cause: error });
}
