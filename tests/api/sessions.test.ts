import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { tables } from "../support/catalogue.ts";
import { askForClients as ask, connectAs } from "../support/client.ts";
import { testStack } from "../support/environment.ts";
import { newestMail } from "../support/mails.ts";
import {
  addMember,
  cast,
  makePerson,
  ownerSql,
  type Person,
  password,
  removeMember,
  unique,
} from "../support/people.ts";
import { must } from "../support/records.ts";
import { makeScene } from "../support/scene.ts";
import { accessToken } from "../support/tokens.ts";

const { ours, theirs } = await makeScene();
const all = await tables();

describe("tokens", () => {
  const { id } = ours.owner;
  const past = Math.floor(Date.now() / 1000) - 3600;
  const swapped = (claims: Record<string, unknown>) => {
    const [header, , signature] = ours.owner.token.split(".");
    const payload = accessToken(id, { claims }).split(".")[1];
    return `${header}.${payload}.${signature}`;
  };

  test.each([
    ["expired", accessToken(id, { claims: { iat: past - 3600, exp: past } })],
    ["not signed (alg none)", accessToken(id, { algorithm: "none" })],
    ["signed with another secret", accessToken(id, { secret: "x".repeat(64) })],
    ["signed with the publishable key", accessToken(id, { secret: testStack().publishableKey })],
    ["with another person under the signature", swapped({ sub: theirs.owner.id })],
    ["with another role under the signature", swapped({ role: "service_role" })],
    [
      "a service role of another secret",
      accessToken(id, { claims: { role: "service_role" }, secret: "x" }),
    ],
    ["without its signature", ours.owner.token.split(".").slice(0, 2).join(".")],
    ["no token at all", "nonsense"],
  ])("%s: refused", async (_, token) => {
    const answer = await ask(token, ours.workspace.slug);
    // What has not even the shape of a token counts as no token: nobody, who is granted no table.
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ code: expect.stringMatching(/^PGRST|^42501$/) });
  });

  test("a true one of a person who is gone sees nothing", async () => {
    const ghost = accessToken(randomUUID());
    expect((await ask(ghost, ours.workspace.slug)).status).toBe(401);
    const { error } = await connectAs({ token: ghost }).rpc("create_organization", {
      name: "Ghost",
      slug: `w-${unique()}`,
      currency: "EUR",
      time_zone: "UTC",
    });
    expect(error).not.toBeNull();
  });

  test("an anonymous sign-in makes no workspace and accepts no invitation", async () => {
    const person = await makePerson(cast.newcomer);
    const db = connectAs({ token: accessToken(person.id, { claims: { is_anonymous: true } }) });
    const made = await db.rpc("create_organization", {
      name: "A",
      slug: `w-${unique()}`,
      currency: "EUR",
      time_zone: "UTC",
    });
    expect(made.status).toBe(401);
    const shown = await db.rpc("show_invitation", { token: ours.records.invitationToken });
    expect(shown.status).toBe(401);
  });

  test("claims about workspaces or roles are not listened to", async () => {
    const token = accessToken(id, {
      claims: {
        user_metadata: { organization_id: theirs.workspace.id, role: "owner" },
        app_metadata: { organization_id: theirs.workspace.id, roles: ["owner"] },
        organization_id: theirs.workspace.id,
      },
    });
    expect((await ask(token, theirs.workspace.slug)).status).toBe(404);
  });
});

describe("a removed member", () => {
  test("is out with the next request, by the token they hold", async () => {
    const person = await makePerson(cast.removed);
    await addMember(ours.workspace, person, "admin");
    await addMember(theirs.workspace, person, "member");
    const here = person.in(ours.workspace.slug);
    expect((await here.from("clients").select("id")).data).toHaveLength(1);
    expect(
      (await here.from("clients").insert({ name: "Before", currency: "EUR" })).error,
    ).toBeNull();

    await removeMember(ours.workspace, person);
    for (const { name, key } of all) {
      if (key === null) continue;
      const { error } = await here.from(name).select(key);
      expect([error?.code, name]).toEqual(["PT404", name]);
    }
    const tried = await Promise.all([
      here.from("organizations").select("id"),
      here.from("clients").insert({ name: "After", currency: "EUR" }),
      here.from("clients").update({ name: "After" }).eq("id", ours.records.clientId),
      here.from("clients").delete().eq("id", ours.records.clientId),
      here.rpc("session_context"),
      here.rpc("dashboard"),
      here.rpc("invite_member", { email: "back@example.com", role: "admin" }),
      here.rpc("issue_invoice", { invoice_id: ours.records.draftId }),
    ]);
    expect(tried.map(({ error }) => error?.code)).toEqual(tried.map(() => "PT404"));

    // The other membership is untouched, and named by nothing it is the only one.
    expect((await person.in(theirs.workspace.slug).from("clients").select("id")).error).toBeNull();
    const { data } = await person.in().from("clients").select("organization_id");
    expect(data?.map((row) => row.organization_id)).toEqual([theirs.workspace.id]);
  });

  test("by the page's own function, and back by a new invitation", async () => {
    const person = await makePerson(cast.member);
    await addMember(ours.workspace, person, "admin");
    const owner = ours.owner.in(ours.workspace.slug);
    const here = person.in(ours.workspace.slug);
    expect((await owner.rpc("remove_member", { user_id: person.id })).error).toBeNull();
    expect((await here.from("clients").select("id")).error?.code).toBe("PT404");
    const { data: token } = await owner.rpc("invite_member", {
      email: person.email,
      role: "contractor",
    });
    expect((await person.in().rpc("accept_invitation", { token })).data).toBe(ours.workspace.slug);
    expect((await here.from("members").select("role")).data).toEqual([{ role: "contractor" }]);
    expect((await here.from("clients").select("id")).data).toEqual([]);
  });
});

describe("a real session", () => {
  test("sign-up, the link in the mail, and from then on a password", async () => {
    const { mailboxUrl, siteUrl } = testStack();
    const email = `signup-${unique()}@example.com`;
    const visitor = connectAs();
    const { data: signedUp, error } = await visitor.auth.signUp({
      email,
      password,
      options: { data: { full_name: "Sign Up" }, emailRedirectTo: "https://evil.example/" },
    });
    expect(error).toBeNull();
    expect(signedUp.session).toBeNull();
    const mail = await newestMail(mailboxUrl, email);
    expect((await visitor.auth.signInWithPassword({ email, password })).error?.code).toBe(
      "invalid_credentials",
    );
    const link = new URL(mail.link);
    expect(link.origin).toBe(siteUrl);
    expect(mail.text).not.toContain("evil.example");
    const verify = () =>
      connectAs().auth.verifyOtp({
        token_hash: link.searchParams.get("token_hash") ?? "",
        type: "signup",
      });
    const { data: confirmed } = await verify();
    expect(confirmed.user?.email).toBe(email);
    expect((await verify()).error?.code).toBe("otp_expired");

    const { data: signedIn } = await connectAs().auth.signInWithPassword({ email, password });
    const slug = `w-${unique()}`;
    const db = connectAs({ token: signedIn.session?.access_token ?? "", workspace: slug });
    const { error: refused } = await db.rpc("create_organization", {
      name: "Mine",
      slug,
      currency: "EUR",
      time_zone: "Europe/Paris",
    });
    expect(refused).toBeNull();
    const { data: members } = await db.from("members").select("email, display_name, role");
    expect(members).toEqual([{ email, display_name: "Sign Up", role: "owner" }]);
  });

  test("a person made by SQL signs in as one who signed up", async () => {
    const wrong = await connectAs().auth.signInWithPassword({
      email: ours.owner.email,
      password: "no",
    });
    expect(wrong.error?.code).toBe("invalid_credentials");
    const { data } = await connectAs().auth.signInWithPassword({
      email: ours.owner.email,
      password,
    });
    const answer = await ask(data.session?.access_token, ours.workspace.slug);
    expect(answer.status).toBe(200);
  });
});

describe("what a session keeps of whoever is signed in", () => {
  const row = async (id: string) => {
    const [found] = await ownerSql()<{ user_agent: string | null; ip: string | null }[]>`
      select user_agent, host(ip) as ip from auth.sessions where id = ${id}`;
    return found;
  };
  const send = async (grant: string, body: object, headers: Record<string, string>) => {
    const { apiUrl, publishableKey } = testStack();
    const answer = await fetch(`${apiUrl}/auth/v1/token?grant_type=${grant}`, {
      method: "POST",
      headers: { apikey: publishableKey, "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    const { access_token: token, refresh_token } = await answer.json();
    const claims = JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString());
    return { id: String(claims.session_id), refresh_token };
  };

  test("is the browser and address that signed in, and after it those that renewed it", async () => {
    const { email } = await makePerson(cast.newcomer);
    const begun = await send(
      "password",
      { email, password },
      { "user-agent": "Firefox", "sb-forwarded-for": "203.0.113.7" },
    );
    expect(await row(begun.id)).toEqual({ user_agent: "Firefox", ip: "203.0.113.7" });
    const { refresh_token } = begun;
    const renewed = await send(
      "refresh_token",
      { refresh_token },
      { "user-agent": "Safari", "sb-forwarded-for": "nonsense" },
    );
    expect(renewed.id).toBe(begun.id);
    expect(await row(begun.id)).toEqual({ user_agent: "Safari", ip: "127.0.0.1" });
  });
});

describe("a session that was ended", () => {
  type SignedIn = Awaited<ReturnType<typeof signedIn>>;

  /** The person once more, as from another device. */
  async function signedIn(person: Person, secret = password) {
    const { auth } = connectAs();
    const { data } = await auth.signInWithPassword({ email: person.email, password: secret });
    const { session } = data;
    if (!session) throw new Error("No session was made.");
    const token = session.access_token;
    return {
      auth,
      token,
      refresh: session.refresh_token,
      in: (workspace?: string) => connectAs({ token, workspace }),
      /** The auth API as it stands: the client would not send what it knows to be over. */
      ask: (path: string, method = "GET", body?: object) =>
        fetch(`${testStack().apiUrl}/auth/v1/${path}`, {
          method,
          headers: {
            apikey: testStack().publishableKey,
            Authorization: `Bearer ${token}`,
            "content-type": "application/json",
          },
          ...(body && { body: JSON.stringify(body) }),
        }),
    };
  }

  /** What a session can still do: nothing, or everything. */
  async function powerOf({ token, refresh, in: into, ask: askAuth }: SignedIn) {
    const slug = ours.workspace.slug;
    const [read, profile, written, invited, frame, listed, user, changed] = await Promise.all([
      ask(token, slug),
      into().from("profiles").select("email"),
      into(slug).from("clients").insert({ name: "By a thief", currency: "EUR" }),
      into(slug).rpc("invite_member", { email: `${unique()}@example.com`, role: "owner" }),
      into().rpc("session_context"),
      into().rpc("list_sessions"),
      askAuth("user"),
      askAuth("user", "PUT", { data: { theme: "dark" } }),
    ]);
    const made = await into().rpc("create_organization", {
      name: "A thief's",
      slug: `w-${unique()}`,
      currency: "EUR",
      time_zone: "UTC",
    });
    const renewed = await connectAs().auth.refreshSession({ refresh_token: refresh });
    return {
      data: [read, profile, written, invited, frame, listed, made].map(({ status }) => status),
      auth: [user.status, changed.status],
      renewed: renewed.error === null,
    };
  }

  const none = {
    data: [401, 401, 401, 401, 401, 401, 401],
    auth: [403, 403],
    renewed: false,
  };

  async function ownerHere(): Promise<Person> {
    const person = await makePerson(cast.owner);
    await addMember(ours.workspace, person, "owner");
    return person;
  }

  test("could do everything before", async () => {
    expect(await powerOf(await signedIn(await ownerHere()))).toEqual({
      data: [200, 200, 201, 200, 200, 200, 200],
      auth: [200, 200],
      renewed: true,
    });
  });

  test("by a new password is out at once, the one that set it too", async () => {
    const person = await ownerHere();
    const [thief, mine] = [await signedIn(person), await signedIn(person)];
    const secret = "another password of tests";
    expect((await mine.ask("user", "PUT", { password: secret })).status).toBe(200);
    expect(await powerOf(thief)).toEqual(none);
    expect(await powerOf(mine)).toEqual(none);
    expect((await ask(person.token, ours.workspace.slug)).status).toBe(401);

    const again = await signedIn(person, secret);
    expect((await ask(again.token, ours.workspace.slug)).status).toBe(200);
  });

  test("by a new address, once it is confirmed", async () => {
    const person = await ownerHere();
    const [thief, mine] = [await signedIn(person), await signedIn(person)];
    const email = `moved-${unique()}@example.com`;
    expect((await mine.ask("user", "PUT", { email })).status).toBe(200);
    // That it was asked for ends nothing.
    expect((await ask(thief.token, ours.workspace.slug)).status).toBe(200);

    const follow = async (address: string) => {
      const { link } = await newestMail(testStack().mailboxUrl, address);
      const token_hash = new URL(link).searchParams.get("token_hash") ?? "";
      return connectAs().auth.verifyOtp({ token_hash, type: "email_change" });
    };
    // Nor does one of the two confirmations.
    await follow(person.email);
    expect((await ask(thief.token, ours.workspace.slug)).status).toBe(200);
    const { data } = await follow(email);
    expect(data.user?.email).toBe(email);
    expect(await powerOf(thief)).toEqual(none);
    expect(await powerOf(mine)).toEqual(none);
    // Whoever followed the link is in.
    expect((await ask(data.session?.access_token, ours.workspace.slug)).status).toBe(200);
  });

  test("by a lock of the account", async () => {
    const person = await ownerHere();
    const thief = await signedIn(person);
    await ownerSql()`update auth.users set banned_until = now() + interval '1 day' where id = ${person.id}`;
    expect(await powerOf(thief)).toEqual(none);
  });

  test("by signing out everywhere, elsewhere, or there alone", async () => {
    const person = await ownerHere();
    const all = [await signedIn(person), await signedIn(person), await signedIn(person)] as const;
    const power = async () =>
      (await Promise.all(all.map(({ token }) => ask(token, ours.workspace.slug)))).map(
        ({ status }) => status,
      );
    expect((await all[0].ask("logout?scope=local", "POST")).status).toBe(204);
    expect(await power()).toEqual([401, 200, 200]);
    expect((await all[1].ask("logout?scope=others", "POST")).status).toBe(204);
    expect(await power()).toEqual([401, 200, 401]);
    expect((await all[1].ask("logout?scope=global", "POST")).status).toBe(204);
    expect(await power()).toEqual([401, 401, 401]);
    for (const session of all) expect(await powerOf(session)).toEqual(none);
  });

  test("from the list, one by one or all others", async () => {
    const person = await ownerHere();
    const [mine, phone, thief] = [
      await signedIn(person),
      await signedIn(person),
      await signedIn(person),
    ];
    type Listed = { sessions: { id: string; isThis: boolean }[] };
    const list = async ({ in: into }: SignedIn) =>
      (await must<Listed>(into().rpc("list_sessions"))).sessions;
    const [here] = await list(thief);
    expect(here?.isThis).toBe(true);

    // Nobody else's.
    const stranger = await theirs.owner.in().rpc("end_session", { session_id: here?.id });
    expect(stranger.error?.message).toBe("not_found");
    expect((await ask(thief.token, ours.workspace.slug)).status).toBe(200);

    expect((await mine.in().rpc("end_session", { session_id: here?.id })).error).toBeNull();
    expect(await powerOf(thief)).toEqual(none);
    expect((await ask(phone.token, ours.workspace.slug)).status).toBe(200);

    // The phone's, and the one that the person was made with.
    expect((await mine.in().rpc("end_other_sessions")).data).toBe(2);
    expect(await powerOf(phone)).toEqual(none);
    expect((await list(mine)).map(({ isThis }) => isThis)).toEqual([true]);
    expect((await ask(mine.token, ours.workspace.slug)).status).toBe(200);
  });

  test("is told alike whatever workspace it names, and may do what visitors may", async () => {
    const person = await ownerHere();
    const session = await signedIn(person);
    await session.ask("logout?scope=global", "POST");
    const refused = {
      status: 401,
      body: { code: "PT401", message: "sign_in_required", details: null, hint: null },
    };
    for (const slug of [ours.workspace.slug, theirs.workspace.slug, `w-${unique()}`, undefined]) {
      expect(await ask(session.token, slug)).toEqual(refused);
    }
    const shown = await session
      .in()
      .rpc("preview_invitation", { token: ours.records.invitationToken });
    expect(shown.status).toBe(200);
  });
});
