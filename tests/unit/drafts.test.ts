import { expect, test } from "vitest";
import { differs, merge } from "@/components/ui/drafts";

test("a draft brings back what was changed, and leaves what was stored meanwhile", () => {
  const draft = {
    was: { name: "Acme", notes: "", tag: "a", version: "1" },
    now: { name: "Acme Ltd", notes: "Late", tag: ["a", "b"], version: "1" },
  };
  expect(merge(draft, { name: "Acme", notes: "", tag: "a", version: "2", phone: "1" })).toEqual({
    name: "Acme Ltd",
    notes: "Late",
    tag: ["a", "b"],
    version: "2",
    phone: "1",
  });
});

test("a draft brings back a box that was unticked", () => {
  const draft = { was: { name: "A", paid: "on" }, now: { name: "A" } };
  expect(merge(draft, { name: "A", paid: "on" })).toEqual({ name: "A" });
});

test("the words beside a choice are no change, another choice is", () => {
  expect(differs({ clientId: "1" }, { clientId: "1", "find.clientId": "Acme" })).toBe(false);
  expect(differs({ clientId: "1" }, { clientId: "2" })).toBe(true);
  expect(differs({ paid: "on" }, {})).toBe(true);
});
