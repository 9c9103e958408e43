-- Plans: with hundreds of workspaces around, what a page asks reads the rows of its own by an index
-- that leads with organization_id, and asks who and where once a statement. Found by the counters
-- that Postgres keeps of every table and index, so the functions are looked at as they are.

begin;
set local search_path = public, extensions;
select no_plan();
select tests.seed();

-- A hundred people with four workspaces each; acme grows to hold a fifth of all rows.
insert into auth.users (id, email) select tests.id('person ' || n), 'person' || n || '@bulkhead.test' from generate_series(1, 100) n;
insert into auth.sessions (id, user_id) select tests.id('person ' || n || '/session'), tests.id('person ' || n) from generate_series(1, 100) n;
insert into public.organizations (id, slug, name, address, currency, time_zone)
select tests.id('w' || n), 'w-' || n, 'Workspace ' || n, repeat('A long address. ', 60), 'USD', 'UTC' from generate_series(1, 400) n;
create temp table places as
select tests.id('w' || n) as organization_id, tests.id('person ' || 1 + n / 4 % 100) as user_id, 3 as size from generate_series(1, 400) n
union all select tests.id('acme'), tests.id('mia'), 300;
insert into public.members (organization_id, user_id, role, display_name, email)
select p.organization_id, p.user_id, 'owner', 'Person', 'person@bulkhead.test' from places p where p.organization_id <> tests.id('acme');

insert into public.categories (organization_id, name, color) select p.organization_id, 'Kind ' || n, '#000000' from places p, generate_series(1, p.size) n;
insert into public.clients (organization_id, id, name, currency)
select p.organization_id, tests.id(p.organization_id || 'client' || n), 'Client ' || n, 'USD' from places p, generate_series(1, p.size) n;
insert into public.projects (organization_id, id, client_id, name)
select p.organization_id, tests.id(p.organization_id || 'project' || n), tests.id(p.organization_id || 'client' || n), 'Project ' || n from places p, generate_series(1, p.size) n;
insert into public.project_rates (organization_id, project_id, hourly_rate_minor)
select p.organization_id, tests.id(p.organization_id || 'project' || n), 100 from places p, generate_series(1, p.size) n;
insert into public.project_members (organization_id, project_id, user_id)
select p.organization_id, tests.id(p.organization_id || 'project' || n), p.user_id from places p, generate_series(1, p.size) n;
insert into public.time_entries (organization_id, project_id, user_id, entry_date, duration_seconds)
select p.organization_id, tests.id(p.organization_id || 'project' || n), p.user_id, current_date - day, 3600 from places p, generate_series(1, p.size) n, generate_series(1, 4) day;
insert into public.invoices (organization_id, id, client_id, currency, payment_terms_days, tax_name, tax_rounding, created_by)
select p.organization_id, tests.id(p.organization_id || 'invoice' || n), tests.id(p.organization_id || 'client' || n), 'USD', 14, 'Tax', 'category', p.user_id from places p, generate_series(1, p.size) n;
insert into public.invoice_lines (organization_id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
select p.organization_id, tests.id(p.organization_id || 'invoice' || n), 1, 'Work', 1, 100, 0 from places p, generate_series(1, p.size) n;
-- The time of one day in four is billed.
insert into public.billings (organization_id, time_entry_id, invoice_id, invoice_line_id, entry_date, duration_seconds)
select e.organization_id, e.id, l.invoice_id, l.id, e.entry_date, e.duration_seconds
from public.time_entries e
join public.projects p on p.organization_id = e.organization_id and p.id = e.project_id
join public.invoices i on i.organization_id = p.organization_id and i.client_id = p.client_id and i.status = 'draft'
join public.invoice_lines l on l.organization_id = i.organization_id and l.invoice_id = i.id
where e.entry_date = current_date - 1 and l.description = 'Work' and i.id <> tests.id('acme/draft') and i.id <> tests.id('globex/draft');
insert into public.invoice_counters (organization_id, series) select p.organization_id, 'S' || n from places p, generate_series(1, p.size) n;
insert into public.payments (organization_id, invoice_id, amount_minor, currency, paid_on, created_by)
select p.organization_id, tests.id(p.organization_id || 'invoice' || n), 1, 'USD', current_date, p.user_id from places p, generate_series(1, p.size) n;
insert into public.invitations (organization_id, email, role, token_hash, invited_by)
select p.organization_id, 'guest' || n || '@bulkhead.test', 'member', sha256((p.organization_id || '-' || n)::bytea), p.user_id from places p, generate_series(1, p.size) n;

analyze public.organizations, public.members, public.categories, public.clients, public.projects, public.project_rates, public.project_members,
  public.time_entries, public.invoices, public.invoice_lines, public.billings, public.invoice_counters, public.payments, public.invitations;

-- How often each tenant table was read whole and each index looked up, so far in this transaction.
create function pg_temp.scans() returns table (kind text, name text, scans bigint) language sql volatile as $$
  select 'whole table', c.relname::text, pg_stat_get_xact_numscans(c.oid)
  from private.tenant_tables t join pg_class c on c.oid = t.relation
  union all
  select 'index', i.indexrelid::regclass::text, pg_stat_get_xact_numscans(i.indexrelid)
  from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace
$$;

create function pg_temp.read_by(who text, workspace text, statement text) returns table (kind text, name text, scans bigint) language plpgsql as $$
declare
  v_before jsonb := (select jsonb_object_agg(b.kind || b.name, b.scans) from pg_temp.scans() b);
  v_answer text := tests.answer(who, workspace, statement);
begin
  if v_answer ~ '^(PT|no grant|policy|[0-9A-Z]{5} )' then
    raise exception '% is refused: %', statement, v_answer;
  end if;
  return query
    select a.kind, a.name, a.scans - (v_before ->> (a.kind || a.name))::bigint from pg_temp.scans() a
    where a.scans > (v_before ->> (a.kind || a.name))::bigint;
end
$$;

create temp table asked (page text, statement text);
insert into asked values
  ('the frame', 'select public.session_context()'),
  ('dashboard', 'select public.dashboard()'),
  ('own week', 'select public.time_sheet()'),
  ('everyone''s week', 'select public.time_sheet(everyone => true)'),
  ('everyone''s week, a later page', $$ select public.time_sheet(current_date - 2, true, tests.id('8')) $$),
  ('projects to choose from', $$ select public.find_projects('project 1') $$),
  ('an entry', $$ select public.time_entry_form((select id from public.time_entries order by id desc limit 1)) $$),
  ('clients', 'select public.list_clients()'),
  ('clients, a later page', $$ select public.list_clients(after_name => 'client 3', after_id => tests.id('x')) $$),
  ('clients, a search', $$ select public.list_clients('client 1') $$),
  ('clients to choose from', $$ select count(*) from public.find_clients('client 1') $$),
  ('projects', 'select public.list_projects()'),
  ('projects, a search', $$ select public.list_projects('client 1') $$),
  ('projects of a client', $$ select public.list_projects(only_client_id => (select id from public.clients limit 1)) $$),
  ('a client', $$ select public.client((select id from public.clients limit 1)) $$),
  ('a project''s page', $$ select public.project((select id from public.projects limit 1)) $$),
  ('a project', $$ select public.project_form((select id from public.projects limit 1)) $$),
  ('a new project of a client', $$ select public.project_form(client_id => (select id from public.clients limit 1)) $$),
  ('unbilled time', 'select public.list_unbilled()'),
  ('invoices', 'select public.list_invoices()'),
  ('overdue invoices', $$ select public.list_invoices(only_status => 'overdue') $$),
  ('invoices, a search', $$ select public.list_invoices('inv') $$),
  ('what a draft would come to', $$ select public.preview_invoice((select id from public.invoices limit 1), '[]') $$),
  ('an invoice', $$ select public.invoice((select id from public.invoices limit 1)) $$),
  ('members', 'select public.list_members()'),
  ('members, a later page', $$ select public.list_members(after_name => 'm', after_id => tests.id('x')) $$),
  ('members, a search', $$ select public.list_members('bulkhead') $$);
insert into asked
select 'the table ' || c.relname, format('select count(*) from public.%I', c.relname)
from private.tenant_tables t join pg_class c on c.oid = t.relation
where t.key_column = 'organization_id' and has_any_column_privilege('authenticated', c.oid, 'select')
order by c.relname;

-- A function that has no question of its own is asked once, about a record where it takes one: expense_id is of expenses.
insert into asked
select p.proname, format('select public.%I(%s)', p.proname, given.arguments)
from pg_proc p,
  lateral (
    select
      string_agg(format('%I => (select id from public.%I limit 1)', a.name, t.name), ', ')
        filter (where t.name is not null) as arguments,
      count(*) filter (where t.name is null and a.place <= p.pronargs - p.pronargdefaults) as unknown
    from unnest(p.proargnames[:p.pronargs]) with ordinality as a (name, place)
    left join private.tenant_tables t on t.schema = 'public' and t.name = regexp_replace(a.name, '_id$', 's')
  ) as given
where p.pronamespace = 'public'::regnamespace and p.provolatile <> 'v' and p.prorettype <> 'trigger'::regtype
  and p.proname not in ('list_sessions', 'suggest_slug', 'show_invitation', 'preview_invitation') and given.unknown = 0
  and not exists (select from asked a where a.statement ~ ('\mpublic\.' || p.proname || '\('));

-- Four are asked outside of a workspace, of the person, for a slug or with a link: their tests are those of their nouns.
select is_empty($$
  select p.proname from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.provolatile <> 'v' and p.prorettype <> 'trigger'::regtype
    and p.proname not in ('list_sessions', 'suggest_slug', 'show_invitation', 'preview_invitation')
    and not exists (select from asked a where a.statement ~ ('\mpublic\.' || p.proname || '\('))
$$, 'every function that reads is asked here: a new one needs a question');

create temp table read_in as
select a.page, who.name as who, r.kind, r.name, r.scans
from asked a,
  (values ('ada', 'acme'), ('mia', 'acme'), ('carl', 'acme'), ('person 1', 'w-1')) as who (name, workspace),
  pg_temp.read_by(who.name, who.workspace, a.statement) r;

select is_empty(
  format($$ select page, who, name from read_in where kind = 'whole table' and page = %L $$, a.page),
  a.page || ': no table is read whole')
from asked a;

select is_empty($$
  select distinct r.page, r.name from read_in r
  join pg_index i on i.indexrelid = r.name::regclass
  join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
  where r.kind = 'index' and a.attname <> 'organization_id'
    and r.name not in ('organizations_pkey', 'organizations_slug_taken', 'members_of_user', 'profiles_pkey')
$$, 'every index that was used leads with organization_id, or finds the person or the workspace');

select is_empty($$
  select a.page from asked a where not exists (
    select from read_in r where r.page = a.page and r.kind = 'index' and r.name not in ('organizations_slug_taken', 'members_of_user'))
$$, 'and every page did read something');

-- Who and where: once a statement, however many rows it sees -------------------------------------------

create function pg_temp.asked_who(who text, workspace text, statement text) returns bigint language sql as $$
  select coalesce(sum(scans), 0)::bigint from pg_temp.read_by(who, workspace, statement) where name in ('members_of_user', 'members_pkey')
$$;

select is(pg_temp.asked_who('mia', 'acme', a.statement), pg_temp.asked_who('person 1', 'w-1', a.statement),
  a.page || ': the membership is looked up as often over hundreds of rows as over three')
from asked a where a.page like 'the table %' and a.page <> 'the table members';

create function pg_temp.plan_of(who text, workspace text, statement text) returns text language plpgsql as $$
declare
  v_line text;
  v_plan text := '';
begin
  perform tests.enter(who, workspace);
  for v_line in execute 'explain (analyze, costs off, timing off, summary off) ' || statement loop
    v_plan := v_plan || v_line || E'\n';
  end loop;
  perform tests.step_out();
  return v_plan;
end
$$;

create temp table plans as
select t.name, pg_temp.plan_of('mia', 'acme', format('select count(*) from public.%I', t.name)) as plan
from unnest(array['categories', 'clients', 'projects', 'project_rates', 'time_entries', 'invoices', 'invoice_lines', 'billings', 'payments']) as t (name);

select matches(p.plan, 'Index Cond: \(organization_id = \(InitPlan \d+\)\.col1\)', p.name || ': the guard is the index''s condition') from plans p;
select is(
  (select max(found[1]::integer) from regexp_matches(p.plan, 'InitPlan \d+\s+->\s+Result \(actual rows=\d+ loops=(\d+)\)', 'g') as found), 1,
  p.name || ': the guard and the permission are asked once')
from plans p;

-- An equality with the workspace inside of an `or` is no equivalence to the planner: it multiplies the chances, expects
-- one row of any workspace, and joins a large one by nested loops (measured: 16.7 s for a dashboard of 28 ms).
create function pg_temp.rows_expected(relation regclass) returns numeric language plpgsql as $$
declare
  v_plan json;
begin
  perform tests.enter('ada', 'acme');
  execute format('explain (format json) select 1 from %s', relation) into v_plan;
  perform tests.step_out();
  return v_plan -> 0 -> 'Plan' ->> 'Plan Rows';
end
$$;

select cmp_ok(pg_temp.rows_expected(t.relation), '>=', floor(0.5 * c.reltuples / case when s.n_distinct < 0 then -s.n_distinct * c.reltuples else s.n_distinct end)::numeric,
  t.name || ': the planner expects the rows of an average workspace behind the policies')
from private.tenant_tables t
join pg_class c on c.oid = t.relation
join pg_stats s on s.schemaname = t.schema and s.tablename = t.name and s.attname = t.key_column
where t.schema = 'public' and t.key_column = 'organization_id' and has_any_column_privilege('authenticated', t.relation, 'select');

-- Every list has an index that gives its order, so that a page of a large one is read and no more.
-- Over a few hundred rows a sort is as cheap; it is put off to see whether it could be done without.
set local enable_sort = off;
select doesnt_match(pg_temp.plan_of('mia', 'acme', l.statement), 'Sort|Seq Scan', l.page || ' can come in the order of an index')
from (values
  ('clients by name', 'select id from public.clients where (archived_at is not null) = false order by name_key, id limit 51'),
  ('projects by name', 'select id from public.projects where (archived_at is not null) = false order by name_key, id limit 51'),
  ('invoices, newest first,', 'select id from public.invoices order by id desc limit 51'),
  ('entries, newest day first,', 'select id from public.time_entries where deleted_at is null order by entry_date desc, id desc limit 51')
) as l (page, statement);

select * from finish();
rollback;
