import "server-only";
import { unwrap } from "@/lib/errors";
import { isId } from "@/lib/fields";
import { createClient } from "@/lib/supabase/server";
import type { Category } from "./schema";

export async function listCategories(slug: string): Promise<Category[]> {
  const db = await createClient(slug);
  return unwrap(await db.from("categories").select("id, name, color").order("name_key"));
}

export async function findCategory(slug: string, id: string): Promise<Category | undefined> {
  if (!isId(id)) return undefined;
  const db = await createClient(slug);
  const found = unwrap(
    await db.from("categories").select("id, name, color").eq("id", id).maybeSingle(),
  );
  return found ?? undefined;
}
