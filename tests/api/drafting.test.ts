import { expect, test } from "vitest";
import { makePerson, makeWorkspace, ownerSql } from "../support/people.ts";
import { must } from "../support/records.ts";
import { formsIn, send, signIn } from "../support/site.ts";

test("a draft that cannot hold all of a client's time says what it left over", async () => {
  const owner = await makePerson("Owner");
  const workspace = await makeWorkspace(owner);
  const db = owner.in(workspace.slug);
  const { id: clientId }: { id: string } = await must(
    db.from("clients").insert({ name: "Client", currency: "EUR" }).select("id").single(),
  );
  // One project more than an invoice has lines, an hour on each.
  await ownerSql()`
    with made as (
      insert into public.projects (organization_id, client_id, name)
      select ${workspace.id}, ${clientId}, 'Project ' || n from generate_series(1, 201) n
      returning organization_id, id
    ), priced as (
      insert into public.project_rates (organization_id, project_id, hourly_rate_minor)
      select organization_id, id, 6000 from made
    )
    insert into public.time_entries (organization_id, user_id, project_id, entry_date, duration_seconds)
    select organization_id, ${owner.id}, id, '2026-01-15', 3600 from made`;

  const visit = await signIn(owner);
  const path = `/w/${workspace.slug}/invoices/new`;
  const draft = async () => {
    const form = formsIn(await (await visit(path)).text()).find((it) => it.has("until"));
    form?.set("clientId", clientId);
    const answer = await send(visit, path, form ?? new FormData());
    expect(answer.status).toBe(303);
    return decodeURIComponent(answer.headers.get("set-cookie") ?? "").replaceAll("+", " ");
  };
  expect(await draft()).toContain("1:00 h from Jan 15, 2026 on did not fit");
  expect(await draft()).toContain("Made a draft. Nothing is sent");
});
