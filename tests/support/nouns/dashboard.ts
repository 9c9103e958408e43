import type { Noun } from "../noun.ts";

export const dashboard: Noun = {
  functions: { dashboard: "" },
  reads: { dashboard: () => [{ name: "Dashboard", args: "" }] },
};
