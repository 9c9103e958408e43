-- The wall: who is asking, in which workspace, and what may they do there.

begin;
set local search_path = public, extensions;
select no_plan();
select tests.seed();

-- Which workspace ----------------------------------------------------------------------------------

select * from tests.scene('asks where she is', $$ select private.current_organization_id() $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '1 row', elsewhere => '1 row');

select is(tests.answer('ben', 'acme', 'select private.current_organization_id()'), tests.id('acme')::text, 'ben, who is in both, is where his request says: acme');
select is(tests.answer('ben', 'globex', 'select private.current_organization_id()'), tests.id('globex')::text, 'or globex');
select is(tests.answer('ben', null, 'select private.current_organization_id()'), 'PT400 organization_required', 'without a word from him it is not clear');
select is(tests.answer('mia', null, 'select private.current_organization_id()'), tests.id('acme')::text, 'mia is in one only, and need not say');
select is(tests.answer('zoe', null, 'select private.current_organization_id()'), 'PT400 organization_required', 'zoe is in none');
select is(tests.answer('mia', 'globex', 'select private.current_organization_id()'), 'PT404 organization_not_found', 'a foreign workspace');
select is(tests.answer('mia', 'no-such', 'select private.current_organization_id()'), 'PT404 organization_not_found', 'and one that does not exist give one answer');
select is(tests.answer('mia', '', 'select private.current_organization_id()'), 'PT404 organization_not_found', 'an empty name is a wrong name');
select is(tests.answer('mia', 'ACME', 'select private.current_organization_id()'), 'PT404 organization_not_found', 'so is one in capitals');
select is(tests.answer('mia', $$acme' or true --$$, 'select private.current_organization_id()'), 'PT404 organization_not_found', 'and one that would be SQL');
select is(tests.answer('rita', null, 'select private.current_organization_id()'), 'PT400 organization_required', 'rita, removed, is nowhere');

-- Guard and permission share no code: each must say the same by itself.
create temp table finders (finder text);
insert into finders values ('private.current_organization_id()'), ($$private.organization_for('organization.read')$$);
select is(tests.answer(a.who, a.workspace, 'select ' || f.finder), a.answer, f.finder || ': ' || a.says)
from finders f, (values
  ('carl', 'acme', tests.id('acme')::text, 'a member''s own'),
  ('mia', null, tests.id('acme')::text, 'the only one of a member who names none'),
  ('ben', null, 'PT400 organization_required', 'not one of two'),
  ('zoe', null, 'PT400 organization_required', 'not one of none'),
  ('rita', null, 'PT400 organization_required', 'not the one that somebody was removed from'),
  ('rita', 'acme', 'PT404 organization_not_found', 'not by its name either'),
  ('eve', 'acme', 'PT404 organization_not_found', 'not a foreign one'),
  ('mia', 'no-such', 'PT404 organization_not_found', 'not one that is not there')
) as a (who, workspace, answer, says);
savepoint before_deletion;
update public.organizations set deleted_at = now() where id = tests.id('globex');
select is(tests.answer('eve', 'globex', 'select ' || f.finder), 'PT404 organization_not_found', f.finder || ': not a deleted one') from finders f;
select is(tests.answer('ben', null, 'select ' || f.finder), tests.id('acme')::text, f.finder || ': the other of two, when one is deleted') from finders f;
rollback to before_deletion;

-- What the token says besides the person does not count.
select tests.act_as('mia');
select tests.in_workspace('acme');
select set_config('request.jwt.claims', jsonb_build_object(
  'sub', tests.id('mia'), 'session_id', tests.id('mia/session'), 'role', 'authenticated', 'organization_id', tests.id('globex'),
  'app_metadata', '{"role": "owner"}'::jsonb, 'user_metadata', '{"role": "owner", "organization_id": "globex"}'::jsonb)::text, true);
create temp table told on commit drop as select private.current_organization_id() as place, private.can('clients.delete') as may;
select tests.step_out();
select is((select place from told), tests.id('acme'), 'a token that claims another workspace is not believed');
select is((select may from told), false, 'nor one that claims another role');

-- Removed and deleted: at once --------------------------------------------------------------------

select is(tests.answer('mia', 'acme', 'select count(*) from public.clients'), '2', 'mia sees two clients');
update public.members set removed_at = now() where organization_id = tests.id('acme') and user_id = tests.id('mia');
select is(tests.answer('mia', 'acme', 'select count(*) from public.clients'), 'PT404 organization_not_found', 'removed, with the same token, she finds no workspace');
update public.members set removed_at = null where organization_id = tests.id('acme') and user_id = tests.id('mia');
select is(tests.answer('mia', 'acme', 'select count(*) from public.clients'), '2', 'taken back, she is in again');

update public.members set role = 'contractor' where organization_id = tests.id('acme') and user_id = tests.id('mia');
select is(tests.answer('mia', 'acme', 'select count(*) from public.clients'), '0', 'made a contractor, she sees none with her next request');
update public.members set role = 'member' where organization_id = tests.id('acme') and user_id = tests.id('mia');

update public.organizations set deleted_at = now() where id = tests.id('globex');
select is(tests.answer('eve', 'globex', 'select count(*) from public.clients'), 'PT404 organization_not_found', 'a deleted workspace is gone for its owner');
select is(tests.answer('ben', null, 'select private.current_organization_id()'), tests.id('acme')::text, 'and no longer one of two for ben');
select is(tests.answer('ben', null, $$ select string_agg(slug, ' ') from private.my_organizations() $$), 'acme', 'nor in his list');
update public.organizations set deleted_at = null where id = tests.id('globex');

-- What may they do ---------------------------------------------------------------------------------

select results_eq($$
  select rp.permission, string_agg(rp.role, ' ' order by r.rank desc)
  from private.role_permissions rp join private.roles r using (role) group by rp.permission order by rp.permission collate "C" $$, $$
  values
    ('categories.create', 'owner admin'),
    ('categories.delete', 'owner admin'),
    ('categories.read', 'owner admin member contractor'),
    ('categories.update', 'owner admin'),
    ('clients.create', 'owner admin member'),
    ('clients.delete', 'owner'),
    ('clients.read', 'owner admin member'),
    ('clients.update', 'owner admin'),
    ('invoices.create', 'owner admin'),
    ('invoices.delete', 'owner admin'),
    ('invoices.issue', 'owner admin'),
    ('invoices.read', 'owner admin member'),
    ('invoices.update', 'owner admin'),
    ('invoices.void', 'owner admin'),
    ('members.invite', 'owner admin'),
    ('members.read', 'owner admin member'),
    ('members.remove', 'owner admin'),
    ('members.update', 'owner admin'),
    ('organization.delete', 'owner'),
    ('organization.read', 'owner admin member contractor'),
    ('organization.transfer', 'owner'),
    ('organization.update', 'owner admin'),
    ('payments.create', 'owner admin'),
    ('payments.delete', 'owner admin'),
    ('payments.read', 'owner admin member'),
    ('projects.assign', 'owner admin'),
    ('projects.create', 'owner admin member'),
    ('projects.delete', 'owner'),
    ('projects.read', 'owner admin member'),
    ('projects.read_assigned', 'owner admin member contractor'),
    ('projects.update', 'owner admin'),
    ('rates.create', 'owner admin member'),
    ('rates.read', 'owner admin member'),
    ('rates.update', 'owner admin'),
    ('time.create', 'owner admin member contractor'),
    ('time.read', 'owner admin member'),
    ('time.read_own', 'owner admin member contractor'),
    ('time.update', 'owner admin'),
    ('time.update_own', 'owner admin member contractor')
$$, 'the whole table of rights');

select results_eq('select role, rank::integer from private.roles order by rank desc',
  $$ values ('owner', 4), ('admin', 3), ('member', 2), ('contractor', 1) $$, 'the roles and their ranks');

select is(tests.answer('mia', 'acme', $$ select private.can('clients.create') $$), 'true', 'mia, member, may create clients');
select is(tests.answer('mia', 'acme', $$ select private.can('clients.update') $$), 'false', 'but not change them');
select is(tests.answer('ben', 'globex', $$ select private.can('clients.update') $$), 'true', 'ben may in globex, where he is admin');
select is(tests.answer('ben', 'acme', $$ select private.can('clients.update') $$), 'false', 'and not in acme, where he is member');
select is(tests.answer('ada', 'acme', $$ select private.can('no.such') $$), 'false', 'a permission that nobody holds is nobody''s');
select is(tests.answer('ada', 'acme', 'select private.can(null)'), 'false', 'nor is no permission');

select is(tests.answer('ada', 'acme', $$ select private.require('clients.delete') $$), tests.id('acme')::text, 'to require gives the workspace');
select is(tests.answer('alan', 'acme', $$ select private.require('clients.delete') $$), 'PT403 not_allowed', 'or refuses');
select is(tests.answer('eve', 'acme', $$ select private.require('clients.delete') $$), 'PT404 organization_not_found', 'and to a stranger there is no such workspace');

select is(tests.answer('zoe', null, 'select private.require_user()'), tests.id('zoe')::text, 'zoe is somebody, though in no workspace');
select is(tests.answer('anon', null, 'select private.require_user()'), 'no grant', 'a visitor is nobody');
select set_config('request.jwt.claims', jsonb_build_object(
  'sub', tests.id('zoe'), 'session_id', tests.id('zoe/session'), 'is_anonymous', true)::text, true);
select throws_ok('select private.require_user()', 'PT401', 'sign_in_required', 'an anonymous sign-in is not an account');
select set_config('request.jwt.claims', '{"role": "authenticated"}', true);
select throws_ok('select private.require_user()', 'PT401', 'sign_in_required', 'nor is a token without a person');
select tests.step_out();

-- A session that has ended: the token is still true, and good for nothing ------------------------------

create function pg_temp.when_done(act text, who text, workspace text, statement text) returns text language plpgsql as $$
begin
  execute act;
  raise exception '%', tests.answer(who, workspace, statement) using errcode = 'UNDO0';
exception when sqlstate 'UNDO0' then
  return sqlerrm;
end
$$;
create temp table endings (act text, says text);
insert into endings values
  ($$ delete from auth.sessions where id = tests.id('mia/session') $$, 'a session that is gone'),
  ($$ update auth.sessions set not_after = now() where id = tests.id('mia/session') $$, 'one whose time is over'),
  ($$ update auth.sessions set user_id = tests.id('ada') where id = tests.id('mia/session') $$, 'one of somebody else');
create temp table askers (asker text);
insert into askers values
  ('private.current_organization_id()'), ($$private.require('organization.read')$$), ('private.require_user()');

select is(pg_temp.when_done(e.act, 'mia', 'acme', 'select ' || a.asker), 'PT401 sign_in_required', a.asker || ': not for ' || e.says)
from endings e, askers a;
select is(
  pg_temp.when_done($$ update auth.sessions set not_after = now() + interval '1 second' where id = tests.id('mia/session') $$, 'mia', 'acme', 'select ' || a.asker),
  tests.answer('mia', 'acme', 'select ' || a.asker), a.asker || ': for one whose time is not yet over') from askers a;
select is(
  tests.answer('mia', 'acme', $$ select set_config('request.jwt.claims', (current_setting('request.jwt.claims')::jsonb - 'session_id')::text, true);
    select $$ || a.asker), 'PT401 sign_in_required', a.asker || ': nor for a token that names none') from askers a;
select is(
  pg_temp.when_done($$ delete from auth.sessions where id = tests.id('mia/session') $$, 'mia', w.slug, 'select ' || f.finder),
  'PT401 sign_in_required', f.finder || ': whatever workspace she names, ' || w.says)
from finders f, (values ('globex', 'a foreign one'), ('no-such', 'one that is not there'), ('', 'an empty name')) as w (slug, says);
select is(
  pg_temp.when_done($$ delete from auth.sessions where user_id in (select tests.id(p.name) from tests.personas() p) $$, who, null, 'select ' || f.finder), 'PT401 sign_in_required', f.finder || ': and ' || says)
from finders f, (values ('ben', 'who is in two and names none'), ('zoe', 'who is in none')) as w (who, says);
select is(
  pg_temp.when_done($$ delete from auth.sessions where id = tests.id('mia/session');
    insert into auth.sessions (id, user_id) values (tests.id('another'), tests.id('mia')) $$, 'mia', 'acme', 'select 1 from public.clients'),
  'PT401 sign_in_required', 'that she is signed in elsewhere does not help');

-- Everything that clients reach asks for the session: each table by each command that is granted, each function of
-- the API but those that visitors may call too, which 010 lists.
create temp table reached (statement text);
insert into reached
select format(case command when 'select' then 'select 1 from %1$s' when 'insert' then 'insert into %1$s default values'
  when 'update' then 'update %1$s set %2$I = %2$I' else 'delete from %1$s' end, c.oid::regclass, (
    select a.attname from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and has_column_privilege('authenticated', c.oid, a.attnum, 'update') limit 1))
from pg_class c, unnest(array['select', 'insert', 'update', 'delete']) as command
where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p', 'v')
  and case command when 'delete' then has_table_privilege('authenticated', c.oid, 'delete')
    else has_any_column_privilege('authenticated', c.oid, command) end;
insert into reached
select format('select %s(%s)', p.oid::regproc, (
  select string_agg(format('%L::%s', case type when 'uuid'::regtype then tests.id('any')::text when 'date'::regtype then '2026-01-05'
    when 'boolean'::regtype then 'true' when 'jsonb'::regtype then '[]' else '1' end, type::regtype), ', ' order by place)
  from unnest(p.proargtypes::oid[]) with ordinality as t (type, place)
  -- What has a default is left to it: a null may mean that nothing is asked for.
  where place <= p.pronargs - p.pronargdefaults))
from pg_proc p where p.pronamespace = 'public'::regnamespace and has_function_privilege('authenticated', p.oid, 'execute')
  and not has_function_privilege('anon', p.oid, 'execute')
  and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e');
select cmp_ok((select count(*) from reached), '>=', 60::bigint, 'there are tables and functions to try');
savepoint everybody_out;
delete from auth.sessions where user_id in (select tests.id(p.name) from tests.personas() p);
select is_empty($$
  select statement, came from (select statement, tests.attempt('ada', 'acme', statement) as came from reached) tried
  where came <> 'PT401 sign_in_required'
$$, 'with a session that has ended nothing is read, written or called');
rollback to everybody_out;

-- The tables behind it are nobody's to read or write ------------------------------------------------

select * from tests.nobody_may('reads the table of rights', 'select 1 from private.role_permissions');
select * from tests.nobody_may('grants a right to contractors', $$ insert into private.role_permissions values ('contractor', 'rates.read') $$);
select * from tests.nobody_may('raises the rank of contractors', $$ update private.roles set rank = 9 where role = 'contractor' $$);

-- What a page may know of the caller -----------------------------------------------------------------

select is(tests.answer('carl', 'acme', $$ select array_to_string(private.my_permissions(), ' ') $$),
  'categories.read organization.read projects.read_assigned time.create time.read_own time.update_own',
  'carl, contractor, learns what he may do');
select is(tests.answer('ben', 'acme', 'select private.my_permissions()::text'), tests.answer('mia', 'acme', 'select private.my_permissions()::text'), 'ben may in acme what mia may, whatever he is in globex');
select is(tests.answer('ben', null, $$ select string_agg(slug || ':' || role, ' ' order by slug) from private.my_organizations() $$),
  'acme:member globex:admin', 'ben learns his workspaces');
select is(tests.answer('rita', null, 'select count(*) from private.my_organizations()'), '0', 'rita has none any more');
select is(tests.answer('zoe', null, 'select count(*) from private.my_organizations()'), '0', 'zoe none yet');

select * from finish();
rollback;
