-- Roles: whoever changes members is compared with whom they change and what to.
-- Two people changing members at the same moment need two sessions: see tests/api.

begin;
set local search_path = public, extensions;
select plan(168);
select tests.seed();

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

-- The inner functions are not for clients -----------------------------------------------------------

select * from tests.nobody_may('calls an inner function', $$ select private.lock_members(tests.id('acme'), tests.id('ada'), 'organization.read') $$);

-- Nor do the deeds rely on what the call was let in by: who waited for another's change is asked again ---

insert into public.invitations (organization_id, id, email, role, token_hash, invited_by)
values (tests.id('acme'), tests.id('acme/invitation'), 'open@bulkhead.test', 'member', sha256('open'), tests.id('ada'));
create temp table deeds (deed text);
insert into deeds values
  ($$private.revoke_invitation(tests.id('acme'), tests.id('alan'), tests.id('acme/invitation'))$$),
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

select * from finish();
rollback;
