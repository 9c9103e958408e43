/*
 * What is tried. A table that clients may insert into, and every function that the API serves,
 * needs a sample here; the matrix refuses to be made without, so that nothing new escapes it.
 * Names in quotes are things of the cast in supabase/tests/000_helpers.test.sql.
 */

type TableSample = {
  /** A row that is fit to be inserted by whoever may. */
  insert?: string;
  /** Which rows to change and delete, where a rule other than access would refuse some. */
  where?: string;
};

const id = (thing: string) => `tests.id('${thing}')`;

export const tableSamples: Readonly<Record<string, TableSample>> = {
  categories: { insert: "(name, color) values ('New', '#112233')" },
  clients: {
    insert: "(name, currency) values ('New', 'USD')",
    where: `id = ${id("acme/umbrella")}`,
  },
  projects: { insert: "(name) values ('New')", where: `id = ${id("acme/internal")}` },
  project_rates: {
    insert: `(project_id, hourly_rate_minor) values (${id("acme/internal")}, 5000)`,
  },
  project_members: { insert: `(project_id, user_id) values (${id("acme/app")}, ${id("mia")})` },
  time_entries: {
    insert: `(project_id, entry_date, duration_seconds) values (${id("acme/website")}, '2026-01-07', 3600)`,
    where: "invoice_line_id is null",
  },
};

export const functionSamples: Readonly<Record<string, string>> = {
  accept_invitation: "'the token'",
  change_member_role: `${id("carl")}, 'member'`,
  client: id("acme/initech"),
  create_organization: "'New', 'new-workspace', 'EUR', 'UTC'",
  dashboard: "",
  delete_invoice: id("acme/draft"),
  delete_organization: "'acme'",
  delete_payment: id("acme/payment"),
  draft_invoice: id("acme/initech"),
  find_clients: "'initech'",
  invite_member: "'new@bulkhead.test', 'member'",
  invoice: id("acme/issued"),
  issue_invoice: id("acme/draft"),
  list_clients: "",
  list_invoices: "",
  list_members: "",
  list_projects: "",
  list_unbilled: "",
  preview_invitation: "'the token'",
  preview_invoice: `${id("acme/draft")}, '[]'`,
  project: id("acme/website"),
  project_form: id("acme/website"),
  record_payment: `${id("acme/issued")}, current_date`,
  // Ben may remove himself: that is leaving.
  remove_member: id("ben"),
  revoke_invitation: id("acme/invitation"),
  save_invoice: `${id("acme/draft")}, 14, '', '[]'`,
  save_project: "'New', 'active', '#112233'",
  session_context: "",
  show_invitation: "'the token'",
  suggest_slug: "'acme'",
  time_entry_form: id("acme/carl worked"),
  time_sheet: "",
  transfer_ownership: id("alan"),
  void_invoice: `(select ${id("acme/draft")} from public.issue_invoice(${id("acme/draft")}))`,
};
