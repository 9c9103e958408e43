"use server";

import { unwrap } from "@/lib/errors";
import { redirectWithFlash } from "@/lib/flash";
import { postTo, record, submitTo } from "@/lib/form";
import type { FormState } from "@/lib/form-state";
import { paths } from "@/lib/paths";
import { categorySchema } from "./schema";
import { errors, t } from "./words";

/** Makes a category (no id), or changes the one of the id. */
export async function saveCategory(
  slug: string,
  id: string | null,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return submitTo(slug, categorySchema, data, async (input, db) => {
    const categories = db.from("categories");
    const write = id ? categories.update(input).eq("id", id) : categories.insert(input);
    const { name } = unwrap(await write.select("name").single(), errors);
    return redirectWithFlash(paths.categories(slug), {
      text: id ? t("saved", { name }) : t("added", { name }),
    });
  });
}

/** Its projects stay and have no category from then on. */
export async function deleteCategory(slug: string, data: FormData): Promise<void> {
  return postTo(slug, paths.categories(slug), record, data, async ({ id }, db) => {
    const { name } = unwrap(
      await db.from("categories").delete().eq("id", id).select("name").single(),
      errors,
    );
    return redirectWithFlash(paths.categories(slug), { text: t("deleted", { name }) });
  });
}
