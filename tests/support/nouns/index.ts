import type { Noun } from "../noun.ts";
import { billings } from "./billings.ts";
import { categories } from "./categories.ts";
import { clients } from "./clients.ts";
import { dashboard } from "./dashboard.ts";
import { invoices } from "./invoices.ts";
import { members } from "./members.ts";
import { organizations } from "./organizations.ts";
import { payments } from "./payments.ts";
import { profiles } from "./profiles.ts";
import { projects } from "./projects.ts";
import { sessions } from "./sessions.ts";
import { time } from "./time.ts";

/** All nouns, in the order in which a workspace is filled with their records. */
export const nouns: readonly Noun[] = [
  organizations,
  profiles,
  sessions,
  categories,
  clients,
  projects,
  billings,
  invoices,
  payments,
  time,
  members,
  dashboard,
];

/** What all nouns say of one matter, in one record. */
export function allOf<T>(part: (noun: Noun) => Record<string, T> | undefined): Record<string, T> {
  return Object.assign({}, ...nouns.map((noun) => part(noun) ?? {}));
}
