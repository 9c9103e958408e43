-- Members: read by colleagues, written by functions alone.

begin;
set local search_path = public, extensions;
select plan(106);
select tests.seed();

select * from tests.scene('looks for colleagues', 'select 1 from public.members',
  owner => '6 rows', admin => '6 rows', member => '6 rows', contractor => '1 row', elsewhere => '2 rows');
select * from tests.scene('reads who is in acme', $$ select 1 from public.members where organization_id = tests.id('acme') $$,
  owner => '6 rows', admin => '6 rows', member => '6 rows', contractor => '1 row', elsewhere => '0 rows');
select * from tests.nobody_may('makes a member by hand', $$ insert into public.members (user_id, role, display_name, email) values (tests.id('zoe'), 'owner', 'Z', 'z') $$);
select * from tests.nobody_may('makes everyone an owner', $$ update public.members set role = 'owner' $$);
select * from tests.nobody_may('takes rita back by hand', $$ update public.members set removed_at = null $$);
select * from tests.nobody_may('moves a membership', $$ update public.members set organization_id = tests.id('globex') $$);
select * from tests.nobody_may('deletes members', 'delete from public.members');
select * from tests.nobody_may('merges a membership', $$ insert into public.members (user_id, role, display_name, email) values (tests.id('mia'), 'owner', 'M', 'm') on conflict (organization_id, user_id) do update set role = 'owner' $$);

select * from tests.scene('lists who is in', $$ select jsonb_array_elements(public.list_members() -> 'members') $$,
  owner => '5 rows', admin => '5 rows', member => '5 rows', contractor => '1 row', elsewhere => '2 rows');

-- The list: by name, a page at a time, searched by name and address.
create function pg_temp.listed(who text, arguments text) returns jsonb language sql as $$
  select tests.answer(who, 'acme', format('select public.list_members(%s)', arguments))::jsonb
$$;
create function pg_temp.names(list jsonb) returns text[] language sql as $$
  select array_agg(m.row ->> 'name' order by m.place) from jsonb_array_elements(list -> 'members') with ordinality as m (row, place)
$$;
create temp table everyone as select pg_temp.names(pg_temp.listed('ada', '')) as names;
select is((select names from everyone), (select array_agg(m.display_name order by m.name_key, m.user_id) from public.members m where m.organization_id = tests.id('acme') and m.removed_at is null), 'members come by name, those who are in');
create temp table first_page as select pg_temp.listed('ada', 'page_size => 2') as page;
select is((select pg_temp.names(page) from first_page), (select names[1:2] from everyone), 'a page ends where it is full');
select is(
  pg_temp.names(pg_temp.listed('ada', (select format('after_name => %L, after_id => %L, page_size => 2', page #>> '{next,after_name}', page #>> '{next,after_id}') from first_page))),
  (select names[3:4] from everyone), 'the next one goes on behind it');
select is(pg_temp.listed('ada', 'page_size => 4') -> 'next' is null, false, 'one more than four says so');
select is(pg_temp.listed('ada', 'page_size => 5') -> 'next', 'null'::jsonb, 'and nobody more than five, too');
select is(pg_temp.listed('ada', 'page_size => 0') #>> '{members,1}', null, 'no page is empty');
select is(jsonb_array_length(pg_temp.listed('ada', 'page_size => 0') -> 'members'), 1, 'it holds one at least');
select is(pg_temp.names(pg_temp.listed('ada', quote_literal(upper(tests.email('mia'))))), array[(select m.display_name from public.members m where m.organization_id = tests.id('acme') and m.user_id = tests.id('mia'))], 'a search finds an address, in whatever case');
select is(pg_temp.names(pg_temp.listed('ada', quote_literal('nobody like this'))), null, 'or nobody');
select is((select array_agg(m ->> 'userId') from jsonb_array_elements(pg_temp.listed('ada', '') -> 'members') m where (m ->> 'self')::boolean), array[tests.id('ada')::text], 'the reader is told which one they are');
select is((select array_agg(m ->> 'userId') from jsonb_array_elements(pg_temp.listed('alan', '') -> 'members') m where (m ->> 'lastOwner')::boolean), array[tests.id('ada')::text], 'and who is the last owner');
select is(pg_temp.listed('ada', '') -> 'others', 'true'::jsonb, 'others are in it');
savepoint two;
update public.members set role = 'owner' where organization_id = tests.id('acme') and user_id = tests.id('mia');
select is((select count(*) from jsonb_array_elements(pg_temp.listed('ada', '') -> 'members') m where (m ->> 'lastOwner')::boolean), 0::bigint, 'of two owners none is the last');
update public.members set removed_at = now() where organization_id = tests.id('acme') and user_id <> tests.id('ada');
select is((select count(*) from jsonb_array_elements(pg_temp.listed('ada', '') -> 'members') m where (m ->> 'lastOwner')::boolean), 1::bigint, 'one who left does not count');
select is(pg_temp.listed('ada', '') -> 'others', 'false'::jsonb, 'and then nobody else is in it');
rollback to two;

-- A change is dated.
select tests.answer('alan', 'acme', $$ select public.change_member_role(tests.id('mia'), 'contractor') $$);
update public.members set updated_at = '2026-01-01' where organization_id = tests.id('acme') and user_id = tests.id('mia');
select is((select updated_at from public.members where organization_id = tests.id('acme') and user_id = tests.id('mia')), now(), 'the last change of a membership is dated by the database');

select * from finish();
rollback;
