/** Every page of a workspace that stands at a fixed address. */
export const workspacePages = [
  "",
  "/time",
  "/clients",
  "/clients/new",
  "/projects",
  "/projects/new",
  "/invoices",
  "/invoices/new",
  "/members",
  "/settings",
] as const;

/** The pages that need no one to be signed in. */
export const publicPages = ["/", "/login", "/signup", "/forgot-password"] as const;
