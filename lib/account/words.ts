import { words } from "@/lib/words";

export const t = words({
  signIn: {
    title: "Sign in",
    join: "Sign in to join {workspace}",
    invitation: "To accept the invitation, use the address it was sent to.",
    email: "E-mail",
    password: "Password",
    forgot: "Forgot your password?",
    submit: "Sign in",
    or: "or, without the password",
    link: "E-mail me a sign-in link",
    noAccount: "New to Bulkhead? <a>Create an account</a>",
  },
  signUp: {
    title: "Create an account",
    join: "Create an account to join {workspace}",
    name: "Name",
    nameHint: "Your colleagues see it.",
    email: "E-mail",
    emailHint: "The invitation went to this address, and only it can accept.",
    password: "Password",
    submit: "Create account",
    haveAccount: "You have an account? <a>Sign in</a>",
  },
  checkMail: {
    title: {
      signup: "Check your mail",
      unconfirmed: "Confirm your address first",
      link: "Check your mail",
      password: "Check your mail",
    },
    text: {
      signup:
        "We sent a mail to {email}. Follow its link to confirm the address. It works once, for one hour.",
      unconfirmed:
        "We sent a mail to {email} when you signed up. Follow its link. It works once, for one hour.",
      link: "If {email} has an account, a sign-in link is on its way to it. It works once, for one hour.",
      password:
        "If {email} has an account, a link to choose a new password is on its way. It works once, for one hour.",
    },
    yourAddress: "your address",
    invitation: "It leads on to the invitation of {invitedBy} to {workspace}.",
    none: "No mail after some minutes?",
    advice: "Look among your spam and check the address, then ask for another link.",
    again: "Mail me another link",
  },
  confirm: {
    title: {
      signup: "Confirm your address",
      link: "Sign in",
      password: "Choose a new password",
      email: "Confirm your new address",
    },
    text: {
      signup: "Then you are signed in, in this browser.",
      link: "The link of your mail signs you in, in this browser. It works once.",
      password: "The link of your mail signs you in, in this browser, to choose another password.",
      email: "Your account moves to the new address.",
    },
    submit: {
      signup: "Confirm my address",
      link: "Sign in",
      password: "Choose a new password",
      email: "Confirm the change",
    },
    signedIn:
      "You are signed in here with {email}. This signs you in as the person whose mail the link stood in.",
  },
  expiredLink: {
    title: "This link does not work",
    text: "It was used before, or it is more than an hour old. If you have confirmed your address already, sign in.",
    again: "Mail me a new link",
  },
  forgot: {
    title: "Forgot your password?",
    text: "We mail you a link to choose a new one.",
    submit: "Mail me the link",
  },
  reset: {
    title: "Choose a new password",
    text: "For {email}. All your other browsers are signed out.",
    submit: "Save the new password",
  },
  backToSignIn: "Back to sign in",
  toSignIn: "Sign in",
  mailTo: "E-mail",
  account: "Account",
  newPassword: "New password",
  newPasswordHint: "{least} characters or more.",
  email: {
    title: "E-mail address",
    current: "You sign in with <b>{email}</b>.",
    new: "New e-mail address",
    newHint:
      "It changes when you follow the links in two mails, one to each address. All your other browsers are then signed out.",
    submit: "Change e-mail address",
  },
  password: {
    title: "Password",
    text: "Changing it signs out all your other browsers.",
    current: "Current password",
    submit: "Change password",
  },
  done: {
    mailedAgain: "A new link is on its way.",
    reset: "Your new password is set.",
    password: "Your password is changed. All other browsers are signed out.",
    passwordAlone: "Your password is changed. Sign in with it.",
    emailMailed: "We sent a mail to both addresses. Yours changes when you follow both links.",
    emailChanged: "Your e-mail address is changed.",
    emailHalf: "One address is confirmed. Now follow the link in the mail to the other one.",
    emailTooLate: "This link was used before or is too old. Ask for the change once more.",
    firstByLink: "Your address is confirmed. Choose the password that only you know.",
    signedOut: "You are signed out.",
    ended: "You are signed out: your session in this browser was ended.",
  },
  errors: {
    name: "Enter your name.",
    email: "Enter an e-mail address, such as ada@example.com.",
    emailLength: "This address is too long.",
    passwordShort: "Choose a password of {least} characters or more.",
    passwordLong: "Choose a password of {most} characters at most.",
    passwordMissing: "Enter your password.",
    notYourPassword: "This is not your password.",
    invalidCredentials:
      "The e-mail address or the password is wrong. If you have just signed up, follow the link in your mail first.",
    userBanned: "This account is locked.",
    signupDisabled: "New accounts cannot be made here.",
    emailAddressInvalid: "Mail cannot be sent to this address.",
    weakPassword: "Choose a longer or less common password.",
    samePassword: "This is your password now. Choose another.",
    tooManyAttempts: {
      unknown: "Too many attempts. Wait some minutes, then try again.",
      seconds: "Too many attempts. Try again in {count, plural, one {# second} other {# seconds}}.",
      minutes: "Too many attempts. Try again in {count, plural, one {# minute} other {# minutes}}.",
    },
    tooManyMails: {
      unknown: "Too many mails. Wait a minute, then try again.",
      seconds: "Too many mails. Try again in {count, plural, one {# second} other {# seconds}}.",
      minutes: "Too many mails. Try again in {count, plural, one {# minute} other {# minutes}}.",
    },
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
};
