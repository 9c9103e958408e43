import type { PostgrestSingleResponse } from "@supabase/supabase-js";
import { nouns } from "./nouns/index.ts";
import { addMember, cast, makePerson, type Person, type Workspace } from "./people.ts";

/** One record of each kind in a workspace, by id. Each noun's file adds its own. */
export interface Records {
  /** Assigned to the project. */
  contractor: Person;
}

/** The data of an answer that has to succeed. */
export async function must<T>(answer: PromiseLike<PostgrestSingleResponse<T>>): Promise<T> {
  const { data, error } = await answer;
  if (error) throw new Error(`${error.code}: ${error.message}`, { cause: error });
  return data;
}

/** Today in UTC, as a date. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/**
 * Fills the workspace as its owner: a row in every table, and `mark` (at most 12 small letters and
 * digits) in every column that takes free text, so that a row which leaks is known anywhere.
 */
export async function fillWorkspace(
  owner: Person,
  workspace: Workspace,
  mark: string,
): Promise<Records> {
  const text = (what: string) => `${mark} ${what}`;
  const contractor = await makePerson(text(cast.contractor));
  await addMember(workspace, contractor, "contractor");
  const place = { owner, workspace, mark, text, db: owner.in(workspace.slug) };
  // Each noun finds the records of those before it; the list is in such an order.
  const made = { contractor } as Records;
  for (const { fill } of nouns) Object.assign(made, await fill?.(place, made));
  return made;
}
