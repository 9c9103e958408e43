import { AuthRetryableFetchError } from "@supabase/supabase-js";
import { expect, test } from "vitest";
import { explain, unwrapAuth } from "@/lib/errors";

test("a form that found no database is told so, and not that the fault has a number", () => {
  const words = /could not reach its data/;
  expect(explain({ code: "PGRST001", message: "" })?.message).toMatch(words);
  const error = new AuthRetryableFetchError("Service unavailable", 503);
  expect(() => unwrapAuth({ data: null, error }, {})).toThrow(words);
  expect(explain({ code: "PGRST100", message: "" })).toBeUndefined();
});
