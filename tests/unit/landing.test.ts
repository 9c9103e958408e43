import { describe, expect, test } from "vitest";
import { landing, linkTarget } from "@/lib/account/landing";

const site = "https://bulkhead.example";

describe("where a mailed link leads on to", () => {
  test("is where the person was going when they asked for the mail", () => {
    const next = "/w/acme/clients?q=a&archived=1";
    expect(landing(linkTarget(site, next), site)).toBe(next);
  });

  test("survives a next within a next", () => {
    const next = "/reset-password?next=%2Fw%2Facme%3Fa%3D1";
    expect(landing(linkTarget(site, next), site)).toBe(next);
  });

  test("is a plain path or address of ours as well", () => {
    expect(landing("/w/acme", site)).toBe("/w/acme");
    expect(landing(`${site}/w/acme?x=1`, site)).toBe("/w/acme?x=1");
  });

  test.each([
    null,
    "",
    site,
    "https://evil.example/w/acme",
    "//evil.example/w/acme",
    "https://bulkhead.example.evil.example/",
    "https://bulkhead.example@evil.example/",
    "http://bulkhead.example/w/acme",
    "javascript:alert(1)",
    linkTarget(site, "https://evil.example"),
    linkTarget(site, "//evil.example"),
    `${site}//evil.example`,
  ])("is home for %j", (address) => {
    expect(landing(address, site)).toBe("/");
  });
});
