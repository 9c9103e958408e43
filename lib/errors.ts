import type { AuthError, PostgrestError, PostgrestSingleResponse } from "@supabase/supabase-js";
import type { ConstraintName, RaisedCode } from "@/lib/supabase/codes.types";

/** What went wrong in words a person can act on, and the form field it belongs to. */
export type Explanation = { message: string; field?: string };

/** Words for codes of the database: tsc refuses one that the database does not know. */
type ErrorWords = Partial<Record<RaisedCode | ConstraintName, Explanation>>;

/*
 * Every code that is raised has words, but for these: the first is told to no client, who lacks the
 * grant to try; each page names its workspace, so none is required; the page of an invitation says
 * itself what is wrong with the link.
 */
type UntoldCode = "organization_immutable" | "organization_required" | "invitation_invalid";
type ToldCode = Exclude<RaisedCode, UntoldCode>;

const signedOut: Explanation = {
  message: "You are signed out. Sign in from another tab, then send this again.",
};

/*
 * The database speaks in codes: the message of an exception it raises itself, or the name of a
 * constraint; the auth API in codes of its own. Here alone they become words.
 */
const explanations = {
  not_allowed: { message: "Your role in this workspace does not allow this." },
  // The same words for a workspace that never was, one of others, and one that the person is out of.
  organization_not_found: {
    message: "There is no such workspace, or you are not a member of it any more.",
  },
  not_found: { message: "This no longer exists. It may have been deleted meanwhile." },
  sign_in_required: signedOut,

  slug_taken: { field: "slug", message: "This address is taken." },
  slug_shape: { field: "slug", message: "Use 3 to 48 lower-case letters, digits and dashes." },
  slug_reserved: { field: "slug", message: "This address is reserved. Choose another." },
  slug_mismatch: { field: "slug", message: "This is not the address of this workspace." },
  organizations_slug_taken: { field: "slug", message: "This address is taken." },
  organizations_slug_shape: {
    field: "slug",
    message: "Use 3 to 48 lower-case letters, digits and dashes.",
  },
  organizations_slug_reserved: {
    field: "slug",
    message: "This address is reserved. Choose another.",
  },
  currency_unknown: { field: "currency", message: "Choose a currency from the list." },
  time_zone_unknown: { field: "timeZone", message: "Choose a time zone from the list." },
  name_length: { field: "name", message: "Give it a name of up to 120 characters." },
  organization_invalid: { message: "Check what you entered." },
  organizations_time_zone_known: {
    field: "timeZone",
    message: "Choose a time zone from the list.",
  },
  profiles_locale_known: { field: "locale", message: "Choose a language from the list." },
  organizations_locale_known: { field: "locale", message: "Choose a language from the list." },
  profiles_time_zone_known: { field: "timeZone", message: "Choose a time zone from the list." },
  organizations_invoice_prefix_shape: {
    field: "invoicePrefix",
    message: "Use up to 12 letters, digits, dots, dashes, underscores or slashes.",
  },

  last_owner: {
    message: "A workspace needs an owner. Hand ownership over first.",
  },
  role_unknown: { field: "role", message: "Choose a role." },
  email_shape: { field: "email", message: "Enter an e-mail address." },
  project_members_member: { field: "userId", message: "Choose a contractor from the list." },
  project_members_project: { message: "This project no longer exists." },
  project_members_pkey: { field: "userId", message: "This person is assigned already." },
  already_member: { field: "email", message: "This person is a member already." },
  too_many_organizations: { message: "That is enough workspaces for one day. Try again tomorrow." },
  too_many_invitations: { message: "That is enough invitations for one day. Try again tomorrow." },

  categories_name_taken: { field: "name", message: "There is a category of this name already." },
  clients_currency_known: { field: "currency", message: "Choose a currency from the list." },
  client_currency_in_use: {
    field: "currency",
    message: "The currency is fixed: a project of this client has an hourly rate in it.",
  },
  projects_client: { field: "clientId", message: "Choose a client from the list." },
  projects_category: { field: "categoryId", message: "Choose a category from the list." },
  project_archived: {
    field: "projectId",
    message: "This project is archived. Restore it to log time on it.",
  },
  time_entries_project: { field: "projectId", message: "Choose a project from the list." },
  time_entry_billed: {
    message: "This entry is on an invoice and does not change while it is there.",
  },

  invoice_issued: { message: "This invoice was issued and does not change any more." },
  invoice_changed: {
    message:
      "This draft was changed meanwhile, perhaps in another tab. Open it again to see how it is now.",
  },
  invoice_empty: { message: "Add at least one line before you issue the invoice." },
  invoice_negative: { message: "The total is negative. An invoice asks for zero or more." },
  invoice_not_payable: { message: "This invoice is not open for payment." },
  invoice_not_voidable: { message: "Only an issued invoice without payments can be voided." },
  payment_amount: { field: "amount", message: "Enter an amount up to what is still open." },
  payment_date: {
    field: "paidOn",
    message: "Enter the day the money came in, today at the latest.",
  },
  too_many_lines: { message: "An invoice holds up to 200 lines." },
  lines_invalid: { message: "Check the lines of the invoice." },
  invoice_lines_amount_range: { message: "The amount of a line is too large." },
  invoices_total_range: { message: "The total is too large." },
  invoices_number_taken: {
    message:
      "The next number is taken by another series. Choose another invoice prefix in the settings.",
  },
} satisfies ErrorWords & Record<ToldCode, Explanation>;

/** What the auth API answers. */
const authExplanations: Readonly<Record<string, Explanation>> = {
  // One answer to a wrong password and to an address without an account.
  invalid_credentials: { message: "The e-mail address or the password is wrong." },
  user_banned: { message: "This account is locked." },
  signup_disabled: { message: "New accounts cannot be made here." },
  email_address_invalid: { field: "email", message: "Mail cannot be sent to this address." },
  weak_password: { field: "password", message: "Choose a longer or less common password." },
  same_password: { field: "password", message: "This is your password now. Choose another." },
  over_request_rate_limit: { message: "Too many attempts. Wait some minutes, then try again." },
  over_email_send_rate_limit: { message: "Too many mails. Wait a minute, then try again." },
};

/** Deleting what others refer to, by the constraint that refers. */
const references: Readonly<Partial<Record<ConstraintName, string>>> = {
  projects_client: "This client has projects, so it can be archived but not deleted.",
  invoices_client: "This client has invoices, so it can be archived but not deleted.",
  time_entries_project: "Time was logged on this project, so it can be archived but not deleted.",
};

/**
 * A refusal that the person can do something about. It is thrown by `unwrap` and turned into the
 * answer of the form by the action around it.
 */
export class Refusal extends Error {
  constructor(readonly explanation: Explanation) {
    super(explanation.message);
  }
}

/** For a submission that came without a session. */
export function signInRequired(): Refusal {
  return new Refusal(signedOut);
}

/** Whether a submission was refused because its session has ended. */
export function isSignedOut({ explanation }: Refusal): boolean {
  return explanation === signedOut;
}

/** The words for a database error, or undefined when it is not one a person can act on. */
export function explain(error: Pick<PostgrestError, "code" | "message">): Explanation | undefined {
  const constraint = /constraint "(\w+)"/.exec(error.message)?.[1] ?? "";
  if (error.code === "23503" && error.message.startsWith("update or delete")) {
    const message = lookUp(references, constraint);
    if (message) return { message };
  }
  // A policy said no, or a column is not granted: to the person it is the same.
  if (error.code === "42501") return explanations.not_allowed;
  // The API knows no session behind the token: it has expired, or was never one of ours.
  if (["PGRST301", "PGRST303"].includes(error.code)) return signedOut;
  // PGRST116: no row was there for `.single()`, so that nothing was changed.
  if (["22P02", "PT404", "PGRST116"].includes(error.code)) {
    return lookUp(explanations, error.message) ?? explanations.not_found;
  }
  return lookUp<Explanation>(explanations, error.message) ?? lookUp(explanations, constraint);
}

/** What stands under a name that came from outside, if anything does. */
function lookUp<T>(words: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}

/** The data of an answer. Throws a Refusal for what a person can act on, and else the error. */
export function unwrap<T>(answer: PostgrestSingleResponse<T>): T {
  if (answer.error === null) return answer.data;
  const explanation = explain(answer.error);
  if (explanation) throw new Refusal(explanation);
  throw new Error(`${answer.error.code}: ${answer.error.message}`, { cause: answer.error });
}

/** The same for an answer of the auth API. */
export function unwrapAuth<T>(
  answer: { data: T; error: null } | { data: unknown; error: AuthError },
): T {
  if (answer.error === null) return answer.data;
  const explanation = lookUp(authExplanations, answer.error.code ?? "");
  if (explanation) throw new Refusal(explanation);
  throw new Error(`${answer.error.code}: ${answer.error.message}`, { cause: answer.error });
}
