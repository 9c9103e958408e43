import { routes } from "../support/routes";

const inWorkspace = "/w/[workspace]";

/** Every page of a workspace that stands at a fixed address, as what comes after the workspace's. */
export const workspacePages = routes
  .filter((route) => route.startsWith(inWorkspace))
  .map((route) => route.slice(inWorkspace.length))
  .filter((path) => !path.includes("["));

/** The pages with a page for each of their records. */
export const lists = workspacePages.filter((path) => routes.includes(`${inWorkspace}${path}/[id]`));

/** The pages that need no one to be signed in. */
export const publicPages = [
  "/",
  "/login",
  "/signup",
  "/forgot-password",
  `/auth/confirm?type=magiclink&token_hash=${"0".repeat(56)}`,
] as const;
