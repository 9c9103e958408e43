import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { currentPath } from "@/lib/auth";
import { t } from "@/lib/common-words";
import { isSignedOut, Refusal, signInRequired } from "@/lib/errors";
import { searchTerm } from "@/lib/fields";
import { redirectWithFlash } from "@/lib/flash";
import {
  type Choices,
  type FormState,
  failed,
  redrawn,
  searchedField,
  searchNames,
  sentValues,
  typedValues,
} from "@/lib/form-state";
import { paths } from "@/lib/paths";
import { createClient, type Db } from "@/lib/supabase/server";

/*
 * The four ways in which a form comes in. A form with fields is submitted: `submitTo` inside a
 * workspace, `submit` outside; what is refused stands beside its field and nothing typed is lost. A
 * button is posted: `postTo` and `post`; a refusal becomes a message on the page it stands on.
 * All end in a redirect, and whatever they throw that is not a Refusal is a fault for the error page.
 * Authority is the database's: the session that comes with the request decides what may be done.
 */

/**
 * Runs one form's submission: reads the fields by the schema, does the write, and answers with the
 * words for what was refused, beside their fields and with everything that was typed.
 * Who is signed out keeps what was typed where a script can show it; without one the page around
 * the form is not theirs to see, and they sign in first.
 */
export async function submit<S extends z.ZodType>(
  schema: S,
  data: FormData,
  run: (input: z.output<S>) => Promise<FormState>,
): Promise<FormState> {
  const values = typedValues(data);
  const parsed = schema.safeParse(sentValues(data));
  if (!parsed.success) {
    const errors: Record<string, string[]> = {};
    for (const issue of parsed.error.issues) {
      const name = issue.path.join(".");
      errors[name] = [...(errors[name] ?? []), issue.message];
    }
    return summed(failed({ fields: errors, values }));
  }
  try {
    return summed(await run(parsed.data));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (isSignedOut(error) && !(await headers()).has("next-action")) {
      return redirect(paths.login(await currentPath()));
    }
    const { field, message } = error.explanation;
    return summed(failed(field ? { fields: { [field]: [message] }, values } : { message, values }));
  }
}

/** A refusal with what to say above its fields. */
function summed(state: FormState): FormState {
  const count = Object.values(state.fields).filter((errors) => errors.length > 0).length;
  return state.message || count === 0 ? state : { ...state, summary: t("summary", { count }) };
}

/** The same inside a workspace: `run` also gets the database bound to it. */
export function submitTo<S extends z.ZodType>(
  slug: string,
  schema: S,
  data: FormData,
  run: (input: z.output<S>, db: Db) => Promise<FormState>,
): Promise<FormState> {
  return submit(schema, data, async (input) => run(input, await signedIn(slug)));
}

/**
 * The answer to a form that only searches for what one of its SearchSelects is to offer, or undefined
 * when it is to be submitted. `finders` look a text up, by field; who may see what is found is the
 * database's to say.
 */
export async function findChoices(
  data: FormData,
  finders: Readonly<Record<string, (text: string) => Promise<Choices>>>,
): Promise<FormState | undefined> {
  const field = searchedField(data, Object.keys(finders));
  const find = field && finders[field];
  if (!find) return undefined;
  const values = typedValues(data);
  try {
    const choices = await find(searchTerm.parse(data.get(searchNames(field).text)));
    const { options, more } = choices;
    const words = more
      ? t("found.more", { count: options.length })
      : t("found.all", { count: options.length });
    return { ...redrawn(values), choices: { [field]: { ...choices, words } } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return failed({ message: error.message, values });
  }
}

/** What a button sends that acts on one record. */
export const record = z.object({ id: z.uuid() });

/** What a button sends that needs to say no more than that it was pressed. */
export const nothing = z.object({});

/** The page that a button stands on; where it stands on a record's, told by what it sent. */
type Back<S extends z.ZodType> = string | ((input: z.output<S>) => string);

/**
 * Runs a button's post outside of workspaces. A refusal comes back as a message on the page at `back`,
 * since there is no field to put it beside. Who is signed out signs in first and comes back there.
 * Refuses fields that no page of ours sends, as a fault.
 */
export async function post<S extends z.ZodType>(
  back: Back<S>,
  schema: S,
  data: FormData,
  run: (input: z.output<S>, db: Db) => Promise<never>,
): Promise<never> {
  return postAs(undefined, back, schema, data, run);
}

/** The same inside a workspace; who is no longer in it finds at `back` what everybody finds who is not. */
export async function postTo<S extends z.ZodType>(
  slug: string,
  back: Back<S>,
  schema: S,
  data: FormData,
  run: (input: z.output<S>, db: Db) => Promise<never>,
): Promise<never> {
  return postAs(slug, back, schema, data, run);
}

async function postAs<S extends z.ZodType>(
  slug: string | undefined,
  back: Back<S>,
  schema: S,
  data: FormData,
  run: (input: z.output<S>, db: Db) => Promise<never>,
): Promise<never> {
  const input = schema.parse(sentValues(data));
  const page = typeof back === "string" ? back : back(input);
  try {
    return await run(input, await signedIn(slug));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (isSignedOut(error)) return redirect(paths.login(page));
    return redirectWithFlash(page, { tone: "danger", text: error.message });
  }
}

/**
 * The database for a submission. Who has signed out meanwhile, as in another tab, is told that, and
 * not that they may not do this.
 */
async function signedIn(slug: string | undefined): Promise<Db> {
  const db = await createClient(slug);
  const { data } = await db.auth.getSession();
  if (!data.session) throw signInRequired();
  return db;
}
