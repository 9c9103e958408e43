import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { testStack } from "../support/environment.ts";
import { cast, makePerson, makeWorkspace, password } from "../support/people.ts";
import { formsIn, send, signIn, stranger } from "../support/site.ts";

const { siteUrl } = testStack();
const owner = await makePerson(cast.owner);
const { slug } = await makeWorkspace(owner);
const visit = await signIn(owner);

async function signInForm(fill: Record<string, string>): Promise<FormData> {
  const form = formsIn(await (await stranger("/login")).text()).find((it) => it.has("email"));
  if (!form) throw new Error("The page has no form to sign in with.");
  for (const [name, value] of Object.entries(fill)) form.set(name, value);
  return form;
}
const right = { email: owner.email, password };

const mailed = `/auth/confirm?type=signup&token_hash=${"0".repeat(56)}`;

const responses: [string, number, () => Promise<Response>][] = [
  ["a page", 200, () => stranger("/login")],
  ["a page of a workspace", 200, () => visit(`/w/${slug}`)],
  ["its payload", 200, () => visit(`/w/${slug}/clients?_rsc`, { headers: { rsc: "1" } })],
  ["a redirect to sign in", 303, () => stranger(`/w/${slug}`)],
  ["an address that is not", 404, () => visit("/nothing/here")],
  ["the page of a link", 200, () => stranger(mailed)],
  ["the page of a link, asked by a scanner", 200, () => stranger(mailed, { method: "HEAD" })],
  ["a handler of a link", 303, () => stranger("/auth/callback?code=x")],
  ["an action that redirects", 303, async () => send(stranger, "/login", await signInForm(right))],
  [
    "an action that refuses",
    200,
    async () => send(stranger, "/login", await signInForm({ ...right, password: "no" })),
  ],
];

describe.each(responses)("%s", (what, status, ask) => {
  const posted = what.startsWith("an action");

  test("has the headers of every page", async () => {
    const { headers, status: answered } = await ask();
    expect(answered).toBe(status);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{16,}'/);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    for (const part of ["default-src 'self'", "object-src 'none'", "base-uri 'none'"]) {
      expect(policy).toContain(part);
    }
    for (const part of ["frame-ancestors 'none'", "form-action 'self'"]) {
      expect(policy).toContain(part);
    }
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).toMatch(/^(strict-origin|same-origin|no-referrer)/);
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    // Nobody stores the answer to a POST; on others it is said that they are one person's.
    expect(headers.get("cache-control")).toMatch(posted ? /no-store/ : /private.*no-store/);
    // On plain http there is no promise to keep about https.
    expect(headers.has("strict-transport-security")).toBe(siteUrl.startsWith("https:"));
    expect(headers.has("x-powered-by")).toBe(false);
    expect(headers.has("access-control-allow-origin")).toBe(false);
  });

  test("and a nonce of its own", async () => {
    const [first, second] = [await ask(), await ask()];
    const nonce = ({ headers }: Response) =>
      /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1];
    expect(nonce(first)).not.toBe(nonce(second));
  });
});

test("the address of a mailed link is told to nobody", async () => {
  for (const path of [mailed, `/invitations/${"x".repeat(43)}`]) {
    expect((await stranger(path)).headers.get("referrer-policy")).toBe("strict-origin");
  }
});

test("the scripts of a page carry its nonce, and none stands in an attribute", async () => {
  const response = await visit(`/w/${slug}`);
  const nonce = /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1];
  const html = await response.text();
  const scripts = html.match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(3);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  expect(html).not.toMatch(/<[^>]+\son\w+="/);
});

test("built files may be kept by anyone, and are what they say they are", async () => {
  const html = await (await stranger("/login")).text();
  const file = /"(\/_next\/static\/[^"]+\.js)"/.exec(html)?.[1] ?? "";
  for (const path of [file, "/icon.svg", "/manifest.webmanifest"]) {
    const { headers, status } = await stranger(path);
    expect([path, status]).toEqual([path, 200]);
    expect([path, headers.get("x-content-type-options")]).toEqual([path, "nosniff"]);
    expect(headers.get("cache-control")).toContain("public");
    expect(headers.has("set-cookie")).toBe(false);
    expect(headers.has("x-powered-by")).toBe(false);
  }
});

test("the cookies of a session are for the server alone", async () => {
  const response = await send(stranger, "/login", await signInForm(right));
  const session = response.headers.getSetCookie().filter((it) => it.startsWith("bulkhead-session"));
  expect(session.length).toBeGreaterThan(0);
  const visited = (await visit(`/w/${slug}`)).headers.getSetCookie();
  expect(visited.some((it) => it.startsWith("last-workspace="))).toBe(true);
  for (const cookie of [...session, ...visited]) {
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=lax/i);
    expect(cookie).toMatch(/; Path=\//i);
    expect(cookie).not.toMatch(/; Domain=/i);
    expect(/; Secure/i.test(cookie)).toBe(siteUrl.startsWith("https:"));
  }
});

test("no secret, key or address of the database is in what browsers get", async () => {
  const folder = join(process.env.NEXT_DIST_DIR ?? ".next", "static");
  expect(existsSync(folder)).toBe(true);
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((it) =>
    it.isFile(),
  );
  expect(files.length).toBeGreaterThan(10);
  const { jwtSecret, publishableKey, databaseUrl, adminUrl, apiUrl } = testStack();
  const secrets = [
    ...["sb_secret_", "sb_publishable_", "service_role", "SUPABASE_", "SMTP_URL"],
    ...["postgres://", "postgresql://", jwtSecret, publishableKey, databaseUrl, adminUrl, apiUrl],
  ];
  for (const file of files) {
    const text = await readFile(join(file.parentPath, file.name), "latin1");
    const found = secrets.filter((secret) => text.includes(secret));
    expect([file.name, found]).toEqual([file.name, []]);
  }
  // Nor in a page.
  const html = await (await visit(`/w/${slug}`)).text();
  expect(secrets.filter((secret) => html.includes(secret))).toEqual([]);
});
