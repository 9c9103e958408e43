import type { Noun } from "../noun.ts";
import { must } from "../records.ts";

declare module "../records.ts" {
  interface Records {
    categoryId: string;
  }
}

export const categories: Noun = {
  tables: { categories: { insert: "(name, color) values ('New', '#112233')" } },
  addresses: { categories: "categoryId" },
  fill: async ({ db, text }) => {
    const found: { id: string; name: string }[] = await must(
      db.from("categories").select("id, name").order("name"),
    );
    for (const { id, name } of found) {
      await must(
        db
          .from("categories")
          .update({ name: text(name) })
          .eq("id", id),
      );
    }
    return { categoryId: found[0]?.id ?? "" };
  },
  model: {
    columns: { categories: "name" },
    embedded: [{ table: "categories" }],
    // Those that every workspace starts with; no story changes them.
    sight: () => ({
      categories: ["Consulting", "Design", "Development"].map((name) => ({ name })),
    }),
  },
};
