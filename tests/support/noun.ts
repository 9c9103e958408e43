import type { SupabaseClient } from "@supabase/supabase-js";
import type { Asked, Subject } from "../bench/questions.ts";
import type { Operation } from "./model/operations.ts";
import type { View } from "./model/sight.ts";
import type { Room } from "./model/world.ts";
import type { Person, Workspace } from "./people.ts";
import type { Records } from "./records.ts";

/*
 * What the suites must know of a noun and cannot read from the catalogue. Each noun says it in one
 * file of the folder nouns, in its own interfaces where others need its types:
 *
 *   declare module "../records.ts" { interface Records { clientId: string } }
 */

/** What the access matrix tries on a table. Names in quotes are things of the cast in 000_helpers. */
type TableSample = {
  /** A row that is fit to be inserted by whoever may. */
  insert?: string;
  /** Which rows to change and delete, where a rule other than access would refuse some. */
  where?: string;
};

/** Where a noun makes its records: in a workspace, as its owner. */
export type Place = {
  owner: Person;
  workspace: Workspace;
  db: SupabaseClient;
  mark: string;
  /** The text, marked. */
  text: (what: string) => string;
};

/** A row as the API gives it. */
export type Row = Record<string, unknown>;

type NounModel = {
  /** What a new workspace has of it. */
  start?: () => Partial<Room>;
  /** The columns that are compared, by table; instants only as set or not. */
  columns: Record<string, string>;
  /** How its tables are embedded in a request for the whole workspace; not the ones inside of others. */
  embedded: readonly Embedding[];
  /** What somebody should see of each of its tables. */
  sight: (view: View) => Record<string, Row[]>;
  operations?: Record<string, Operation>;
};

export type Embedding = {
  table: string;
  /** Tables embedded in this one. */
  inside?: readonly string[];
  /** The reference to follow, where there are several. */
  by?: string;
};

export type Noun = {
  /** A table that clients may insert into needs a sample: the matrix refuses to be made without. */
  tables?: Record<string, TableSample>;
  /** The arguments of each function that the API serves; the matrix refuses to be made without. */
  functions?: Record<string, string>;
  /** What the benchmark asks of each function that reads; it refuses to run without. */
  reads?: Record<string, (subject: Subject) => Asked[]>;
  /** Which record an address names after this part: /clients/[id] names a clientId. */
  addresses?: Record<string, keyof Records>;
  /**
   * Makes its records in a workspace, with the mark in every column that takes free text. Those of the
   * nouns before it in the list are there already.
   */
  fill?: (place: Place, made: Records) => Promise<Partial<Records>>;
  model?: NounModel;
};

/** The id of a thing of the cast, in SQL. */
export const id = (thing: string) => `tests.id('${thing}')`;
