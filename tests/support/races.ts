import {
  addMember,
  makePerson,
  makeWorkspace,
  type Person,
  type Role,
  type Workspace,
} from "./people.ts";

/*
 * Two at the same moment. Each pair is sent at once and again in several rounds, because a race
 * that is lost once in ten would pass a single try; where one side has to hold its place, it does
 * so with a lock taken first.
 */
export const rounds = Array.from({ length: 5 }, (_, index) => index);

/** A workspace with its owner and a second person of the given role. */
export async function couple(
  role: Role,
): Promise<{ first: Person; second: Person; workspace: Workspace }> {
  const first = await makePerson("First");
  const second = await makePerson("Second");
  const workspace = await makeWorkspace(first);
  await addMember(workspace, second, role);
  return { first, second, workspace };
}

/** How the attempts ended, in no order: "done" or the refusal, a constraint by its name. */
export const codes = (answers: { error: { message: string } | null }[]) =>
  answers
    .map(
      ({ error }) =>
        /constraint "(\w+)"/.exec(error?.message ?? "")?.[1] ?? error?.message ?? "done",
    )
    .sort();
