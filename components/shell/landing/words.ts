import { words } from "@/lib/words";

/** What Bulkhead says of itself. The names in its samples are of nobody. */
export const t = words({
  account: "Account",
  signIn: "Sign in",
  create: "Create account",
  headline: "The back office of people who bill their time.",
  text: "Clients, projects, time and invoices of freelancers and agencies, in one calm place. Each business has a workspace, and nothing crosses from one to another.",
  picture:
    "The dashboard of an agency in Bulkhead: what its month brought, where the hours went, and what was done last.",
  time: {
    title: "Time, as it was",
    text: "Log an hour in seconds, by project and client, on the day and in the time zone it was worked. “1.5”, “1:30” and “90m” all mean the same. What was billed stays as it was billed.",
    sample: "Example: the time of a day",
    day: "Friday, 20 November",
    billed: "Billed",
    schedule: { description: "Schedule and budget", project: "Annual report" },
    backlog: { description: "Backlog and criteria", project: "Order tracking" },
    kickOff: { description: "Kick-off with the team", project: "Website relaunch" },
  },
  invoices: {
    title: "Invoices from it",
    text: "Unbilled hours become a draft, the draft an invoice with a number that never repeats. No hour is billed twice. You record what comes in, in whole or in part, and see what is late.",
    sample: "Example: an invoice that is paid in part",
    overdue: "Overdue",
    hours: "28.25 h × €95.00",
    tax: "VAT 19 %",
    paid: "Paid on 12 November",
    left: "Left to pay",
  },
  walls: {
    title: "Walls between workspaces",
    text: "Own one studio, help in a second, freelance for a third: one account, a workspace for each. The database itself keeps each business apart. A contractor sees the projects they work on, and no amounts.",
    sample: "Example: the workspaces of one person",
    owner: { role: "Owner", about: "Everything, and the workspace itself" },
    member: { role: "Member", about: "Sees all, logs time, adds clients" },
    contractor: { role: "Contractor", about: "Assigned projects, no amounts" },
  },
  start: "Start with one client and one hour.",
  foot: "Clients, projects, time and invoices, a wall around each business.",
});
