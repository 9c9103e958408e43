import { words } from "@/lib/words";

const t = words({
  errors: {
    invalidCredentials: "The e-mail address or the password is wrong.",
    userBanned: "This account is locked.",
    signupDisabled: "New accounts cannot be made here.",
    emailAddressInvalid: "Mail cannot be sent to this address.",
    weakPassword: "Choose a longer or less common password.",
    samePassword: "This is your password now. Choose another.",
    overRequestRateLimit: "Too many attempts. Wait some minutes, then try again.",
    overEmailSendRateLimit: "Too many mails. Wait a minute, then try again.",
  },
});

/** Codes of the auth API. A wrong password and an address without an account get one answer. */
export const errors = {
  invalid_credentials: { message: () => t("errors.invalidCredentials") },
  user_banned: { message: () => t("errors.userBanned") },
  signup_disabled: { message: () => t("errors.signupDisabled") },
  email_address_invalid: { field: "email", message: () => t("errors.emailAddressInvalid") },
  weak_password: { field: "password", message: () => t("errors.weakPassword") },
  same_password: { field: "password", message: () => t("errors.samePassword") },
  over_request_rate_limit: { message: () => t("errors.overRequestRateLimit") },
  over_email_send_rate_limit: { message: () => t("errors.overEmailSendRateLimit") },
};
