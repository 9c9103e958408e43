import { expect, test } from "vitest";
import { isFromOurPages } from "@/lib/origin";

const site = "https://books.example.com";
const asked = (method: string, headers: Record<string, string>) =>
  isFromOurPages(method, new Headers(headers), site);

test("whoever only reads may come from anywhere", () => {
  for (const method of ["GET", "HEAD", "OPTIONS"]) {
    expect(asked(method, { origin: "https://evil.example" })).toBe(true);
    expect(asked(method, {})).toBe(true);
  }
});

test.each<[string, Record<string, string>]>([
  ["our site", { origin: site }],
  ["a page of ours whose Origin was taken away", { "sec-fetch-site": "same-origin" }],
  ["one whose Origin was emptied", { origin: "null", "sec-fetch-site": "same-origin" }],
])("a post from %s is taken", (_, headers) => {
  expect(asked("POST", headers)).toBe(true);
});

test.each<[string, Record<string, string>]>([
  ["nowhere", {}],
  ["another site", { origin: "https://evil.example" }],
  [
    "another site that calls itself our host",
    { origin: "https://evil.example", host: "evil.example" },
  ],
  ["our host without TLS", { origin: "http://books.example.com" }],
  ["another port of it", { origin: `${site}:8443` }],
  ["a subdomain", { origin: "https://x.books.example.com" }],
  ["a sandboxed frame", { origin: "null", "sec-fetch-site": "cross-site" }],
  ["a sibling", { "sec-fetch-site": "same-site" }],
  ["the address bar", { "sec-fetch-site": "none" }],
  [
    "another site, whatever else it says",
    { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
  ],
])("a post from %s is refused", (_, headers) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    expect(asked(method, headers)).toBe(false);
  }
});
