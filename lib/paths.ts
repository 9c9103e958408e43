/** Every address of the product, so that none is spelled twice. */
const workspace = (slug: string) => `/w/${slug}`;

/** What the time sheet shows (seven days up to one, whose) and what its form starts with. */
type TimeView = {
  until?: string | undefined;
  who?: "all" | undefined;
  project?: string | undefined;
  date?: string | undefined;
};

/** Which page of which records a list by name shows. */
type ListView = {
  q?: string | undefined;
  after_name?: string | undefined;
  after_id?: string | undefined;
};
type ClientView = ListView & { archived?: "1" | undefined };
type ProjectView = ListView & { show?: string | undefined; client?: string | undefined };

export const paths = {
  home: "/",
  login: (next?: string) => (next ? `/login?next=${encodeURIComponent(next)}` : "/login"),
  signup: "/signup",
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
  newClient: (slug: string) => `${workspace(slug)}/clients/new`,
  client: (slug: string, id: string) => `${workspace(slug)}/clients/${id}`,
  editClient: (slug: string, id: string) => `${workspace(slug)}/clients/${id}/edit`,
  projects: (slug: string, view: ProjectView = {}) => withQuery(`${workspace(slug)}/projects`, view),
  newProject: (slug: string, clientId?: string) =>
    `${workspace(slug)}/projects/new${clientId ? `?client=${clientId}` : ""}`,
  project: (slug: string, id: string) => `${workspace(slug)}/projects/${id}`,
  editProject: (slug: string, id: string) => `${workspace(slug)}/projects/${id}/edit`,
  time: (slug: string, view: TimeView = {}) => withQuery(`${workspace(slug)}/time`, view),
  timeEntry: (slug: string, id: string, view: Pick<TimeView, "who"> = {}) =>
    withQuery(`${workspace(slug)}/time/${id}`, view),
  invoices: (slug: string) => `${workspace(slug)}/invoices`,
  newInvoice: (slug: string) => `${workspace(slug)}/invoices/new`,
  invoice: (slug: string, id: string) => `${workspace(slug)}/invoices/${id}`,
  editInvoice: (slug: string, id: string) => `${workspace(slug)}/invoices/${id}/edit`,
  members: (slug: string) => `${workspace(slug)}/members`,
  settings: (slug: string) => `${workspace(slug)}/settings`,
} as const;

/** The path with a query of those parameters that have a value. */
export function withQuery(path: string, params: Record<string, string | undefined>): string {
  const given = Object.entries(params).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

/**
 * Where to go after signing in: the path asked for if it is one of ours, else home. Anything that
 * a browser could read as another site ("//evil", "/\evil", a scheme, control characters) is not.
 */
export function safeNext(next: string | null | undefined): string {
  if (!next?.startsWith("/") || /^\/[/\\]|[\\\p{Cc}]/u.test(next)) return paths.home;
  const base = "http://bulkhead.invalid";
  const url = URL.canParse(next, base) ? new URL(next, base) : undefined;
  if (url?.origin !== base || url.pathname.startsWith("//")) return paths.home;
  return url.pathname + url.search;
}
