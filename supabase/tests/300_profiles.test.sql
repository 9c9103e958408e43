-- Profiles: each person reads and changes their own, in any workspace or none.

begin;
set local search_path = public, extensions;
select plan(93);
select tests.seed();

select * from tests.scene('looks for profiles', 'select 1 from public.profiles',
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '1 row', elsewhere => '1 row',
  foreigner => '1 row', removed => '1 row');
select * from tests.scene('reads mia''s profile', $$ select 1 from public.profiles where user_id = tests.id('mia') $$,
  owner => '0 rows', admin => '0 rows', member => '1 row', contractor => '0 rows', elsewhere => '0 rows',
  foreigner => '0 rows', removed => '0 rows', ben => '0 rows');
select * from tests.scene('changes all names he can reach', $$ update public.profiles set full_name = 'X' $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '1 row', elsewhere => '1 row',
  foreigner => '1 row', removed => '1 row');
select * from tests.scene('gives eve another time zone', $$ update public.profiles set time_zone = 'UTC' where user_id = tests.id('eve') $$,
  owner => '0 rows', admin => '0 rows', member => '0 rows', contractor => '0 rows', elsewhere => '1 row',
  foreigner => '1 row', removed => '0 rows', ben_elsewhere => '0 rows');
select * from tests.nobody_may('changes the address', $$ update public.profiles set email = 'ada@evil.test' $$);
select * from tests.nobody_may('becomes somebody else', $$ update public.profiles set user_id = tests.id('zoe') $$);
select * from tests.nobody_may('makes a profile', $$ insert into public.profiles (full_name) values ('X') $$);
select * from tests.nobody_may('deletes profiles', 'delete from public.profiles');

select is(tests.attempt('zoe', null, 'select 1 from public.profiles'), '1 row', 'zoe, in no workspace, reads her own');
select is(tests.attempt('mia', 'acme', $$ update public.profiles set time_zone = 'Mars/Olympus' $$), 'profiles_time_zone_known', 'a time zone must be one');
select is(tests.attempt('mia', 'acme', $$ update public.profiles set locale = 'english' $$), 'profiles_locale_known', 'a language tag must look like one');

-- Sign-up: the form sent what it likes; what is valid is kept ----------------------------------------

insert into auth.users (id, email, raw_user_meta_data) values
  (tests.id('yan'), 'yan@bulkhead.test', '{"full_name": "Yan", "locale": "pl-PL", "time_zone": "Europe/Warsaw"}'),
  (tests.id('xia'), 'xia@bulkhead.test', '{"full_name": null, "locale": "<script>", "time_zone": "Nowhere"}'),
  (tests.id('wes'), 'wes@bulkhead.test', null),
  (tests.id('uma'), 'uma@bulkhead.test', jsonb_build_object('full_name', 'Uma' || chr(8238) || 'amu')),
  (tests.id('vic'), 'vic@bulkhead.test', jsonb_build_object('full_name', repeat('v', 500), 'role', 'owner'));
select results_eq($$
  select email, left(full_name, 6), char_length(full_name), locale, time_zone from public.profiles
  where user_id in (tests.id('yan'), tests.id('xia'), tests.id('wes'), tests.id('vic'), tests.id('uma')) order by email $$, $$
  values ('uma@bulkhead.test', '', 0, 'en-US', 'UTC'), ('vic@bulkhead.test', 'vvvvvv', 120, 'en-US', 'UTC'), ('wes@bulkhead.test', '', 0, 'en-US', 'UTC'),
    ('xia@bulkhead.test', '', 0, 'en-US', 'UTC'), ('yan@bulkhead.test', 'Yan', 3, 'pl-PL', 'Europe/Warsaw') $$,
  'a profile is made at sign-up, whatever the form sent');

-- Names and addresses reach the colleagues -----------------------------------------------------------

select is(tests.attempt('mia', 'acme', $$ update public.profiles set full_name = 'Mia Major' $$), '1 row', 'mia changes her name');
select tests.answer('mia', 'acme', $$ update public.profiles set full_name = 'Mia Major' returning 1 $$);
select is(tests.answer('ada', 'acme', $$ select display_name from public.members where user_id = tests.id('mia') $$), 'Mia Major', 'ada sees it');
select is((select count(*) from public.members where display_name = 'Mia Major'), 1::bigint, 'nobody else is called so');
update auth.users set email = 'mia.major@bulkhead.test' where id = tests.id('mia');
select is(tests.answer('ada', 'acme', $$ select email from public.members where user_id = tests.id('mia') $$), 'mia.major@bulkhead.test', 'and the new address, once it is confirmed');
insert into auth.sessions (id, user_id) values (tests.id('mia/session'), tests.id('mia'));
select is(tests.answer('mia', 'acme', 'select email from public.profiles'), 'mia.major@bulkhead.test', 'which the profile has too, once she is signed in again');
select is((select count(*) from public.profiles where email = 'mia.major@bulkhead.test'), 1::bigint, 'and no other');
select tests.answer('mia', 'acme', $$ update public.profiles set full_name = ' ' returning 1 $$);
select is(tests.answer('ada', 'acme', $$ select display_name from public.members where user_id = tests.id('mia') $$), 'mia.major@bulkhead.test', 'whoever has no name goes by the address');
update auth.users set email = 'rita.gone@bulkhead.test' where id = tests.id('rita');
select is((select m.email from public.members m where m.organization_id = tests.id('acme') and m.user_id = tests.id('rita')), tests.email('rita'), 'what becomes of rita is no longer acme''s to know');

select is((select updated_at from public.profiles where user_id = tests.id('mia')), now(), 'the time of the change is kept');

select * from finish();
rollback;
