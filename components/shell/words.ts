import { words } from "@/lib/words";

/** The frame around every page. */
export const t = words({
  about: "Clients, projects, time and invoices of freelancers and agencies.",
  notFound: {
    title: "Not found",
    text: "There is nothing at this address, or it is not yours to see.",
    start: "Back to start",
    workspaces: "Your workspaces",
  },
  list: {
    first: "First page",
    next: "Next page",
  },
  sections: {
    label: "Sections",
    dashboard: "Dashboard",
    time: "Time",
    clients: "Clients",
    projects: "Projects",
    invoices: "Invoices",
    members: "Members",
    settings: "Settings",
    more: "More",
  },
  switcher: {
    label: "Workspaces",
    now: "Switch workspace, now",
    all: "All workspaces",
    new: "New workspace",
  },
  user: {
    account: "Account:",
    profile: "Profile",
    signOut: "Sign out",
    theme: "Theme",
    light: "Light",
    dark: "Dark",
    system: "System",
  },
  flash: {
    dismiss: "Dismiss",
    undo: "Undo",
  },
  settings: {
    title: "Settings",
    general: "General",
    invoicing: "Invoicing",
    categories: "Categories",
  },
});
