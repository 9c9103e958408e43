import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paths, safeNext, withNext } from "@/lib/paths";

const site = "https://bulkhead.example";

describe("safeNext", () => {
  test.each([
    "/",
    "/w/acme",
    "/w/acme/clients?q=a%20b&archived=1",
    "/w/acme/time?until=2026-11-21",
  ])("keeps %s", (path) => {
    expect(safeNext(path)).toBe(path);
  });

  test.each([
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/%0d%0a/../..//evil.example",
    "/./..//evil.example",
    "javascript:alert(1)",
    "evil.example",
    " /w/acme",
    "",
    null,
    undefined,
    ["/w/acme", "/w/other"],
  ])("sends %j home", (next) => {
    expect(safeNext(next)).toBe(paths.home);
  });

  test("never leaves the site, whatever is asked for", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      "..",
      ".",
      ":",
      "@",
      "?",
      "#",
      "%2f",
      "\t",
      "a",
      "http",
    );
    const hostile = fc.array(piece, { maxLength: 12 }).map((pieces) => `/${pieces.join("")}`);
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string()), (next) => {
        expect(new URL(safeNext(next), site).origin).toBe(site);
      }),
    );
  });
});

describe("withNext", () => {
  test("carries an address whole, beside a query or without one", () => {
    const next = "/w/acme/clients?q=a&b=c";
    for (const path of ["/signup", "/check-mail?for=link"]) {
      expect(new URL(withNext(path, next), site).searchParams.get("next")).toBe(next);
    }
  });

  test("says nothing of home", () => {
    expect(withNext("/signup", "/")).toBe("/signup");
    expect(paths.login(undefined)).toBe("/login");
  });
});
