import { StackError } from "../../local/errors.ts";
import { asPerson } from "./person.ts";
import type { Sql, Standing, Step } from "./steps.ts";

/** Which roles hold the permission, and what the database answers when the person asks for it. */
export async function explainPermission(
  sql: Sql,
  permission: string,
  { caller, role }: Standing,
  note: (step: Step) => void,
): Promise<boolean> {
  const holders = await sql<{ role: string }[]>`
    select r.role from private.role_permissions rp join private.roles r using (role)
    where rp.permission = ${permission} order by r.rank desc`;
  if (holders.length === 0) {
    throw new StackError(
      `No role holds a permission "${permission}": npm run access lists them all.`,
    );
  }
  const answer = await asPerson(sql, caller, async (inner) => {
    const [row] = await inner<{ may: boolean }[]>`select private.can(${permission}) as may`;
    return row?.may === true;
  });
  const held = `held by ${holders.map((it) => it.role).join(", ")}`;
  if (answer.refused !== undefined) {
    note({ ok: false, by: "guard", text: answer.refused });
    return false;
  }
  const may = answer.value;
  note({
    ok: may,
    by: "permission",
    text: `${permission} is ${held}${may ? "" : `; not by ${role}`}`,
  });
  return may;
}
