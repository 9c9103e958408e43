import { expect, test } from "vitest";
import { raisedIn } from "@/supabase/commands/codes";

test("codes are read from the exceptions of a function", () => {
  const body = `
begin
  -- raise exception 'in_a_comment' using errcode = 'PT404';
  if v_id is null then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
  return 'not_raised';
exception when unique_violation then
  raise exception '%', case v_constraint
    when 'organizations_slug_taken' then 'slug_taken'
    else 'organization_invalid'
  end using errcode = case v_constraint when 'organizations_slug_taken' then 'PT409' else 'PT422' end;
end`;
  expect(raisedIn(body)).toEqual(["not_found", "slug_taken", "organization_invalid"]);
});

test("a function that raises nothing has no codes", () => {
  expect(raisedIn("begin return 'sign_in_required'; end")).toEqual([]);
});
