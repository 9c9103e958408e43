import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sessionCookieName } from "../../lib/supabase/cookie.ts";
import { startPages } from "../../supabase/commands/pages.ts";
import { mailFrom, projectDir } from "../../supabase/commands/project.ts";
import { type Api, startApi } from "../../supabase/local/api.ts";
import { readConfig } from "../../supabase/local/config.ts";
import { claimPort } from "../../supabase/local/ports.ts";
import { sessionCookies } from "../support/client.ts";
import { testStack } from "../support/environment.ts";
import { newestMail } from "../support/mails.ts";
import { makePerson, ownerSql, password, unique } from "../support/people.ts";
import { formsIn, send, stranger } from "../support/site.ts";

/*
 * Guessing is slow, by address and by place; it is counted in the database, and no stranger locks
 * anybody out. An API with the project's own limits stands beside the one of the other tests, and counts
 * in the same table: each test comes from places of its own, and none from this machine's address.
 */

const { siteUrl, smtpPort, authenticatorUrl, jwtSecret, publishableKey } = testStack();
const config = readConfig(projectDir);
const { sign_in_sign_ups: signIns, token_verifications: verifications } = config.auth.rate_limit;
let api: Api;

const start = () =>
  startApi({
    url: authenticatorUrl,
    port: 0,
    jwtSecret,
    publishableKey,
    siteUrl,
    smtpPort,
    config,
    projectDir,
    mailFrom,
    logFile: join(mkdtempSync(join(tmpdir(), "bulkhead-brakes-")), "api.log"),
  });
beforeAll(async () => {
  api = await start();
});
afterAll(() => api.stop());

/** An address of the network that no other test has. */
let places = 0;
const run = Math.floor(Math.random() * 250);
const place = () => `203.${run}.${Math.floor(++places / 250)}.${places % 250}`;

async function ask(path: string, body: object, from: string) {
  const answer = await fetch(`${api.url}/auth/v1${path}`, {
    method: "POST",
    headers: {
      apikey: publishableKey,
      "content-type": "application/json",
      "sb-forwarded-for": from,
    },
    body: JSON.stringify(body),
  });
  const { error_code: code } = (await answer.json()) as { error_code?: string };
  return { status: answer.status, code, wait: Number(answer.headers.get("retry-after")) };
}
const signIn = (email: string, secret: string, from: string) =>
  ask("/token?grant_type=password", { email, password: secret }, from);
const nobody = () => `nobody-${unique()}@example.com`;

describe("passwords", () => {
  test("twenty wrong ones: five are looked at, then there are pauses, also for the right one", async () => {
    const { email } = await makePerson("Guessed");
    const here = place();
    const answers = [];
    for (let tries = 0; tries < 20; tries++) answers.push(await signIn(email, "wrong", here));
    expect(answers.map(({ status }) => status)).toEqual([
      ...Array(5).fill(400),
      ...Array(15).fill(429),
    ]);
    expect(answers[5]).toMatchObject({ code: "over_request_rate_limit" });
    expect(answers[5]?.wait).toBeGreaterThan(25);
    expect(answers[5]?.wait).toBeLessThanOrEqual(30);
    expect((await signIn(email, password, here)).status).toBe(429);

    // The person elsewhere is not made to wait, nor is anybody else who is here.
    expect((await signIn(email, password, place())).status).toBe(200);
    expect((await signIn((await makePerson("Neighbour")).email, password, here)).status).toBe(200);
  });

  test("a restart forgets nothing", async () => {
    const { email } = await makePerson("Patient");
    const here = place();
    for (let tries = 0; tries < 5; tries++) await signIn(email, "wrong", here);
    await api.stop();
    api = await start();
    expect((await signIn(email, password, here)).status).toBe(429);
  });

  test("the pause grows with each wrong one after it, and a right one ends it all", async () => {
    const { email } = await makePerson("Tired");
    const here = place();
    const elapse = () =>
      ownerSql()`update auth.brakes set free_at = now() where key like 'password:%'`;
    for (let tries = 0; tries < 5; tries++) await signIn(email, "wrong", here);
    const waits: number[] = [];
    for (let tries = 0; tries < 7; tries++) {
      waits.push((await signIn(email, "wrong", here)).wait);
      await elapse();
      await signIn(email, "wrong", here);
    }
    expect(waits.map((wait) => Math.round(wait / 10) * 10)).toEqual([
      30, 60, 120, 240, 480, 900, 900,
    ]);
    await elapse();
    expect((await signIn(email, password, here)).status).toBe(200);
    for (let tries = 0; tries < 5; tries++) {
      expect((await signIn(email, "wrong", here)).status).toBe(400);
    }
  });

  test("twenty at the same moment are not more than five", async () => {
    const { email } = await makePerson("Hurried");
    const here = place();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => signIn(email, "wrong", here)),
    );
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(5);
  });

  test("from many places at once: short pauses, and none where the person has signed in", async () => {
    const { email } = await makePerson("Besieged");
    const home = place();
    expect((await signIn(email, password, home)).status).toBe(200);
    for (let tries = 0; tries < 30; tries++) {
      const answer = await signIn(email, "wrong", place());
      if (answer.status === 429) expect(answer.wait).toBeLessThanOrEqual(60);
    }
    expect((await signIn(email, "wrong", place())).status).toBe(429);
    expect((await signIn(email, password, home)).status).toBe(200);
  });

  test("who is kept out of a new place by others' guesses comes in by a mailed link, and then by password", async () => {
    const { email } = await makePerson("Abroad");
    const here = place();
    for (let tries = 0; tries < 25; tries++) await signIn(email, "wrong", place());
    expect((await signIn(email, password, here)).status).toBe(429);
    expect((await ask("/otp", { email, create_user: false }, here)).status).toBe(200);
    const { link } = await newestMail(testStack().mailboxUrl, email);
    const query = new URL(link).searchParams;
    const token = { token_hash: query.get("token_hash"), type: query.get("type") };
    expect((await ask("/verify", token, here)).status).toBe(200);
    expect((await signIn(email, password, here)).status).toBe(200);
  });

  test("an address that is no text is refused in words", async () => {
    for (const path of ["/token?grant_type=password", "/verify", "/otp"]) {
      const answer = await ask(path, { email: ["a@b.test"], password, token: "1" }, place());
      expect(answer).toMatchObject({ status: 400, code: "validation_failed" });
    }
  });

  test("an address without an account is braked as one with", async () => {
    const [here, there] = [place(), place()];
    const { email } = await makePerson("Known");
    const unknown = nobody();
    for (let tries = 0; tries < 8; tries++) {
      const answers = [await signIn(email, "wrong", here), await signIn(unknown, "wrong", there)];
      expect(answers[1]).toEqual({
        ...answers[0],
        wait: expect.closeTo(answers[0]?.wait ?? 0, -1),
      });
    }
  });
});

describe("by place", () => {
  test("so many sign-ins and sign-ups, whoever they are for", async () => {
    const here = place();
    for (let tries = 0; tries < signIns; tries++) {
      expect((await signIn(nobody(), "wrong", here)).status).toBe(400);
    }
    const refused = await ask("/signup", { email: nobody(), password }, here);
    expect(refused).toMatchObject({ status: 429, code: "over_request_rate_limit" });
    expect(refused.wait).toBeGreaterThan(200);
    expect((await signIn(nobody(), "wrong", place())).status).toBe(400);
  });

  test("so many codes", async () => {
    const here = place();
    const guess = () => ({ token_hash: unique().repeat(5), type: "magiclink" });
    for (let tries = 0; tries < verifications; tries++) {
      expect((await ask("/verify", guess(), here)).status).toBe(403);
    }
    expect((await ask("/verify", guess(), here)).status).toBe(429);
  });
});

describe("by address", () => {
  test("so many codes, from wherever", async () => {
    const { email } = await makePerson("Coded");
    const guess = () => ask("/verify", { email, token: "12345678", type: "magiclink" }, place());
    for (let tries = 0; tries < 10; tries++) expect((await guess()).status).toBe(403);
    expect((await guess()).status).toBe(429);
  });

  test("so many mails, with an account or without", async () => {
    for (const email of [(await makePerson("Mailed")).email, nobody()]) {
      const here = place();
      const ways = ["/recover", "/otp", "/magiclink"];
      for (let tries = 0; tries < 10; tries++) {
        const body = { email, create_user: false };
        expect((await ask(ways[tries % 3] ?? "", body, here)).status).toBe(200);
      }
      const refused = await ask("/recover", { email }, here);
      expect(refused).toMatchObject({ status: 429, code: "over_email_send_rate_limit" });
      expect((await ask("/recover", { email }, place())).status).toBe(200);
    }
  });
});

test("what is counted names nobody", async () => {
  const rows =
    await ownerSql()`select key from auth.brakes where key like '%@%' or key like '%203.%'`;
  expect(rows).toEqual([]);
});

describe("through the application", () => {
  /** Sends the sign-in form, and returns what comes back. */
  async function tryToSignIn(email: string, forwardedFor: string, at = siteUrl): Promise<string> {
    const address = `${at}/login`;
    const form = formsIn(await (await stranger(address)).text()).find((it) => it.has("email"));
    if (!form) throw new Error("The page has no form to sign in with.");
    form.set("email", email);
    form.set("password", "a wrong password");
    const answer = await send(stranger, address, form, {
      origin: at,
      "x-forwarded-for": forwardedFor,
      "x-client-address": forwardedFor,
      "sb-forwarded-for": forwardedFor,
    });
    return answer.text();
  }

  test("whoever makes addresses up waits all the same, and reads for how long", async () => {
    const { email } = await makePerson("Guessed through forms");
    for (let tries = 0; tries < 5; tries++) {
      expect(await tryToSignIn(email, place())).toContain("address or the password is wrong");
    }
    const html = await tryToSignIn(email, place());
    expect(html).toMatch(/Too many attempts\. Try again in (2\d|30) seconds\./);
    expect(html).toContain(`value="${email}"`);
    expect(html).not.toContain("a wrong password");
  });

  /** The application behind a proxy that it trusts, which these tests are. */
  async function behindProxy(supabaseUrl: string, work: (at: string) => Promise<void>) {
    const port = await claimPort(0, "application", "localhost");
    const at = `http://localhost:${port}`;
    const pages = await startPages({
      mode: "start",
      host: "localhost",
      port,
      workers: 1,
      env: {
        SUPABASE_URL: supabaseUrl,
        SUPABASE_PUBLISHABLE_KEY: publishableKey,
        SITE_URL: at,
        TRUSTED_PROXIES: "127.0.0.0/8 ::1",
      },
    });
    try {
      await work(at);
    } finally {
      await pages.stop();
    }
  }

  test("behind a proxy that is trusted, its clients are told apart", async () => {
    await behindProxy(testStack().apiUrl, async (at) => {
      const { email } = await makePerson("Behind a proxy");
      const one = place();
      for (let tries = 0; tries < 5; tries++) await tryToSignIn(email, one, at);
      expect(await tryToSignIn(email, one, at)).toContain("Too many attempts.");
      // What a client says itself stands left of what the proxy says of it.
      expect(await tryToSignIn(email, `${place()}, ${one}`, at)).toContain("Too many attempts.");
      expect(await tryToSignIn(email, place(), at)).toContain("password is wrong");
    });
  });

  test("whose network asks for too many refreshes waits, and stays signed in", async () => {
    const { email } = await makePerson("With a rude neighbour");
    const { token_refresh: refreshes } = config.auth.rate_limit;
    const shared = place();
    const junk = { refresh_token: randomUUID() };
    for (let asked = 0; asked <= refreshes; asked++) {
      const { status } = await ask("/token?grant_type=refresh_token", junk, shared);
      expect(status).toBe(asked < refreshes ? 400 : 429);
    }
    const cookie = await oldSession(email);
    await behindProxy(api.url, async (at) => {
      const visit = (from: string) =>
        fetch(`${at}/profile`, {
          headers: { cookie, "x-forwarded-for": from },
          redirect: "manual",
        });
      const held = await visit(shared);
      expect(held.status).toBe(429);
      expect(held.headers.getSetCookie()).toEqual([]);
      expect(await held.text()).toContain("You are still signed in");
      // The same cookie, where there is no such neighbour.
      expect((await visit(place())).status).toBe(200);
    });
  });

  /** The cookie of somebody who was away for so long that the session has to be refreshed. */
  async function oldSession(email: string): Promise<string> {
    const jar = await sessionCookies(email, password);
    const text = [...jar.values()].join("").replace(/^base64-/, "");
    const session: object = JSON.parse(Buffer.from(text, "base64url").toString());
    const old = JSON.stringify({ ...session, expires_at: Math.floor(Date.now() / 1000) - 60 });
    return `${sessionCookieName}=base64-${Buffer.from(old).toString("base64url")}`;
  }
});
