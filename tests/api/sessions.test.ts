import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { tables } from "../support/catalogue.ts";
import { askForClients as ask, connectAs } from "../support/client.ts";
import { testStack } from "../support/environment.ts";
import { newestMail } from "../support/mails.ts";
import { addMember, cast, makePerson, password, removeMember, unique } from "../support/people.ts";
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
    expect((await ask(ghost, ours.workspace.slug)).status).toBe(404);
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
      "email_not_confirmed",
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
