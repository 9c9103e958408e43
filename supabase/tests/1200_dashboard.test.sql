-- Dashboard: the state of one workspace, as far as the caller may read it.

begin;
set local search_path = public, extensions;
select plan(68);
select tests.seed();

select * from tests.scene('opens the dashboard', 'select public.dashboard()',
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '1 row', elsewhere => '1 row');
select * from tests.scene('sees acme''s entries on it', $$ select 1 from jsonb_array_elements(public.dashboard() -> 'entries') e where e ->> 'projectId' in (tests.id('acme/website')::text, tests.id('acme/app')::text) $$,
  owner => '4 rows', admin => '4 rows', member => '4 rows', contractor => '1 row', elsewhere => '0 rows');
select * from tests.scene('sees projects on it', $$ select jsonb_array_elements(public.dashboard() -> 'projects') $$,
  owner => '3 rows', admin => '3 rows', member => '3 rows', contractor => '1 row', elsewhere => '1 row');

-- This month: an entry and a payment today, in New York.
select tests.answer('mia', 'acme', $$ insert into public.time_entries (project_id, entry_date, duration_seconds) values (tests.id('acme/app'), private.today(), 7200) returning 1 $$);
select tests.answer('carl', 'acme', $$ insert into public.time_entries (project_id, entry_date, duration_seconds) values (tests.id('acme/website'), private.today(), 1200) returning 1 $$);
select tests.answer('ada', 'acme', $$ select public.record_payment(tests.id('acme/issued'), private.today()) $$);

select * from tests.scene('reads the revenue', $$ select 1 from jsonb_array_elements(public.dashboard() -> 'revenue') r where r = '{"currency": "USD", "amountMinor": 21000}' $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('reads how many invoices were paid', $$ select 1 where public.dashboard() ->> 'invoicesPaid' = '1' $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('reads everybody''s hours', $$ select 1 where public.dashboard() ->> 'secondsThisMonth' = '8400' $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');

select is(tests.answer('carl', 'acme', $$ select public.dashboard() ->> 'revenue' $$), '[]', 'carl, contractor, sees no revenue');
select is(tests.answer('carl', 'acme', $$ select public.dashboard() ->> 'secondsThisMonth' $$), '1200', 'and his own hours');
select is(tests.answer('carl', 'acme', $$ select public.dashboard() -> 'projects' -> 0 ->> 'clientName' $$), null, 'and no client');
select is(tests.answer('carl', 'acme', $$ select public.dashboard() -> 'projects' -> 0 ->> 'durationSeconds' $$), '1200', 'on the project his own time alone');
select is(tests.answer('mia', 'acme', $$ select string_agg((p ->> 'name') || ' ' || (p ->> 'durationSeconds') || ' ' || (p ->> 'entries'), ', ') from jsonb_array_elements(public.dashboard() -> 'projects') p $$),
  'App 7200 1, Website 1200 1, Internal 0 0', 'mia sees projects, most work in thirty days first');
select is(tests.answer('mia', 'acme', $$ select public.dashboard() ->> 'today' $$), ((now() at time zone 'America/New_York')::date)::text, 'today is New York''s');
select is(tests.answer('carl', 'acme', $$ select public.dashboard() -> 'firstSteps' $$)::jsonb, '{"hasClient": false, "hasProject": true, "hasEntry": true, "hasInvoice": false}'::jsonb, 'what carl cannot see is not there for him');
select tests.answer('zoe', null, $$ select public.create_organization('Zoe''s', 'zoes-place', 'JPY', 'Asia/Tokyo') $$);
select is(tests.answer('zoe', 'zoes-place', $$ select public.dashboard() - 'today' - 'month' $$)::jsonb,
  '{"revenue": [], "invoicesPaid": 0, "secondsThisMonth": 0, "activeProjects": 0, "projects": [], "entries": [], "firstSteps": {"hasClient": false, "hasProject": false, "hasEntry": false, "hasInvoice": false}}'::jsonb,
  'a new workspace is empty, whatever the others hold');

select * from finish();
rollback;
