import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { routines, tables } from "../support/catalogue.ts";
import { askForClients as ask, connectAs, rest } from "../support/client.ts";
import { testStack } from "../support/environment.ts";
import { cast, makePerson, makeWorkspace, unique } from "../support/people.ts";
import { makeScene, tracesOf } from "../support/scene.ts";

const { ours, theirs, both } = await makeScene();
const [all, functions] = await Promise.all([tables(), routines()]);

describe("the workspace of a request", () => {
  const notFound = {
    status: 404,
    body: { code: "PT404", message: "organization_not_found", details: null, hint: null },
  };
  const seen = { status: 200, body: [{ organization_id: ours.workspace.id }] };

  test("is the one that the header names", async () => {
    expect(await ask(ours.owner.token, ours.workspace.slug)).toEqual(seen);
    expect(await ask(both.token, ours.workspace.slug)).toEqual(seen);
    const other = await ask(both.token, theirs.workspace.slug);
    expect(other.body).toEqual([{ organization_id: theirs.workspace.id }]);
  });

  test("a foreign one and one that is not give the same answer", async () => {
    expect(await ask(ours.owner.token, theirs.workspace.slug)).toEqual(notFound);
    expect(await ask(ours.owner.token, `w-${unique()}`)).toEqual(notFound);
  });

  test.each([
    ["empty", ""],
    ["an id", ours.workspace.id],
    ["in capitals", ours.workspace.slug.toUpperCase()],
    ["two", `${ours.workspace.slug}, ${theirs.workspace.slug}`],
    ["a path", `../${ours.workspace.slug}`],
    ["a pattern", "%"],
    ["SQL", "' or slug is not null --"],
    ["JSON", '"}, {"x-workspace": "'],
    ["long", "w".repeat(5000)],
  ])("malformed (%s): not found", async (_, slug) => {
    expect(await ask(ours.owner.token, slug)).toEqual(notFound);
    expect(await ask(both.token, slug)).toEqual(notFound);
  });

  test("sent twice: not found", async () => {
    const headers = new Headers();
    headers.append("x-workspace", ours.workspace.slug);
    headers.append("x-workspace", theirs.workspace.slug);
    const answer = await rest("clients?select=id", { token: both.token }, { headers });
    expect(answer.status).toBe(404);
  });

  test("without the header: the only one; refused when there are several or none", async () => {
    expect(await ask(ours.owner.token, undefined)).toEqual(seen);
    const unclear = {
      status: 400,
      body: { code: "PT400", message: "organization_required", details: null, hint: null },
    };
    expect(await ask(both.token, undefined)).toEqual(unclear);
    expect(await ask((await makePerson(cast.newcomer)).token, undefined)).toEqual(unclear);
  });

  test("a deleted workspace is gone for its owner with the next request", async () => {
    const owner = await makePerson(cast.owner);
    const { slug } = await makeWorkspace(owner);
    expect((await ask(owner.token, slug)).status).toBe(200);
    const { error } = await owner.in(slug).rpc("delete_organization", { slug });
    expect(error).toBeNull();
    expect(await ask(owner.token, slug)).toEqual(notFound);
  });
});

describe("nobody: the publishable key alone", () => {
  const stranger = connectAs({ workspace: ours.workspace.slug });

  test.each(all.map(({ name }) => name))("%s: no reading, no writing", async (name) => {
    for (const answer of await Promise.all([
      stranger.from(name).select(),
      stranger.from(name).insert({}),
      stranger
        .from(name)
        .update({ organization_id: randomUUID() })
        .not("organization_id", "is", null),
      stranger.from(name).delete().not("organization_id", "is", null),
    ])) {
      expect(answer.error).not.toBeNull();
      // What a table does not take in the first place is told before whose it is.
      expect([400, 401]).toContain(answer.status);
      expect(tracesOf(ours, JSON.stringify(answer.error))).toEqual([]);
    }
  });

  test.each(all.map(({ name }) => name))(
    "%s: who asks without a token is asked for one",
    async (name) => {
      expect((await stranger.from(name).select()).status).toBe(401);
    },
  );

  // The one answers to whoever holds an invitation's token, the other is asked before each request.
  const open = ["preview_invitation", "pre_request"];
  const closed = functions.filter(({ name }) => !open.includes(name));

  test("an invitation's link shows what it is to, and nothing else does", async () => {
    const { workspace, owner, records } = ours;
    const shown = await stranger.rpc("preview_invitation", { token: records.invitationToken });
    expect(shown.data).toEqual({
      workspace: expect.stringContaining(ours.mark),
      role: "member",
      invitedBy: expect.stringContaining(ours.mark),
      email: expect.stringContaining("@"),
    });
    const text = JSON.stringify(shown.data);
    for (const id of [workspace.id, workspace.slug, owner.id]) expect(text).not.toContain(id);

    const answers = await Promise.all(
      ["x".repeat(43), records.invitationToken.slice(1), "", records.invitationId].map((token) =>
        stranger.rpc("preview_invitation", { token }),
      ),
    );
    for (const { status, error } of answers) {
      expect({ status, error }).toEqual({ status: 404, error: answers[0]?.error });
      expect(error?.message).toBe("invitation_invalid");
    }
  });

  test.each(closed)("$name: not to be called", async (routine) => {
    const args = Object.fromEntries(routine.arguments.map((it) => [it.name, null]));
    const answer = await stranger.rpc(routine.name, args);
    expect(answer.status).toBe(401);
    expect(answer.error?.code).toBe("42501");
  });

  test("without any key: refused", async () => {
    const { apiUrl } = testStack();
    for (const path of ["clients", "rpc/session_context"]) {
      const answer = await fetch(`${apiUrl}/rest/v1/${path}`);
      expect(answer.status).toBe(401);
    }
  });
});
