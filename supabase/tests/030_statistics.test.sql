-- Statistics: what a page of a large workspace reads does not grow with the workspace, nor with how many others
-- there are. The planner knows how many rows an average workspace has and takes each for one, so a giant stands here
-- among small ones, at the statistics of 100, 1,000 and 10,000 workspaces. What was read is told by the counters that
-- Postgres keeps of every table and index.
--
-- The giant's rows are written without triggers, and the last step writes statistics: both need a superuser.

begin;
set local search_path = public, extensions;
select no_plan();

create temp table runner as select current_setting('is_superuser')::boolean as superuser;
select skip('only a superuser writes statistics', 1) from runner where not superuser;

select tests.seed();

-- From the first workspace to the last, three of everything each; and acme, with so many of everything.
create function pg_temp.grow(from_number integer, to_number integer, giant integer) returns void language plpgsql as $$
begin
  if not (select superuser from runner) then
    return;
  end if;
  perform set_config('session_replication_role', 'replica', true);
  create temp table places on commit drop as
  select tests.id('w' || n) as organization_id, tests.id('person ' || n) as user_id, n, 3 as size
  from generate_series(from_number, to_number) n
  union all select tests.id('acme'), tests.id('mia'), 0, giant where giant > 0;

  insert into public.organizations (id, slug, name, address, currency, time_zone)
  select organization_id, 'w-' || n, 'Workspace ' || n, repeat('A long address. ', 60), 'USD', 'UTC' from places where n > 0;
  insert into public.profiles (user_id, email) select user_id, 'person@bulkhead.test' from places where n > 0;
  insert into public.members (organization_id, user_id, role, display_name, email)
  select organization_id, user_id, 'owner', 'Person', 'person@bulkhead.test' from places where n > 0;

  create temp table things on commit drop as
  select p.organization_id, p.user_id, i, tests.id(p.organization_id || 'thing' || i) as id from places p, generate_series(1, p.size) i;
  insert into public.clients (organization_id, id, name, currency)
  select organization_id, id, 'Client ' || i, 'USD' from things;
  insert into public.projects (organization_id, id, client_id, name)
  select organization_id, id, id, 'Project ' || i from things;
  insert into public.project_rates (organization_id, project_id, hourly_rate_minor)
  select organization_id, id, 100 from things;
  insert into public.time_entries (organization_id, project_id, user_id, entry_date, duration_seconds)
  select organization_id, id, user_id, current_date - i % 300, 3600 from things;
  insert into public.invoices (organization_id, id, client_id, currency, payment_terms_days, tax_name, tax_rounding, created_by)
  select organization_id, id, id, 'USD', 14, 'Tax', 'category', user_id from things;
  drop table places, things;
  perform set_config('session_replication_role', 'origin', true);
end
$$;

create function pg_temp.entries_read() returns table (name text, entries bigint) language sql volatile as $$
  select c.oid::regclass::text, pg_stat_get_xact_tuples_returned(c.oid)
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'i')
$$;

-- A page of a list reads a page. What adds up the workspace's own month, time or names reads that, and nobody else's.
create temp table asked (who text, page text, statement text, at_most integer);
insert into asked values
  ('ada', 'clients', 'select public.list_clients()', 400),
  ('ada', 'clients, a later page', $q$ select public.list_clients(after_name => 'client 3', after_id => tests.id('x')) $q$, 1000),
  ('ada', 'archived clients', 'select public.list_clients(archived => true)', 400),
  ('ada', 'projects', 'select public.list_projects()', 400),
  ('ada', 'archived projects', 'select public.list_projects(archived => true)', 400),
  ('ada', 'invoices', 'select public.list_invoices()', 400),
  ('ada', 'invoices, a later page', $q$ select public.list_invoices(before_id => tests.id('8')) $q$, 400),
  ('ada', 'the latest entries', 'select jsonb_array_length(private.latest_entries(10))', 200),
  ('carl', 'the latest entries of a contractor', 'select jsonb_array_length(private.latest_entries(10))', 200),
  ('carl', 'invoices, to a contractor', 'select public.list_invoices()', 100),
  ('carl', 'clients, to a contractor', 'select public.list_clients()', 100),
  ('ada', 'the frame', 'select public.session_context()', 1000),
  ('carl', 'the frame of a contractor', 'select public.session_context()', 1000),
  ('ada', 'a client', 'select public.client((select c.id from public.clients c order by c.id limit 1))', 1000),
  ('ada', 'a project', 'select public.project((select p.id from public.projects p order by p.id limit 1))', 1000),
  ('ada', 'the form of a project', 'select public.project_form((select p.id from public.projects p order by p.id limit 1))', 1000),
  ('ada', 'an invoice', 'select public.invoice((select i.id from public.invoices i order by i.id limit 1))', 1000),
  ('ada', 'the sums of a draft', $q$ select public.preview_invoice((select i.id from public.invoices i order by i.id limit 1), '[]') $q$, 1000),
  ('ada', 'members', 'select public.list_members()', 1000),
  ('ada', 'unbilled time', 'select public.list_unbilled()', 12000),
  ('ada', 'a choice of clients, none found', $q$ select count(*) from public.find_clients('zzzz') $q$, 3000),
  ('ada', 'own week', 'select public.time_sheet()', 700),
  ('ada', 'everyone''s week', 'select public.time_sheet(everyone => true)', 2000),
  ('carl', 'the week of a contractor', 'select public.time_sheet()', 3000),
  ('ada', 'the dashboard', 'select public.dashboard()', 9500),
  ('carl', 'the dashboard of a contractor', 'select public.dashboard()', 6000);

-- Asked once with a plan for these very values, as the first five times of a connection, and once as later.
create function pg_temp.ask(workspaces integer) returns table (workspaces_ integer, page text, mode text, entries bigint, at_most integer)
language plpgsql as $$
declare
  v_asked record;
  v_mode text;
  v_before jsonb;
begin
  if not (select superuser from runner) then
    return;
  end if;
  for v_asked in select * from asked loop
    foreach v_mode in array array['force_custom_plan', 'auto'] loop
      perform set_config('plan_cache_mode', v_mode, true);
      v_before := (select jsonb_object_agg(r.name, r.entries) from pg_temp.entries_read() r);
      if tests.answer(v_asked.who, 'acme', v_asked.statement) !~ '^[\d{]' then
        raise exception '% is refused', v_asked.statement;
      end if;
      return query
        select workspaces, v_asked.page, v_mode, sum(r.entries - (v_before ->> r.name)::bigint)::bigint, v_asked.at_most
        from pg_temp.entries_read() r;
    end loop;
  end loop;
end
$$;

create temp table answers (workspaces integer, page text, mode text, entries bigint, at_most integer);
select pg_temp.grow(1, 100, 2000);
-- Plans are chosen by the size of indexes too, which must not be what the files before this one left in them.
do $$
declare
  v_table regclass;
begin
  for v_table in select t.relation from private.tenant_tables t, runner where runner.superuser loop
    execute format('reindex table %s', v_table);
  end loop;
end
$$;
analyze;
insert into answers select * from pg_temp.ask(100);
select pg_temp.grow(101, 1000, 0);
analyze;
insert into answers select * from pg_temp.ask(1000);

-- Ten times the workspaces, as statistics tell of them: ten times the rows, and as many a workspace.
do $$
begin
  if (select superuser from runner) then
    update pg_class set reltuples = reltuples * 10
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'i') and reltuples > 0;
    update pg_statistic set stadistinct = stadistinct * 10
    where starelid in (select oid from pg_class where relnamespace = 'public'::regnamespace) and stadistinct > 100;
  end if;
end
$$;
insert into answers select * from pg_temp.ask(10000);

select cmp_ok((select count(*) from answers where entries > 0), '=', (select count(*) * 6 from asked), 'every page was asked at each size and did read something')
from runner where superuser;
select is_empty(
  format('select workspaces, mode, entries from answers where page = %L and entries > at_most', a.page),
  format('%s: of thousands, at most %s rows and entries of indexes are read, at 100, 1,000 and 10,000 workspaces', a.page, a.at_most))
from asked a, runner where superuser;

select * from finish();
rollback;
