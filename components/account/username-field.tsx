import { t } from "@/lib/account/words";

/** Not for people: it tells a password manager whose password the form is about. */
export function UsernameField({ email }: { email: string }) {
  return (
    <input
      type="email"
      name="username"
      autoComplete="username"
      aria-label={t("account")}
      value={email}
      readOnly
      hidden
    />
  );
}
