import type { AuthError, AuthResponse, User } from "@supabase/supabase-js";
import { Refusal, unwrapAuth } from "@/lib/errors";
import { errors, t } from "./words";

/** The data of an answer of the auth API, as `unwrapAuth` with the words of accounts. */
export function unwrapAccount<T>(
  answer: { data: T; error: null } | { data: unknown; error: AuthError },
): T {
  const told = answer.error && tooMany(answer.error);
  if (told) throw new Refusal({ message: told });
  return unwrapAuth(answer, errors);
}

/** What to say of an error by which the API brakes, and when it may be tried again, if it says that. */
export function tooMany({
  code,
  message,
}: Pick<AuthError, "code" | "message">): string | undefined {
  const what = code === undefined ? undefined : braked[code];
  if (!what) return undefined;
  const seconds = Number(/after (\d+) seconds?/.exec(message)?.[1] ?? 0);
  if (seconds === 0) return t(`errors.${what}.unknown`);
  if (seconds < 60) return t(`errors.${what}.seconds`, { count: seconds });
  return t(`errors.${what}.minutes`, { count: Math.ceil(seconds / 60) });
}

const braked: Readonly<Record<string, "tooManyAttempts" | "tooManyMails">> = {
  over_request_rate_limit: "tooManyAttempts",
  over_email_send_rate_limit: "tooManyMails",
};

/** The ways in which the auth API tells, or does not tell, that an address has an account. */
export function isTaken({ data, error }: AuthResponse): boolean {
  if (error) return error.code === "user_already_exists" || isRepeated(error);
  return data.user?.identities?.length === 0;
}

/**
 * Whether the API declines because this one address had a mail a moment ago. The same code with
 * other words means that all mails together are too many, which people must be told.
 */
export function isRepeated(error: AuthError | null): boolean {
  return (
    error?.code === "over_email_send_rate_limit" &&
    error.message.startsWith("For security purposes")
  );
}

/** Whether it is by this sign-in that the person's address was confirmed: both are written at that moment. */
export function isConfirmedBy(user: User | null): boolean {
  const [signedIn, confirmed] = [user?.last_sign_in_at, user?.email_confirmed_at].map((at) =>
    Date.parse(at ?? ""),
  );
  return Math.abs(Number(signedIn) - Number(confirmed)) < 10_000;
}
