import type { Noun } from "../noun.ts";

export const profiles: Noun = {
  model: {
    columns: { profiles: "user_id" },
    embedded: [],
    // One's own, in whatever workspace one asks.
    sight: ({ person }) => ({ profiles: [{ user_id: person.id }] }),
  },
};
