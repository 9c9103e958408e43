-- Sessions: each person sees and ends their own, and a change of password or address ends them all.

begin;
set local search_path = public, extensions;
select no_plan();
select tests.seed();

create function pg_temp.left_of(name text) returns text language sql as $$
  select string_agg(coalesce(s.user_agent, s.id::text), ' ' order by s.user_agent) from auth.sessions s where s.user_id = tests.id(name)
$$;
update auth.sessions set user_agent = 'this', created_at = now() - interval '20 days' where id = tests.id('mia/session');
insert into auth.sessions (id, user_id, user_agent, created_at, refreshed_at, not_after) values
  (tests.id('mia/phone'), tests.id('mia'), 'phone', now() - interval '9 days', (now() - interval '1 day') at time zone 'UTC', null),
  (tests.id('mia/laptop'), tests.id('mia'), 'laptop', now() - interval '2 days', null, now() + interval '1 day'),
  (tests.id('mia/over'), tests.id('mia'), 'over', now() - interval '2 days', null, now());
update auth.sessions set user_agent = 'ada' where id = tests.id('ada/session');

-- What one sees ------------------------------------------------------------------------------------

select is(tests.answer('mia', null, $$ select string_agg(e ->> 'userAgent', ' ' order by n)
  from jsonb_array_elements(public.list_sessions() -> 'sessions') with ordinality as t (e, n) $$), 'this phone laptop',
  'mia sees her own sessions that go on: this one, then those used last');
select is(tests.answer('mia', 'globex', $$ select jsonb_array_length(public.list_sessions() -> 'sessions') $$), '3', 'whatever workspace her request names');
select is(tests.answer('mia', null, $$ select (public.list_sessions() -> 'sessions' -> 1) - 'startedAt' $$)::jsonb,
  jsonb_build_object('id', tests.id('mia/phone'), 'userAgent', 'phone', 'isThis', false, 'usedAt', now() - interval '1 day'),
  'used when it was last renewed, whatever zone the server is in');
select is(tests.answer('mia', null, $$ select public.list_sessions() -> 'sessions' -> 2 -> 'usedAt' $$)::jsonb, to_jsonb(now() - interval '2 days'), 'or when it began');
select is(tests.answer('mia', null, $$ select public.list_sessions() ->> 'more' $$), '0', 'and no more');
select is(tests.answer('mia', null, $$ select jsonb_path_query_array(public.list_sessions(), '$.sessions[*].isThis') $$)::jsonb, '[true, false, false]', 'and which is this one');
select is(tests.answer('zoe', null, $$ select jsonb_array_length(public.list_sessions() -> 'sessions') $$), '1', 'zoe, in no workspace, sees hers');
savepoint many;
insert into auth.sessions (id, user_id, created_at) select tests.id('many' || n), tests.id('mia'), now() - interval '10 days' from generate_series(1, 60) n;
select is(tests.answer('mia', null, $$ select concat(jsonb_array_length(public.list_sessions() -> 'sessions'), ' and ', public.list_sessions() ->> 'more') $$), '50 and 13', 'of many the first 50');
rollback to many;
select * from tests.nobody_may('reads the auth server''s rows', 'select 1 from auth.sessions');
select * from tests.nobody_may('ends sessions by hand', 'delete from auth.sessions');
select * from tests.nobody_may('calls an inner function', $$ select private.end_session(tests.id('mia'), tests.id('mia/phone')) $$);

-- Ending them --------------------------------------------------------------------------------------

select * from tests.scene('ends mia''s phone', $$ select public.end_session(tests.id('mia/phone')) $$,
  owner => 'PT404 not_found', admin => 'PT404 not_found', member => '1 row', contractor => 'PT404 not_found',
  elsewhere => 'PT404 not_found', foreigner => 'PT404 not_found', removed => 'PT404 not_found', ben => 'PT404 not_found');
select is(tests.answer('mia', null, $$ select public.end_session(tests.id('no such')) $$), 'PT404 not_found', 'one that is not there is refused alike');
select is(tests.answer('mia', null, 'select public.end_session(null)'), 'PT404 not_found', 'so is none');
select tests.answer('mia', null, $$ select public.end_session(tests.id('mia/phone')) $$);
select is(pg_temp.left_of('mia'), 'laptop over this', 'that one is gone, and no other');
select is(pg_temp.left_of('ada'), 'ada', 'of nobody');

select is(tests.answer('mia', 'acme', $$ select public.end_other_sessions(); select count(*) from public.clients $$), '2', 'mia ends all others and goes on');
select is(pg_temp.left_of('mia'), 'this', 'they are gone');
select is(pg_temp.left_of('ada'), 'ada', 'hers only');
select is(tests.answer('mia', null, 'select public.end_other_sessions()'), '0', 'there were no more to end');
select is(tests.answer('mia', 'acme', $$ select public.end_session(tests.id('mia/session')); select count(*) from public.clients $$), 'PT401 sign_in_required', 'who ends this one is out');
select is((select k.confdeltype from pg_constraint k where k.contype = 'f'
  and k.conrelid = 'auth.refresh_tokens'::regclass and k.confrelid = 'auth.sessions'::regclass), 'c', 'and cannot renew it: its refresh tokens go with it');

-- What ends them all -------------------------------------------------------------------------------

create temp table changes (change text, ends boolean, says text);
insert into changes values
  ($$ encrypted_password = 'another' $$, true, 'a new password'),
  ($$ encrypted_password = null $$, true, 'none any more'),
  ($$ email = 'ben@elsewhere.test' $$, true, 'a new address'),
  ($$ banned_until = now() + interval '1 day' $$, true, 'a lock'),
  ($$ encrypted_password = encrypted_password, email = email, banned_until = banned_until $$, false, 'the same again'),
  ($$ email_change = 'ben@elsewhere.test', last_sign_in_at = now(), raw_user_meta_data = '{}' $$, false, 'an address that is only asked for');
update auth.users set encrypted_password = 'old' where id = tests.id('ben');
create function pg_temp.left_after(change text) returns text language plpgsql as $$
begin
  execute format('update auth.users set %s where id = %L', change, tests.id('ben'));
  raise exception '%', (select count(*) filter (where s.user_id = tests.id('ben')) || ' of ben, ' || count(*) filter (where s.user_id = tests.id('ada')) || ' of ada'
    from auth.sessions s) using errcode = 'UNDO0';
exception when sqlstate 'UNDO0' then
  return sqlerrm;
end
$$;
insert into auth.sessions (id, user_id) values (tests.id('ben/session'), tests.id('ben')), (tests.id('ben/phone'), tests.id('ben')) on conflict do nothing;
select is(pg_temp.left_after(c.change), case when c.ends then '0 of ben, 1 of ada' else '2 of ben, 1 of ada' end,
  c.says || case when c.ends then ' ends all sessions of the person' else ' ends none' end) from changes c;

select * from finish();
rollback;
