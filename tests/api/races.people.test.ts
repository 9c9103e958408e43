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
import { codes, couple, rounds } from "../support/races.ts";
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

    const waiting = await ownerSql().begin(async (sql) => {
      await sql`select from public.clients where id = ${clientId} for update`;
      const pending = write("while waiting").then((answer) => answer);
      await waitForLock();
      await must(first.in(workspace.slug).rpc("remove_member", { user_id: second.id }));
      return { pending };
    });
    // It began as a member's; what it may never do is go on afterwards.
    const began = await waiting.pending;
    expect([null, "PT404"]).toContain(began.error?.code ?? null);
    expect((await write("afterwards")).error?.code).toBe("PT404");
  });

  test("a role change that waits for a removal is refused after it", async () => {
    const { first, second, workspace } = await couple("owner");
    const third = await makePerson("Third");
    await addMember(workspace, third, "contractor");
    const promote = () =>
      second.in(workspace.slug).rpc("change_member_role", { user_id: third.id, role: "owner" });

    const { pending } = await ownerSql().begin(async (sql) => {
      await sql`select from public.organizations where id = ${workspace.id} for update`;
      const pending = promote().then((answer) => answer);
      await waitForLock();
      await sql`
        update public.members set removed_at = now()
        where organization_id = ${workspace.id} and user_id = ${second.id}`;
      return { pending };
    });
    expect((await pending).error?.message).toBe("organization_not_found");
    const roles = await must(
      first.in(workspace.slug).from("members").select("role").eq("user_id", third.id),
    );
    expect(roles).toEqual([{ role: "contractor" }]);
  });

  /** Until some session of this database waits for another's lock. */
  async function waitForLock(): Promise<void> {
    for (let tries = 0; tries < 100; tries++) {
      const waiting = await ownerSql()`
        select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query ~ 'clients|change_member_role'`;
      if (waiting.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error("Nobody waited.");
  }
});
