import type { AuthError, AuthResponse } from "@supabase/supabase-js";

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
