import "server-only";
import type { z } from "zod";
import { endHere } from "@/lib/auth";
import { isSignedOut, Refusal, unwrap } from "@/lib/errors";
import { isId } from "@/lib/fields";
import type { Database } from "@/lib/supabase/database.types";
import { createClient } from "@/lib/supabase/server";

type Functions = Database["public"]["Functions"];
type Reading = keyof Functions;
type Args<F extends Reading> = Functions[F]["Args"];
/** What a function takes; what it need not be given may be undefined. */
type Given<F extends Reading> = {
  [K in keyof Args<F>]: object extends Pick<Args<F>, K> ? Args<F>[K] | undefined : Args<F>[K];
};

/**
 * What a page shows: one function of the database, asked as the signed-in person in the workspace
 * (undefined: outside of all), and its answer read by the view. An argument that is undefined is left
 * to the function's own default. A missing answer is a fault: for what may be missing there is `find`.
 * Whose session has ended is led to sign in.
 */
export async function read<F extends Reading, V extends z.ZodType>(
  slug: string | undefined,
  name: F,
  given: Given<F>,
  view: V,
): Promise<z.output<V>> {
  const db = await createClient(slug);
  try {
    return view.parse(unwrap(await db.rpc(name, given as Args<F>)));
  } catch (error) {
    if (error instanceof Refusal && isSignedOut(error)) return endHere();
    throw error;
  }
}

/**
 * The same for a record by its id. Undefined when the caller sees none of this id, and for an id out of
 * an address that could not be one.
 */
export async function find<F extends Reading, V extends z.ZodType>(
  slug: string | undefined,
  name: F,
  ids: Given<F> & Record<string, string>,
  view: V,
): Promise<z.output<V> | undefined> {
  const texts: Record<string, string> = ids;
  if (!Object.values(texts).every(isId)) return undefined;
  const found = await read(slug, name, ids, view.nullable());
  return found ?? undefined;
}
