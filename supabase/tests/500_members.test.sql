-- Members: read by colleagues, changed by functions that compare actor, target and new role.
-- Two people changing members at the same moment need two sessions: see tests/api.

begin;
set local search_path = public, extensions;
select plan(283);
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

-- Changing a role: actor × target × new role ---------------------------------------------------------

select * from tests.scene('makes mia an admin', $$ select public.change_member_role(tests.id('mia'), 'admin') $$,
  owner => '1 row', admin => '1 row', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('makes mia an owner', $$ select public.change_member_role(tests.id('mia'), 'owner') $$,
  owner => '1 row', admin => 'PT403 not_allowed', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('demotes alan, admin', $$ select public.change_member_role(tests.id('alan'), 'contractor') $$,
  owner => '1 row', admin => '1 row', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('demotes ada, the last owner', $$ select public.change_member_role(tests.id('ada'), 'admin') $$,
  owner => 'PT409 last_owner', admin => 'PT403 not_allowed', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('makes carl a wizard', $$ select public.change_member_role(tests.id('carl'), 'wizard') $$,
  owner => 'PT422 role_unknown', admin => 'PT422 role_unknown', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('gives rita, removed, a role', $$ select public.change_member_role(tests.id('rita'), 'member') $$,
  owner => 'PT404 not_found', admin => 'PT404 not_found', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('makes zoe, a stranger, a member', $$ select public.change_member_role(tests.id('zoe'), 'member') $$,
  owner => 'PT404 not_found', admin => 'PT404 not_found', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');

-- Removing and leaving -------------------------------------------------------------------------------

select * from tests.scene('removes carl', $$ select public.remove_member(tests.id('carl')) $$,
  owner => '1 row', admin => '1 row', member => 'PT403 not_allowed', contractor => '1 row', elsewhere => 'PT404 not_found');
select * from tests.scene('removes ada, the last owner', $$ select public.remove_member(tests.id('ada')) $$,
  owner => 'PT409 last_owner', admin => 'PT403 not_allowed', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('removes rita again', $$ select public.remove_member(tests.id('rita')) $$,
  owner => 'PT404 not_found', admin => 'PT404 not_found', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('leaves', $$ select public.remove_member(auth.uid()) $$,
  owner => 'PT409 last_owner', admin => '1 row', member => '1 row', contractor => '1 row',
  elsewhere => 'PT409 last_owner', ben_elsewhere => '1 row');

-- Deleting the workspace: the last section does it ------------------------------------------------

select * from tests.scene('deletes acme', $$ select public.delete_organization('acme') $$,
  owner => '1 row', admin => 'PT403 not_allowed', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed',
  elsewhere => 'PT422 slug_mismatch', ben_elsewhere => 'PT403 not_allowed');

-- Handing over ---------------------------------------------------------------------------------------

select * from tests.scene('hands acme to mia', $$ select public.transfer_ownership(tests.id('mia')) $$,
  owner => '1 row', admin => 'PT403 not_allowed', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed',
  elsewhere => 'PT404 not_found', ben_elsewhere => 'PT403 not_allowed');
select is(tests.attempt('ada', 'acme', $$ select public.transfer_ownership(tests.id('ada')) $$), 'PT404 not_found', 'ada does not hand over to herself');
select is(tests.attempt('ada', 'acme', $$ select public.transfer_ownership(tests.id('rita')) $$), 'PT404 not_found', 'nor to rita, who is out');
select is(tests.attempt('ada', 'acme', $$ select public.transfer_ownership(tests.id('eve')) $$), 'PT404 not_found', 'nor to a stranger');

select tests.answer('ada', 'acme', $$ select public.transfer_ownership(tests.id('mia')) $$);
select results_eq($$ select role from public.members where organization_id = tests.id('acme') and user_id in (tests.id('ada'), tests.id('mia')) order by display_name $$,
  $$ values ('admin'), ('owner') $$, 'after it ada is admin and mia owner');
select is((select string_agg(role, ' ' order by display_name) from public.members where organization_id = tests.id('acme')), 'admin admin member contractor owner admin', 'and everybody else what they were');
select tests.answer('mia', 'acme', $$ select public.transfer_ownership(tests.id('ada')) $$);
select tests.answer('ada', 'acme', $$ select public.change_member_role(tests.id('mia'), 'member') $$);
select is((select role from public.members where organization_id = tests.id('acme') and user_id = tests.id('mia')), 'member', 'all is as before');
select is((select role from public.members where organization_id = tests.id('globex') and user_id = tests.id('ben')), 'admin', 'ben''s role in globex is his own affair');
select tests.answer('ada', 'acme', $$ select public.change_member_role(tests.id('ben'), 'contractor') $$);
select is((select role from public.members where organization_id = tests.id('globex') and user_id = tests.id('ben')), 'admin', 'even when acme makes him a contractor');
select tests.answer('alan', 'acme', $$ select public.remove_member(tests.id('carl')) $$);
select is_empty($$ select 1 from public.project_members where organization_id = tests.id('acme') and user_id = tests.id('carl') $$, 'carl, removed, is assigned to nothing');
select isnt_empty($$ select 1 from public.project_members where organization_id = tests.id('acme') and user_id = tests.id('rita') $$, 'the assignments of others stay');
select is(tests.answer('carl', 'acme', 'select count(*) from public.projects'), 'PT404 organization_not_found', 'and is out at once');
select isnt_empty($$ select 1 from public.time_entries where organization_id = tests.id('acme') and user_id = tests.id('carl') $$, 'his work stays');
select tests.answer('alan', 'acme', $$ select public.remove_member(tests.id('ben')) $$);
select is(tests.answer('ben', 'globex', 'select count(*) from public.project_members where user_id = auth.uid()'), '1', 'ben, removed from acme, works on in globex');

-- Twins: everybody of acme is in globex's records too.
savepoint alone;
select tests.twin();
create temp table globex_before as select tests.fingerprint('globex') as fingerprint;
select tests.answer('ada', 'acme', $$ select public.change_member_role(tests.id('mia'), 'admin') $$);
select tests.answer('ada', 'acme', $$ select public.transfer_ownership(tests.id('mia')) $$);
select tests.answer('mia', 'acme', $$ select public.remove_member(tests.id('ada')) $$);
select is(tests.answer('mia', 'acme', $$ select string_agg(role, ' ' order by role) from public.members where removed_at is null $$), 'admin owner', 'promoted, handed over to and alone with alan, mia changed acme');
select is(tests.fingerprint('globex'), (select fingerprint from globex_before), 'and nothing of globex');
rollback to alone;

-- The inner functions are not for clients. --------------------------------------------------------------

select * from tests.nobody_may('calls an inner function', $$ select private.lock_members(tests.id('acme'), tests.id('ada'), 'organization.read') $$);

-- Nor do the deeds rely on what the call was let in by: who waited for another's change is asked again. ---

create temp table deeds (deed text);
insert into deeds values
  ($$private.change_member_role(tests.id('acme'), tests.id('alan'), tests.id('mia'), 'member')$$),
  ($$private.remove_member(tests.id('acme'), tests.id('alan'), tests.id('mia'))$$),
  ($$private.invite_member(tests.id('acme'), tests.id('alan'), 'new@bulkhead.test', 'member')$$);
create function pg_temp.tried(deed text) returns text language plpgsql as $$
begin
  execute 'select ' || deed;
  raise exception 'done' using errcode = 'UNDO0';
exception when others then
  return sqlerrm;
end
$$;
select is(pg_temp.tried(deed), 'done', 'alan, admin: ' || deed) from deeds;
savepoint before_the_wait;
update public.members set role = 'member' where organization_id = tests.id('acme') and user_id = tests.id('alan');
select is(pg_temp.tried(deed), 'not_allowed', 'demoted while he waited: ' || deed) from deeds;
select is(pg_temp.tried($$private.remove_member(tests.id('acme'), tests.id('alan'), tests.id('alan'))$$), 'done', 'but he may leave');
update public.members set removed_at = now() where organization_id = tests.id('acme') and user_id = tests.id('alan');
select is(pg_temp.tried(deed), 'organization_not_found', 'removed while he waited: ' || deed) from deeds;
rollback to before_the_wait;
update public.organizations set deleted_at = now() where id = tests.id('acme');
select is(pg_temp.tried(deed), 'organization_not_found', 'deleted while he waited: ' || deed) from deeds;
rollback to before_the_wait;
select is(pg_temp.tried(replace(deed, 'alan', 'eve')), 'organization_not_found', 'eve has no part in acme: ' || deed) from deeds;
select is(pg_temp.tried($$private.transfer_ownership(tests.id('acme'), tests.id('alan'), tests.id('mia'))$$), 'not_allowed', 'nobody hands over what is not theirs');
select is(pg_temp.tried($$private.transfer_ownership(tests.id('acme'), tests.id('ada'), tests.id('mia'))$$), 'done', 'but ada may');

-- A new workspace --------------------------------------------------------------------------------------

select is(tests.answer('zoe', null, $$ select public.create_organization('Zoe''s', 'zoes-place', 'JPY', 'Asia/Tokyo') $$), 'zoes-place', 'zoe makes a workspace');
select is(tests.answer('zoe', null, $$ select string_agg(slug || ':' || role, ' ') from private.my_organizations() $$), 'zoes-place:owner', 'she owns it');
select is((select count(*) from public.members m join public.organizations o on o.id = m.organization_id where o.slug = 'zoes-place'), 1::bigint, 'she alone');
select is(tests.answer('zoe', 'zoes-place', $$ select string_agg(name || ' ' || color, ', ' order by name) from public.categories $$),
  'Consulting #10B981, Design #8B5CF6, Development #3B82F6', 'with three categories in it');
select is(tests.answer('zoe', 'zoes-place', $$ select public.session_context() -> 'organization' ->> 'role' $$), 'owner', 'a page knows her role there');
select is(tests.answer('rita', null, $$ select public.create_organization('Rita''s', 'ritas', 'USD', 'UTC') $$), 'ritas', 'rita, removed from acme, makes one of her own');
select is(tests.answer('anon', null, $$ select public.create_organization('X', 'xxx', 'USD', 'UTC') $$), 'no grant', 'a visitor does not');
select is(tests.attempt('zoe', null, tests.anonymously() || $$ select public.create_organization('X', 'xxx', 'USD', 'UTC') $$), 'PT401 sign_in_required', 'nor does an anonymous sign-in');
select is(tests.answer('zoe', null, format('select public.create_organization(%s)', arguments)), refused, 'refused: ' || arguments)
from (values
  ($$'Acme', 'acme', 'USD', 'UTC'$$, 'organizations_slug_taken'),
  ($$'Acme', 'A', 'USD', 'UTC'$$, 'organizations_slug_shape'),
  ($$'Acme', 'admin', 'USD', 'UTC'$$, 'organizations_slug_reserved'),
  ($$'Acme', 'acme-x', 'XXX', 'UTC'$$, 'organizations_currency_known'),
  ($$'Acme', 'acme-x', 'USD', 'Mars/Olympus'$$, 'organizations_time_zone_known'),
  ($$' ', 'acme-x', 'USD', 'UTC'$$, 'organizations_name_length')
) as tried (arguments, refused);
select is(tests.answer('zoe', null, $$ select public.suggest_slug('acme') $$), 'acme-2', 'a taken slug gets a suggestion');
select is(tests.attempt('anon', null, $$ select public.suggest_slug('acme') $$), 'no grant', 'for people with an account');

-- The frame of a page -------------------------------------------------------------------------------

select is(tests.answer('mia', null, $$ select public.session_context() ->> 'organization' $$), null, 'without a workspace in the request the frame shows none');
select is(tests.answer('mia', 'acme', $$ select public.session_context() -> 'organization' ->> 'slug' $$), 'acme', 'with it, that one');
select is(tests.answer('mia', 'globex', 'select public.session_context()'), 'PT404 organization_not_found', 'and not a foreign one');
select is(tests.answer('rita', 'acme', 'select public.session_context()'), 'PT404 organization_not_found', 'rita''s tab tells her at once');
select is(tests.answer('mia', 'acme', $$ select public.session_context() -> 'user' ->> 'email' $$), tests.email('mia'), 'it says who she is');
select is(tests.answer('mia', 'acme', 'select private.today()'), ((now() at time zone 'America/New_York')::date)::text, 'today is the workspace''s day');

-- Deleting a workspace --------------------------------------------------------------------------------

select is(tests.attempt('ada', 'acme', $$ select public.delete_organization('globex') $$), 'PT422 slug_mismatch', 'ada mistypes');
select tests.answer('ada', 'acme', $$ select public.delete_organization('acme') $$);
select is(tests.answer('ada', 'acme', 'select count(*) from public.clients'), 'PT404 organization_not_found', 'deleted, it is gone for its owner');
select is(tests.answer('mia', 'acme', 'select public.session_context()'), 'PT404 organization_not_found', 'and for everyone');
select is(tests.answer('eve', 'globex', 'select count(*) from public.clients'), '1', 'globex is not touched');

-- Twenty workspaces a day ------------------------------------------------------------------------------------

update public.organizations set created_at = now() - interval '25 hours';
select is(tests.answer('zoe', null, $$ select count(public.create_organization('Z', 'zoe-' || n, 'EUR', 'UTC')) from generate_series(1, 20) n $$), '20', 'zoe makes twenty workspaces');
select is(tests.attempt('zoe', null, $$ select public.create_organization('Z', 'zoe-21', 'EUR', 'UTC') $$), 'PT429 too_many_organizations', 'and no more on one day');

select is(tests.attempt('ada', null, $$ select public.create_organization('A', 'ada-1', 'EUR', 'UTC') $$), '1 row', 'which are hers and not ada''s');
update public.members set role = 'member' where user_id = tests.id('zoe');
select is(tests.attempt('zoe', null, $$ select public.create_organization('Z', 'zoe-21', 'EUR', 'UTC') $$), '1 row', 'workspaces of others, where she is a member, do not count');

select * from finish();
rollback;
