import { beforeAll, describe, expect, it } from "vitest";
import { explainOn, tell } from "../../supabase/commands/explain.ts";
import { testStack } from "../support/environment.ts";
import {
  addMember,
  cast,
  makePerson,
  ownerSql,
  type Person,
  removeMember,
} from "../support/people.ts";
import { makeScene, type Scene } from "../support/scene.ts";

/*
 * What the DBA is told of a person's rights, on the same database as everything else: what is said to
 * decide must be what decides over HTTP.
 */

let scene: Scene;
let member: Person;
let removed: Person;

beforeAll(async () => {
  scene = await makeScene();
  member = await makePerson(cast.member);
  removed = await makePerson(cast.removed);
  await addMember(scene.ours.workspace, member, "member");
  await addMember(scene.ours.workspace, removed, "admin");
  await removeMember(scene.ours.workspace, removed);
});

type Asked = { verb: string; table?: string; id?: string; attempt?: boolean };

/** Yes or no, what decides, and the words of the last step that was met or not. */
async function ask(person: Person, asked: Asked): Promise<string> {
  const { email } = person;
  const explanation = await explainOn(testStack().databaseUrl, {
    person: email,
    workspace: scene.ours.workspace.slug,
    ...asked,
  });
  const deciding = explanation.steps.findLast(({ ok }) => ok === explanation.may);
  return `${explanation.may ? "yes" : "no"}, ${deciding?.by}: ${deciding?.text.replaceAll(email, "they")}`;
}

describe("npm run explain", () => {
  it("names the permission, and who holds it", async () => {
    const asked = { verb: "invoices.issue" };
    expect(await ask(scene.ours.owner, asked)).toBe(
      "yes, permission: invoices.issue is held by owner, admin",
    );
    expect(await ask(member, asked)).toBe(
      "no, permission: invoices.issue is held by owner, admin; not by member",
    );
  });

  it("ends where the way ends: no account, no membership, membership over", async () => {
    const asked = { verb: "clients.read" };
    expect(await ask({ ...member, email: "nobody@example.com" }, asked)).toMatch(/^no, account: /);
    expect(await ask(scene.theirs.owner, asked)).toMatch(/^no, membership: they is not, and never/);
    expect(await ask(removed, asked)).toMatch(
      /^no, membership: they was removed on .*role then: admin/,
    );
  });

  it("tells of one row what shows it, and agrees with the API", async () => {
    const { contractor, entryId, clientId } = scene.ours.records;
    const entry = { verb: "select", table: "time_entries", id: entryId };
    const sees = async (person: Person, table: string, id: string) => {
      const { data } = await person
        .in(scene.ours.workspace.slug)
        .from(table)
        .select("id")
        .eq("id", id);
      return data?.length === 1;
    };
    expect(await ask(member, entry)).toMatch(/^yes, condition: policy select_own .* or \(user_id/);
    expect(await sees(member, "time_entries", entryId)).toBe(true);
    expect(await ask(contractor, entry)).toMatch(
      /^no, condition: policy select_own .* or \(user_id/,
    );
    expect(await sees(contractor, "time_entries", entryId)).toBe(false);
    const client = { verb: "select", table: "clients", id: clientId };
    expect(await ask(contractor, client)).toMatch(
      /^no, permission: .*clients\.read, which contractor does not/,
    );
    expect(await sees(contractor, "clients", clientId)).toBe(false);
  });

  it("names the guard before another workspace's row, and a row that is not there", async () => {
    const { clientId } = scene.theirs.records;
    const asked = { verb: "select", table: "clients" };
    expect(await ask(scene.both, { ...asked, id: clientId })).toMatch(
      /^no, guard: policy guard asks for/,
    );
    expect(await ask(scene.both, { ...asked, id: crypto.randomUUID() })).toMatch(
      /^no, row: no row/,
    );
  });

  it("names the grant that is missing", async () => {
    expect(await ask(scene.ours.owner, { verb: "delete", table: "payments" })).toMatch(
      /^no, grant: the role authenticated has no delete on public\.payments/,
    );
  });

  it("leaves open what depends on a row that is not there yet", async () => {
    const explanation = await explainOn(testStack().databaseUrl, {
      person: member.email,
      workspace: scene.ours.workspace.slug,
      verb: "insert",
      table: "time_entries",
    });
    const text = tell(explanation);
    expect(text).toMatch(/^· condition .*private\.can_log_to\(project_id\)$/m);
    expect(text).toMatch(/^· trigger .*_200_check .*archived project/m);
    expect(text).toMatch(/Yes, for a row that meets the condition left open/);
  });

  it("hears the triggers when it is told to try, and leaves no trace", async () => {
    const [billed] = await ownerSql()<{ id: string; version: string }[]>`
      select id, xmin::text || updated_at as version from public.time_entries
      where organization_id = ${scene.ours.workspace.id} and billed limit 1`;
    const sessions = () => ownerSql()`select count(*)::integer as n from auth.sessions`;
    const before = await sessions();
    const asked = { verb: "update", table: "time_entries", id: billed?.id ?? "none" };
    expect(await ask(scene.ours.owner, asked)).toMatch(/^yes, /);
    expect(await ask(scene.ours.owner, { ...asked, attempt: true })).toBe(
      "no, trigger: PT409 time_entry_billed, by private.check_time_entry()",
    );
    const open = { ...asked, id: scene.ours.records.entryId, attempt: true };
    expect(await ask(scene.ours.owner, open)).toBe("yes, trial: it was done, and undone");
    const [after] = await ownerSql()<{ id: string; version: string }[]>`
      select id, xmin::text || updated_at as version from public.time_entries
      where organization_id = ${scene.ours.workspace.id} and id = ${billed?.id ?? ""}`;
    expect(after).toEqual(billed);
    expect(await sessions()).toEqual(before);
  });

  it("says so when a table or a permission is unknown", async () => {
    await expect(ask(member, { verb: "select", table: "secrets" })).rejects.toThrow(
      /no table "secrets": .*clients/,
    );
    await expect(ask(member, { verb: "clients.eat" })).rejects.toThrow(/No role holds/);
  });
});
