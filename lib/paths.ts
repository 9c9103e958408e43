import type { TimeSheetParams } from "@/lib/time/schema";

/** Every address of the product, so that none is spelled twice. */
const workspace = (slug: string) => `/w/${slug}`;

/** A page of ours that sends people on to `next` when they are done; home needs no saying. */
export function withNext(path: string, next: string | undefined): string {
  if (!next || next === "/") return path;
  return `${path}${path.includes("?") ? "&" : "?"}next=${encodeURIComponent(next)}`;
}

/** Which page of which records a list by name shows. */
type ListView = {
  q?: string | undefined;
  after_name?: string | undefined;
  after_id?: string | undefined;
};
type ClientView = ListView & { archived?: "1" | undefined };
type InvoiceView = {
  q?: string | undefined;
  show?: string | undefined;
  client?: string | undefined;
  before?: string | undefined;
};
type InvoiceTimeView = {
  after_line?: string | undefined;
  after_date?: string | undefined;
  after_id?: string | undefined;
};
type ProjectView = ListView & { show?: string | undefined; client?: string | undefined };
/** `guide` leads a newcomer on to the next step instead of to the record made. */
type NewView = { client?: string | undefined; guide?: "1" | undefined };

export const paths = {
  home: "/",
  login: (next?: string) => withNext("/login", next),
  sessionEnded: (next?: string) => withNext("/login/ended", next),
  signup: "/signup",
  checkMail: (kind: string) => `/check-mail?for=${kind}`,
  expiredLink: (kind: string) => `/expired-link?for=${kind}`,
  forgotPassword: "/forgot-password",
  resetPassword: "/reset-password",
  profile: "/profile",
  workspaces: "/workspaces",
  newWorkspace: "/workspaces/new",
  confirm: "/auth/confirm",
  callback: "/auth/callback",
  invitation: (token: string) => `/invitations/${token}`,
  dashboard: workspace,
  clients: (slug: string, view: ClientView = {}) => withQuery(`${workspace(slug)}/clients`, view),
  newClient: (slug: string, view: Pick<NewView, "guide"> = {}) =>
    withQuery(`${workspace(slug)}/clients/new`, view),
  client: (slug: string, id: string) => `${workspace(slug)}/clients/${id}`,
  editClient: (slug: string, id: string) => `${workspace(slug)}/clients/${id}/edit`,
  projects: (slug: string, view: ProjectView = {}) =>
    withQuery(`${workspace(slug)}/projects`, view),
  newProject: (slug: string, view: NewView = {}) =>
    withQuery(`${workspace(slug)}/projects/new`, view),
  project: (slug: string, id: string) => `${workspace(slug)}/projects/${id}`,
  editProject: (slug: string, id: string) => `${workspace(slug)}/projects/${id}/edit`,
  time: (slug: string, view: Partial<TimeSheetParams> = {}) =>
    withQuery(`${workspace(slug)}/time`, view),
  timeEntry: (slug: string, id: string, view: Pick<TimeSheetParams, "who"> = {}) =>
    withQuery(`${workspace(slug)}/time/${id}`, view),
  invoices: (slug: string, view: InvoiceView = {}) =>
    withQuery(`${workspace(slug)}/invoices`, view),
  newInvoice: (slug: string, client?: string) =>
    withQuery(`${workspace(slug)}/invoices/new`, { client }),
  invoice: (slug: string, id: string) => `${workspace(slug)}/invoices/${id}`,
  editInvoice: (slug: string, id: string) => `${workspace(slug)}/invoices/${id}/edit`,
  invoiceTime: (slug: string, id: string, view: InvoiceTimeView = {}) =>
    withQuery(`${workspace(slug)}/invoices/${id}/time`, view),
  members: (slug: string, view: ListView = {}) => withQuery(`${workspace(slug)}/members`, view),
  settings: (slug: string) => `${workspace(slug)}/settings`,
  invoicingSettings: (slug: string) => `${workspace(slug)}/settings/invoicing`,
  deleteWorkspace: (slug: string) => `${workspace(slug)}/settings/delete`,
  categories: (slug: string) => `${workspace(slug)}/settings/categories`,
  newCategory: (slug: string) => `${workspace(slug)}/settings/categories/new`,
  category: (slug: string, id: string) => `${workspace(slug)}/settings/categories/${id}`,
} as const;

/** The path with a query of those parameters that have a value. */
function withQuery(path: string, params: Record<string, string | undefined>): string {
  const given = Object.entries(params).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

/**
 * Where to go after signing in: the path asked for if it is one of ours, else home. Anything that
 * a browser could read as another site ("//evil", "/\evil", a scheme, control characters) is not.
 */
export function safeNext(next: string | readonly string[] | null | undefined): string {
  if (typeof next !== "string" || !next.startsWith("/")) return paths.home;
  if (/^\/[/\\]|[\\\p{Cc}]/u.test(next)) return paths.home;
  const base = "http://bulkhead.invalid";
  const url = URL.canParse(next, base) ? new URL(next, base) : undefined;
  if (url?.origin !== base || url.pathname.startsWith("//")) return paths.home;
  return url.pathname + url.search;
}
