import { expect, test } from "vitest";
import { connectAs } from "../support/client.ts";
import { testStack } from "../support/environment.ts";
import { newestMail } from "../support/mails.ts";
import { makePerson, password } from "../support/people.ts";
import { formsIn, send, signIn, stranger, type Visitor } from "../support/site.ts";

const { siteUrl, mailboxUrl } = testStack();
const person = await makePerson("Reader");
const visit = await signIn(person);

/** Where a browser would go. Our own site, or the test fails. */
function target(response: Response): string {
  const location = response.headers.get("location");
  expect(location).not.toBeNull();
  expect(location).not.toMatch(/^\/[/\\]|[\\\s\p{Cc}]/u);
  const url = new URL(location ?? "", siteUrl);
  expect(url.origin).toBe(siteUrl);
  expect(url.pathname).not.toMatch(/^\/\//);
  return url.pathname + url.search;
}

const { host } = new URL(siteUrl);
const vectors = [
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\/evil.example",
  "\\\\evil.example",
  "https:evil.example",
  "https://evil.example",
  "https:/evil.example",
  "http:\\\\evil.example",
  "HTTPS://evil.example/w/x",
  `${siteUrl}@evil.example`,
  `${siteUrl}.evil.example`,
  `//${host}@evil.example`,
  `https://evil.example/?x=${siteUrl}`,
  "/%2f%2fevil.example",
  "%2f%2fevil.example",
  "/%5cevil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "/ /evil.example",
  "/\r\nset-cookie: evil=1",
  "/.//evil.example",
  "/x/..//evil.example",
  "/..//evil.example",
  "javascript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,evil",
  "?next=//evil.example",
  "/\u0000/evil.example",
  "/\u2028/evil.example",
  "／／evil.example",
  "/".repeat(300),
];
/** Whoever is signed in may follow a link once more, and is led on without a word. */
const used = "0".repeat(56);
const usedLink = `/auth/confirm?type=signup&token_hash=${used}`;

/** Opens a link and presses its button, with `next` as the page made of it or as somebody else would. */
async function follow(visitor: Visitor, link: string, next?: string): Promise<Response> {
  const page = await visitor(link);
  expect(page.status).toBe(200);
  const html = await page.text();
  expectHarmless(html);
  const form = formsIn(html).find((it) => it.has("token_hash"));
  if (!form) throw new Error("The page has no button that follows the link.");
  if (next !== undefined) form.set("next", next);
  const response = await send(visitor, link, form);
  expect(response.status).toBe(303);
  return response;
}
const encoded = (text: string) => encodeURIComponent(text);

/** Nothing of a foreign address may be where a browser follows or acts on it. */
function expectHarmless(html: string): void {
  expect(html).not.toMatch(
    /(href|action|src|formaction)="(\s*(https?:|\/\/|[/\\]\\)[^"]*evil|javascript:)/i,
  );
  expect(html).not.toMatch(/http-equiv="refresh"[^>]*evil/i);
}

test("a path of ours is kept", async () => {
  expect(target(await visit(`/login?next=${encoded("/profile?tab=1")}`))).toBe("/profile?tab=1");
  const followed = await follow(visit, `${usedLink}&next=${encoded(`${siteUrl}/profile`)}`);
  expect(target(followed)).toBe("/profile");
});

test.each(vectors)("signed in already, next=%j stays here", async (vector) => {
  for (const path of ["/login", "/signup"]) {
    const response = await visit(`${path}?next=${encoded(vector)}`);
    expect(response.status).toBeLessThan(500);
    if (response.headers.has("location")) target(response);
    expectHarmless(await response.text());
  }
});

test.each(vectors)("signing in with next=%j stays here", async (vector) => {
  const page = await stranger(`/login?next=${encoded(vector)}`);
  const html = await page.text();
  expectHarmless(html);
  const form = formsIn(html).find((it) => it.has("email"));
  if (!form) throw new Error("The page has no form to sign in with.");
  form.set("email", person.email);
  form.set("password", password);
  // What the page made of it, and what a page of somebody else's could post.
  for (const next of [form.get("next"), vector]) {
    form.set("next", String(next));
    const response = await send(stranger, "/login", form);
    expect(response.status).toBe(303);
    target(response);
    expect(response.headers.getSetCookie().join()).not.toContain("evil");
  }
});

test.each(vectors)("a followed link with next=%j stays here", async (vector) => {
  const inside = `${siteUrl}/auth/callback?next=${encoded(vector)}`;
  for (const next of [vector, inside]) {
    target(await follow(visit, `${usedLink}&next=${encoded(next)}`));
    target(await follow(visit, usedLink, next));
    target(await stranger(`/auth/callback?code=${used}&next=${encoded(next)}`));
  }
});

test("a true link with a foreign next signs in, and stays here", async () => {
  const { error } = await connectAs().auth.signInWithOtp({
    email: person.email,
    options: { shouldCreateUser: false, emailRedirectTo: "https://evil.example/steal" },
  });
  expect(error).toBeNull();
  const link = new URL((await newestMail(mailboxUrl, person.email)).link);
  expect(link.href).not.toContain("evil");
  link.searchParams.set("next", "https://evil.example/steal");
  const path = link.pathname + link.search;
  // As often as a program looks the mail through, by whatever method.
  for (const method of ["GET", "HEAD", "GET"]) {
    const looked = await stranger(path, { method });
    expect(looked.status).toBe(200);
    expect(looked.headers.getSetCookie().join()).not.toContain("bulkhead-session");
  }
  const response = await follow(stranger, path);
  expect(target(response)).toBe("/");
  expect(response.headers.getSetCookie().join()).toContain("bulkhead-session");
});
