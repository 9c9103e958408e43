import { describe, expect, it } from "vitest";
import {
  bare,
  partsOf,
  permissionIn,
  readable,
} from "../../supabase/commands/explain/expression.ts";

// As pg_get_expr prints the policy of time entries.
const own =
  "((organization_id = ( SELECT private.organization_for('time.read_own'::text) AS organization_for)) AND ((( SELECT private.organization_for('time.read'::text) AS organization_for) IS NOT NULL) OR (user_id = ( SELECT auth.uid() AS uid))))";

describe("the conditions of a policy", () => {
  it("are cut where and joins them, not inside of parentheses, strings or names", () => {
    expect(partsOf(own, "AND").map(readable)).toEqual([
      "organization_id = (select private.organization_for('time.read_own'))",
      "((select private.organization_for('time.read')) is not null) or (user_id = (select auth.uid()))",
    ]);
    expect(partsOf("(a AND b)", "AND")).toEqual(["a", "b"]);
    expect(partsOf("((a = 'x AND y)') AND (\"b AND\" = 1))", "AND")).toEqual([
      "a = 'x AND y)'",
      '"b AND" = 1',
    ]);
    expect(partsOf("(brand = android)", "AND")).toEqual(["brand = android"]);
    expect(partsOf("(a OR b)", "AND")).toEqual(["a OR b"]);
  });

  it("lose the parentheses around them, and no others", () => {
    expect(bare("((a))")).toBe("a");
    expect(bare("(a) = (b)")).toBe("(a) = (b)");
    expect(bare("(')' = a)")).toBe("')' = a");
  });

  it("name the permission that they ask for, when it is one", () => {
    const [first = "", second = ""] = partsOf(own, "AND");
    expect(permissionIn(first)).toBe("time.read_own");
    expect(partsOf(second, "OR").map(permissionIn)).toEqual(["time.read", undefined]);
    expect(permissionIn(own)).toBeUndefined();
  });
});
