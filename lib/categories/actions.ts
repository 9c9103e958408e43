"use server";

import { z } from "zod";
import { unwrap } from "@/lib/errors";
import { redirectWithFlash } from "@/lib/flash";
import { postTo, submitTo } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { paths } from "@/lib/paths";
import { categorySchema } from "./schema";

export async function createCategory(
  slug: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return submitTo(slug, categorySchema, data, async (input, db) => {
    unwrap(await db.from("categories").insert(input).select("id").single());
    return redirectWithFlash(paths.categories(slug), { text: `Added ${input.name}.` });
  });
}

export async function updateCategory(
  slug: string,
  id: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return submitTo(slug, categorySchema, data, async (input, db) => {
    unwrap(await db.from("categories").update(input).eq("id", id).select("id").single());
    return redirectWithFlash(paths.categories(slug), { text: `Saved ${input.name}.` });
  });
}

/** Its projects stay and have no category from then on. */
export async function deleteCategory(slug: string, data: FormData): Promise<void> {
  const id = z.uuid().parse(data.get("id"));
  return postTo(slug, paths.categories(slug), async (db) => {
    const { name } = unwrap(
      await db.from("categories").delete().eq("id", id).select("name").single(),
    );
    return redirectWithFlash(paths.categories(slug), { text: `Deleted ${name}.` });
  });
}
