import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { currentPath } from "@/lib/auth";
import { isSignedOut, Refusal, signInRequired } from "@/lib/errors";
import { redirectWithFlash } from "@/lib/flash";
import { type FormState, failed, typedValues } from "@/lib/form-state";
import { paths } from "@/lib/paths";
import { createClient, type Db } from "@/lib/supabase/server";

/**
 * Runs one form's submission: reads the fields by the schema, does the write, and answers with the
 * words for what was refused, beside their fields and with everything that was typed. `run` ends in
 * a redirect; whatever it throws that is not a Refusal is a fault and goes on to the error page.
 * Who is signed out keeps what was typed where a script can show it; without one the page around
 * the form is not theirs to see, and they sign in first.
 * Authority is the database's: the session that comes with the request decides what `db` may do.
 */
export async function submit<S extends z.ZodType>(
  schema: S,
  data: FormData,
  run: (input: z.output<S>) => Promise<FormState>,
): Promise<FormState> {
  const values = typedValues(data);
  const parsed = schema.safeParse(fields(data));
  if (!parsed.success) {
    const errors: Record<string, string[]> = {};
    for (const issue of parsed.error.issues) {
      const name = issue.path.join(".");
      errors[name] = [...(errors[name] ?? []), issue.message];
    }
    return failed({ fields: errors, values });
  }
  try {
    return await run(parsed.data);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (isSignedOut(error) && !(await headers()).has("next-action")) {
      return redirect(paths.login(await currentPath()));
    }
    const { field, message } = error.explanation;
    return failed(field ? { fields: { [field]: [message] }, values } : { message, values });
  }
}

/** The same for a form inside a workspace: `run` also gets the database bound to it. */
export function submitTo<S extends z.ZodType>(
  slug: string,
  schema: S,
  data: FormData,
  run: (input: z.output<S>, db: Db) => Promise<FormState>,
): Promise<FormState> {
  return submit(schema, data, async (input) => run(input, await signedIn(slug)));
}

/**
 * Runs a button's post inside a workspace. A refusal comes back as a message on the page at `back`,
 * since there is no field to put it beside. Who is signed out signs in first and comes back there;
 * who is no longer in the workspace finds at `back` what everybody finds who is not.
 */
export async function postTo(
  slug: string,
  back: string,
  run: (db: Db) => Promise<never>,
): Promise<never> {
  try {
    return await run(await signedIn(slug));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (isSignedOut(error)) return redirect(paths.login(back));
    return redirectWithFlash(back, { tone: "danger", text: error.message });
  }
}

/**
 * The database for a submission. Who has signed out meanwhile, as in another tab, is told that, and
 * not that they may not do this.
 */
async function signedIn(slug: string): Promise<Db> {
  const db = await createClient(slug);
  const { data } = await db.auth.getSession();
  if (!data.session) throw signInRequired();
  return db;
}

/** The text fields by name; a field that was sent more than once is its list of texts. */
function fields(data: FormData): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const name of new Set(data.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const texts = data.getAll(name).filter((value) => typeof value === "string");
    const [first] = texts;
    if (first !== undefined) found[name] = texts.length > 1 ? texts : first;
  }
  return found;
}
