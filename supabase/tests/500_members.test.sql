-- Members: read by colleagues, written by functions alone.

begin;
set local search_path = public, extensions;
select plan(91);
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

-- A change is dated.
select tests.answer('alan', 'acme', $$ select public.change_member_role(tests.id('mia'), 'contractor') $$);
update public.members set updated_at = '2026-01-01' where organization_id = tests.id('acme') and user_id = tests.id('mia');
select is((select updated_at from public.members where organization_id = tests.id('acme') and user_id = tests.id('mia')), now(), 'the last change of a membership is dated by the database');

select * from finish();
rollback;
