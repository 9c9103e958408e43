import { describe, expect, test } from "vitest";
import {
  addMember,
  cast,
  makePerson,
  makeWorkspace,
  ownerSql,
  type Person,
  unique,
  type Workspace,
} from "../support/people.ts";
import { code, codes, couple, overtaken, rounds, waiting } from "../support/races.ts";
import { must } from "../support/records.ts";

describe("the last owner", () => {
  async function owners({ id }: Workspace): Promise<number> {
    const [row] = await ownerSql()<{ owners: number }[]>`
      select count(*)::int as owners from public.members
      where organization_id = ${id} and role = 'owner' and removed_at is null`;
    return row?.owners ?? 0;
  }

  test.each(rounds)("two owners leave at once: one stays (%i)", async () => {
    const { first, second, workspace } = await couple("owner");
    const leave = (person: Person) =>
      person.in(workspace.slug).rpc("remove_member", { user_id: person.id });
    const answers = await Promise.all([leave(first), leave(second)]);
    expect(codes(answers)).toEqual(["done", "last_owner"]);
    expect(await owners(workspace)).toBe(1);
  });

  test.each(rounds)("two owners demote each other at once: one stays (%i)", async () => {
    const { first, second, workspace } = await couple("owner");
    const demote = (by: Person, whom: Person) =>
      by.in(workspace.slug).rpc("change_member_role", { user_id: whom.id, role: "member" });
    const answers = await Promise.all([demote(first, second), demote(second, first)]);
    // Whoever waited is no owner any more, and may not.
    expect(codes(answers)).toEqual(["done", "not_allowed"]);
    expect(await owners(workspace)).toBe(1);
  });

  test.each(rounds)("one leaves while the other hands over to them: one stays (%i)", async () => {
    const { first, second, workspace } = await couple("admin");
    await Promise.all([
      first.in(workspace.slug).rpc("transfer_ownership", { user_id: second.id }),
      second.in(workspace.slug).rpc("remove_member", { user_id: second.id }),
    ]);
    expect(await owners(workspace)).toBe(1);
  });
});

describe("what is taken once", () => {
  test.each(rounds)("a slug (%i)", async () => {
    const [first, second] = [await makePerson("First"), await makePerson("Second")];
    const slug = `w-${unique()}`;
    const make = (person: Person) =>
      person
        .in()
        .rpc("create_organization", { name: "W", slug, currency: "EUR", time_zone: "UTC" });
    expect(codes(await Promise.all([make(first), make(second)]))).toEqual([
      "done",
      "organizations_slug_taken",
    ]);
    const [row] = await ownerSql()`
      select count(*)::int as members from public.members m
      join public.organizations o on o.id = m.organization_id where o.slug = ${slug}`;
    expect(row?.members).toBe(1);
  });

  test.each(rounds)("an invitation (%i)", async () => {
    const owner = await makePerson(cast.owner);
    const guest = await makePerson(cast.newcomer);
    const workspace = await makeWorkspace(owner);
    const token: string = await must(
      owner.in(workspace.slug).rpc("invite_member", { email: guest.email, role: "member" }),
    );
    const accept = () => guest.in().rpc("accept_invitation", { token });
    const answers = await Promise.all([accept(), accept(), accept()]);
    expect(codes(answers)).toEqual(["done", "invitation_invalid", "invitation_invalid"]);
  });

  test.each(rounds)("an invitation, accepted while it is revoked (%i)", async () => {
    const owner = await makePerson(cast.owner);
    const guest = await makePerson(cast.newcomer);
    const db = owner.in((await makeWorkspace(owner)).slug);
    const token: string = await must(
      db.rpc("invite_member", { email: guest.email, role: "member" }),
    );
    const { id }: { id: string } = await must(db.from("invitations").select("id").single());
    const answers = await Promise.all([
      guest.in().rpc("accept_invitation", { token }),
      db.rpc("revoke_invitation", { invitation_id: id }),
    ]);
    expect(answers.filter(({ error }) => !error)).toHaveLength(1);
    const members = await must(db.from("members").select("user_id"));
    expect(members).toHaveLength(answers[0].error ? 1 : 2);
  });
});

describe("removal during a write", () => {
  test("an update that waits for a row is judged by the membership at its start, the next is refused", async () => {
    const { first, second, workspace } = await couple("admin");
    const { id: clientId }: { id: string } = await must(
      first
        .in(workspace.slug)
        .from("clients")
        .insert({ name: "Client", currency: "EUR" })
        .select("id")
        .single(),
    );
    const write = (notes: string) =>
      second.in(workspace.slug).from("clients").update({ notes }).eq("id", clientId).select("id");

    const held = await ownerSql().begin(async (sql) => {
      await sql`select from public.clients where id = ${clientId} for update`;
      const pending = Promise.resolve(write("while waiting"));
      await waiting(sql, pending);
      await must(first.in(workspace.slug).rpc("remove_member", { user_id: second.id }));
      return { pending };
    });
    // It began as a member's; what it may never do is go on afterwards.
    const began = await held.pending;
    expect([null, "PT404"]).toContain(began.error?.code ?? null);
    expect((await write("afterwards")).error?.code).toBe("PT404");
  });

  test("a role change that waits for a removal is refused after it", async () => {
    const { first, second, workspace } = await couple("owner");
    const third = await makePerson("Third");
    await addMember(workspace, third, "contractor");
    const promote = () =>
      second.in(workspace.slug).rpc("change_member_role", { user_id: third.id, role: "owner" });

    const answer = await overtaken(
      (sql) => sql`select from public.organizations where id = ${workspace.id} for update`,
      promote,
      (sql) => sql`
        update public.members set removed_at = now()
        where organization_id = ${workspace.id} and user_id = ${second.id}`,
    );
    expect(code(answer)).toBe("organization_not_found");
    const roles = await must(
      first.in(workspace.slug).from("members").select("role").eq("user_id", third.id),
    );
    expect(roles).toEqual([{ role: "contractor" }]);
  });
});

describe("who is removed", () => {
  /** Whether the person is in, and as what. */
  async function roleOf({ id }: Workspace, person: Person): Promise<string | undefined> {
    const [row] = await ownerSql()<{ role: string }[]>`
      select role from public.members
      where organization_id = ${id} and user_id = ${person.id} and removed_at is null`;
    return row?.role;
  }

  test.each(rounds)("does not come back by an invitation that crossed theirs (%i)", async () => {
    const owner = await makePerson(cast.owner);
    const guest = await makePerson(cast.newcomer);
    const workspace = await makeWorkspace(owner);
    const db = owner.in(workspace.slug);
    const invite = (role: string) => db.rpc("invite_member", { email: guest.email, role });
    const token: string = await must(invite("member"));

    const [accepted, again] = await Promise.all([
      guest.in().rpc("accept_invitation", { token }),
      invite("owner"),
    ]);
    // Either they are in, and not asked again, or they are asked again, and the first link is dead.
    expect([code(accepted), code(again)]).toEqual(
      accepted.error ? ["invitation_invalid", "done"] : ["done", "already_member"],
    );
    if (accepted.error) return;
    await must(db.rpc("remove_member", { user_id: guest.id }));
    for (const it of [token, again.data]) {
      expect(code(await guest.in().rpc("accept_invitation", { token: it }))).not.toBe("done");
    }
    expect(await roleOf(workspace, guest)).toBeUndefined();
  });

  test("takes no one along who was asked by them, and nothing comes of it later", async () => {
    const { first, second, workspace } = await couple("owner");
    const guest = await makePerson(cast.newcomer);
    const token: string = await must(
      second.in(workspace.slug).rpc("invite_member", { email: guest.email, role: "owner" }),
    );
    // The removal is written and not yet committed when the guest accepts.
    const answer = await overtaken(
      (sql) => sql`
        select private.remove_member(${workspace.id}, ${first.id}, ${second.id})`,
      () => guest.in().rpc("accept_invitation", { token }),
    );
    expect(code(answer)).toBe("invitation_invalid");
    expect(await roleOf(workspace, guest)).toBeUndefined();
  });

  test.each(rounds)(
    "is demoted while an admin they asked comes in: no higher than they (%i)",
    async () => {
      const { first, second, workspace } = await couple("admin");
      const guest = await makePerson(cast.newcomer);
      const token: string = await must(
        second.in(workspace.slug).rpc("invite_member", { email: guest.email, role: "admin" }),
      );
      const [accepted, demoted] = await Promise.all([
        guest.in().rpc("accept_invitation", { token }),
        first.in(workspace.slug).rpc("change_member_role", { user_id: second.id, role: "member" }),
      ]);
      expect(code(demoted)).toBe("done");
      expect(await roleOf(workspace, guest)).toBe(accepted.error ? undefined : "admin");
      // Whatever came first, nothing of theirs is left open.
      const open = await must(
        first
          .in(workspace.slug)
          .from("invitations")
          .select("id")
          .is("accepted_at", null)
          .is("revoked_at", null),
      );
      expect(open).toEqual([]);
    },
  );

  test.each(rounds)("leaves while made an owner: out, or the owner's equal (%i)", async () => {
    const { first, second, workspace } = await couple("member");
    const [promoted, left] = await Promise.all([
      first.in(workspace.slug).rpc("change_member_role", { user_id: second.id, role: "owner" }),
      second.in(workspace.slug).rpc("remove_member", { user_id: second.id }),
    ]);
    expect(code(left)).toBe("done");
    expect(["done", "not_found"]).toContain(code(promoted));
    expect(await roleOf(workspace, second)).toBeUndefined();
    expect(await roleOf(workspace, first)).toBe("owner");
  });

  describe("and was assigned at that moment", () => {
    async function project({ slug }: Workspace, owner: Person): Promise<string> {
      const given = { name: "Project", status: "active", color: "#000000" };
      return must(owner.in(slug).rpc("save_project", given));
    }
    const assignments = ({ id }: Workspace, person: Person) => ownerSql()`
      select from public.project_members where organization_id = ${id} and user_id = ${person.id}`;

    test.each(rounds)("is assigned to nothing (%i)", async () => {
      const { first, second, workspace } = await couple("contractor");
      const db = first.in(workspace.slug);
      const row = { project_id: await project(workspace, first), user_id: second.id };
      await Promise.all([
        db.rpc("remove_member", { user_id: second.id }),
        db.from("project_members").insert(row),
      ]);
      expect(await assignments(workspace, second)).toHaveLength(0);
    });

    test("is assigned to nothing, the removal first", async () => {
      const { first, second, workspace } = await couple("contractor");
      const row = { project_id: await project(workspace, first), user_id: second.id };
      const answer = await overtaken(
        (sql) => sql`select private.remove_member(${workspace.id}, ${first.id}, ${second.id})`,
        () => first.in(workspace.slug).from("project_members").insert(row),
      );
      expect(answer.error?.code).toBe("42501");
      expect(await assignments(workspace, second)).toHaveLength(0);
    });

    test.each(rounds)("a contractor made a member stays assigned, in any order (%i)", async () => {
      const { first, second, workspace } = await couple("contractor");
      const db = first.in(workspace.slug);
      const row = { project_id: await project(workspace, first), user_id: second.id };
      const answers = await Promise.all([
        db.rpc("change_member_role", { user_id: second.id, role: "member" }),
        db.from("project_members").insert(row),
      ]);
      expect(codes(answers)).toEqual(["done", "done"]);
      expect(await assignments(workspace, second)).toHaveLength(1);
    });
  });

  test.each(rounds)("a workspace is not deleted by who hands it over (%i)", async () => {
    const { first, second, workspace } = await couple("admin");
    const [handed, deleted] = await Promise.all([
      first.in(workspace.slug).rpc("transfer_ownership", { user_id: second.id }),
      first.in(workspace.slug).rpc("delete_organization", { slug: workspace.slug }),
    ]);
    expect([code(handed), code(deleted)].filter((it) => it === "done")).toHaveLength(1);
  });
});
