import { describe, expect, test } from "vitest";
import { makePerson, makeWorkspace, ownerSql, type Person, unique } from "../support/people.ts";
import { code, codes, couple, overtaken, rounds } from "../support/races.ts";
import { must } from "../support/records.ts";

const make = (person: Person, slug: string) =>
  person.in().rpc("create_organization", { name: "W", slug, currency: "EUR", time_zone: "UTC" });

const move = (person: Person, from: string, to: string) =>
  person.in(from).from("organizations").update({ slug: to }).eq("slug", from).select("slug");

/** Two people with a workspace each, neither in the other's. */
async function neighbours() {
  const [first, second] = [await makePerson("First"), await makePerson("Second")];
  return {
    first,
    second,
    left: await makeWorkspace(first),
    right: await makeWorkspace(second),
    moved: `w-${unique()}`,
  };
}

describe("a slug that is given up", () => {
  test.each(rounds)("does not go to another who takes it at that moment (%i)", async () => {
    const { first, second, left, right, moved } = await neighbours();
    const [gave, took, made] = await Promise.all([
      move(first, left.slug, moved),
      move(second, right.slug, left.slug),
      make(second, left.slug),
    ]);
    expect(code(gave)).toBe("done");
    expect([code(took), code(made)]).toEqual([
      "organizations_slug_taken",
      "organizations_slug_taken",
    ]);
    // And the one who gave it up may have it back.
    expect(code(await move(first, moved, left.slug))).toBe("done");
  });

  test.each(["moves", "makes"])(
    "nor to one who %s there while it is being given up",
    async (how) => {
      const { second, left, right, moved } = await neighbours();
      const take = async () =>
        how === "moves" ? move(second, right.slug, left.slug) : make(second, left.slug);
      const answer = await overtaken(
        (sql) => sql`update public.organizations set slug = ${moved} where id = ${left.id}`,
        take,
      );
      expect(code(answer)).toBe("organizations_slug_taken");
      const kept = await ownerSql()`
      select organization_id from private.organization_slugs where slug = ${left.slug}`;
      expect([...kept]).toEqual([{ organization_id: left.id }]);
    },
  );

  test.each(rounds)("is not swapped for another's (%i)", async () => {
    const { first, second, left, right } = await neighbours();
    const answers = await Promise.all([
      move(first, left.slug, right.slug),
      move(second, right.slug, left.slug),
    ]);
    expect(codes(answers)).toEqual(["organizations_slug_taken", "organizations_slug_taken"]);
  });

  test.each(rounds)("and a new one that two want goes to one (%i)", async () => {
    const { first, second, left, right, moved } = await neighbours();
    const answers = await Promise.all([
      move(first, left.slug, moved),
      move(second, right.slug, moved),
    ]);
    expect(codes(answers)).toEqual(["done", "organizations_slug_taken"]);
  });
});

describe("twenty workspaces a day", () => {
  /** A person who made this many already, past the API. */
  async function maker(count: number): Promise<Person> {
    const person = await makePerson("Maker");
    for (let made = 0; made < count; made++) {
      await ownerSql()`
        select private.create_organization(${person.id}, 'W', ${`w-${unique()}`}, 'EUR', 'UTC', '')`;
    }
    return person;
  }

  test.each(rounds)(
    "the last of them is one, however many are asked for at once (%i)",
    async () => {
      const person = await maker(19);
      const answers = await Promise.all([1, 2, 3, 4].map(() => make(person, `w-${unique()}`)));
      expect(codes(answers)).toEqual([
        "done",
        "too_many_organizations",
        "too_many_organizations",
        "too_many_organizations",
      ]);
    },
  );

  test("handed over, they are as many", async () => {
    const person = await maker(19);
    const other = await makePerson("Other");
    const slug: string = await must(make(person, `w-${unique()}`));
    await ownerSql()`
      insert into public.members (organization_id, user_id, role, display_name, email)
      select o.id, ${other.id}, 'admin', 'Other', 'other@example.com' from public.organizations o where o.slug = ${slug}`;
    await must(person.in(slug).rpc("transfer_ownership", { user_id: other.id }));
    await must(person.in(slug).rpc("remove_member", { user_id: person.id }));
    expect(code(await make(person, `w-${unique()}`))).toBe("too_many_organizations");
  });

  test.each(rounds)("and a hundred invitations, over all workspaces (%i)", async () => {
    const { first, workspace } = await couple("member");
    const other = await makeWorkspace(first);
    await ownerSql()`
      insert into public.invitations (organization_id, email, role, token_hash, invited_by, revoked_at)
      select ${workspace.id}, 'many' || n || '@example.com', 'member', sha256(n::text::bytea), ${first.id}, now()
      from generate_series(1, 99) n`;
    const invite = (slug: string) =>
      first.in(slug).rpc("invite_member", { email: `${unique()}@example.com`, role: "member" });
    const answers = await Promise.all([invite(workspace.slug), invite(other.slug)]);
    expect(codes(answers)).toEqual(["done", "too_many_invitations"]);
  });
});
