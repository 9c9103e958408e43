import type postgres from "postgres";

/**
 * The functions that are measured, beside the one of data.sql's kind made here: a page of the
 * entry list, which the API would ask of the table itself.
 */
const measured = [
  "bench.entry_page",
  "private.project_choices",
  "public.dashboard",
  "public.time_sheet",
  "public.list_unbilled",
  "public.list_invoices",
  "public.list_clients",
];

const entryPage = `
  create function bench.entry_page(before_date date, before_id uuid) returns jsonb
  language plpgsql stable security invoker set search_path = '' as $$
  begin
    return (
      select coalesce(jsonb_agg(t.entry order by t.entry_date desc, t.id desc), '[]')
      from (
        select e.entry, e.entry_date, e.id from private.time_entry_list e
        where (e.entry_date, e.id) < (before_date, before_id)
        order by e.entry_date desc, e.id desc
        limit 50) t);
  end
  $$`;

const today = `
  create function by_hand.today(p_org uuid) returns date
  language plpgsql stable security invoker set search_path = '' as $$
  begin
    return (select (now() at time zone o.time_zone)::date from public.organizations o where o.id = p_org);
  end
  $$`;

/**
 * Makes in the schema by_hand a copy of each measured function as a developer without policies
 * would write it: the workspace is the first parameter, and every table is filtered by it. Made
 * from the functions as they are, so that both always ask the same.
 */
export async function writeByHand(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(entryPage);
  await sql.unsafe("create schema by_hand; grant usage on schema by_hand to authenticated");
  await sql.unsafe(today);
  await sql.unsafe("set search_path = ''");
  const [view] = await sql<{ body: string }[]>`
    select pg_get_viewdef('private.time_entry_list'::regclass) as body`;
  for (const name of measured) {
    const [found] = await sql<{ definition: string }[]>`
      select pg_get_functiondef(${name}::regproc) as definition`;
    if (!found || !view) throw new Error(`${name} is not in the database.`);
    await sql.unsafe(filtered(found.definition, view.body.replace(/;\s*$/, "")));
  }
  await sql.unsafe("reset search_path");
  await sql.unsafe(
    "grant execute on all functions in schema bench, by_hand to authenticated; grant select on bench.workspaces, bench.people to authenticated",
  );
}

function filtered(definition: string, view: string): string {
  return (
    definition
      // Out of a filtered table the other columns no longer follow from the key.
      .replace("group by c.organization_id, c.id", "$&, c.name, c.currency, c.name_key")
      .replace(
        /^CREATE OR REPLACE FUNCTION \w+\.(\w+)\(\)/,
        "CREATE FUNCTION by_hand.$1(p_org uuid)",
      )
      .replace(
        /^CREATE OR REPLACE FUNCTION \w+\.(\w+)\(/,
        "CREATE FUNCTION by_hand.$1(p_org uuid, ",
      )
      .replaceAll(/\bprivate\.time_entry_list (\w+)/g, `(${view}) $1`)
      .replaceAll(/\bprivate\.(today|project_choices)\(\)/g, "by_hand.$1(p_org)")
      .replaceAll(/\bprivate\.project_choices\(/g, "by_hand.project_choices(p_org, ")
      .replaceAll(/\bpublic\.(\w+) (\w+)(?=[\s)])/g, (_, table: string, alias: string) => {
        const key = table === "organizations" ? "id" : "organization_id";
        return `(select * from public.${table} where ${key} = p_org) ${alias}`;
      })
  );
}

/**
 * Replaces the policies by the form that is common elsewhere: a row is visible when its workspace
 * is among the caller's, whichever the page is about. Meant for a transaction that is rolled back.
 */
export async function useCommonPolicies(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create function bench.my_orgs() returns setof uuid
    language sql stable security definer set search_path = '' as $$
      select m.organization_id from public.members m
      where m.user_id = (select auth.uid()) and m.removed_at is null
    $$;
    grant execute on function bench.my_orgs() to authenticated;
    do $$
    declare v_policy record; v_table record;
    begin
      for v_policy in select p.tablename, p.policyname from pg_policies p
        where p.schemaname = 'public' and p.tablename <> 'profiles' loop
        execute format('drop policy %I on public.%I', v_policy.policyname, v_policy.tablename);
      end loop;
      for v_table in select c.oid, c.relname from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'profiles' loop
        execute format('create policy mine on public.%I for select to authenticated using (%I in (select bench.my_orgs()))',
          v_table.relname, case v_table.relname when 'organizations' then 'id' else 'organization_id' end);
      end loop;
    end $$`);
}
