-- What each request is asked first. That a person's seventh at once is refused takes seven sessions: see
-- tests/api/limits.test.ts.

begin;
set local search_path = public, extensions;
select no_plan();
select tests.seed();

create function tests.ask(who text, prefer text) returns text
language plpgsql as $$
begin
  perform tests.enter(who, 'acme');
  perform set_config('request.headers', jsonb_strip_nulls(jsonb_build_object('prefer', prefer))::text, true);
  perform public.pre_request();
  perform tests.step_out();
  return 'may be';
exception when others then
  perform tests.step_out();
  return sqlstate || ' ' || sqlerrm;
end
$$;

select is(tests.ask(who, prefer), 'may be', format('%s, preferring %s: may be', who, coalesce(prefer, 'nothing')))
from unnest(array['mia', 'anon']) as who, unnest(array[null, 'count=exact', 'return=representation']) as prefer;

select is(tests.ask(who, prefer), 'PT400 count_not_exact', format('%s, preferring %s: counts past the wall', who, prefer))
from unnest(array['mia', 'anon']) as who,
  unnest(array['count=planned', 'count=estimated', 'return=minimal, count = planned', 'COUNT="ESTIMATED"']) as prefer;

select tests.step_out();
select is(
  (select count(*) from pg_locks where locktype = 'advisory' and objsubid = 1 and pid = pg_backend_pid() and granted), 1::bigint,
  'a person''s requests of one session take one place, a visitor''s and refused ones none');

-- What the API reads when it logs in.
select set_eq(
  $$ select setting from pg_roles, unnest(rolconfig) as setting where rolname = 'authenticator' and setting ~ '^pgrst\.' $$,
  array['pgrst.db_pre_request=public.pre_request', 'pgrst.db_plan_enabled=false', 'pgrst.db_aggregates_enabled=false'],
  'the API asks before each request, tells no plans and adds nothing up');

-- What an error says beside its message is Postgres's, and a hosted API hands it on: with row security on it may
-- name a table and quotes no row.
create function tests.detail_of(statement text) returns text
language plpgsql as $$
declare
  v_detail text;
begin
  perform tests.enter('ada', 'acme');
  execute statement;
  return 'no error';
exception when others then
  get stacked diagnostics v_detail = pg_exception_detail;
  perform tests.step_out();
  return v_detail;
end
$$;
select is(tests.detail_of(statement), detail, 'quotes no row: ' || statement)
from (values
  ($$ insert into public.clients (name, currency, notes) values ('', 'EUR', 'secret') $$, ''),
  ($$ insert into public.categories (name, color) select name, color from public.categories limit 1 $$, ''),
  ($$ insert into public.projects (name, client_id) values ('P', '01234567-89ab-7cde-8f01-23456789abcd') $$,
    'Key is not present in table "clients".'),
  ($$ delete from public.clients $$, 'Key is still referenced from table "projects".')
) as attempts (statement, detail);

select * from finish();
rollback;
