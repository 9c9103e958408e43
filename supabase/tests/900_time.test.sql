-- Time entries: everyone logs their own; members see all, owners and admins change all;
-- contractors see their own, on projects assigned to them.

begin;
set local search_path = public, extensions;
select plan(239);
select tests.seed();

select * from tests.scene('looks for time', 'select 1 from public.time_entries',
  owner => '4 rows', admin => '4 rows', member => '4 rows', contractor => '1 row', elsewhere => '2 rows');
select * from tests.scene('reads mia''s entry', $$ select 1 from public.time_entries where id = tests.id('acme/mia worked') $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');

select * from tests.scene('logs time on Website', $$ insert into public.time_entries (project_id, entry_date, duration_seconds) values (tests.id('acme/website'), '2026-01-07', 3600) $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '1 row', elsewhere => 'policy');
select * from tests.scene('logs time on App, not assigned to carl', $$ insert into public.time_entries (project_id, entry_date, duration_seconds) values (tests.id('acme/app'), '2026-01-07', 3600) $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => 'policy', elsewhere => 'policy');
select * from tests.scene('logs time on a project that does not exist', $$ insert into public.time_entries (project_id, entry_date, duration_seconds) values (gen_random_uuid(), '2026-01-07', 3600) $$,
  owner => 'policy', admin => 'policy', member => 'policy', contractor => 'policy', elsewhere => 'policy');
select * from tests.nobody_may('logs time for another', $$ insert into public.time_entries (user_id, project_id, entry_date, duration_seconds) values (tests.id('ada'), tests.id('acme/website'), '2026-01-07', 3600) $$);
select * from tests.nobody_may('logs time in acme by naming it', $$ insert into public.time_entries (organization_id, project_id, entry_date, duration_seconds) values (tests.id('acme'), tests.id('acme/website'), '2026-01-07', 3600) $$);
select * from tests.nobody_may('logs time under an id of acme''s', $$ insert into public.time_entries (id, project_id, entry_date, duration_seconds) values (tests.id('acme/mia worked'), tests.id('acme/website'), '2026-01-07', 3600) $$);
select * from tests.nobody_may('merges by id', $$ insert into public.time_entries (id, project_id, entry_date, duration_seconds) values (tests.id('acme/mia worked'), tests.id('acme/website'), '2026-01-07', 3600) on conflict (organization_id, id) do update set description = 'X' $$);
select * from tests.nobody_may('logs time that is billed', $$ insert into public.time_entries (project_id, entry_date, duration_seconds, billed) values (tests.id('acme/website'), '2026-01-07', 3600, true) $$);

select * from tests.scene('edits mia''s entry', $$ update public.time_entries set description = 'X' where id = tests.id('acme/mia worked') $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows', ben => '0 rows');
select * from tests.scene('edits carl''s entry', $$ update public.time_entries set description = 'X' where id = tests.id('acme/carl worked') $$,
  owner => '1 row', admin => '1 row', member => '0 rows', contractor => '1 row', elsewhere => '0 rows');
select * from tests.scene('moves carl''s entry to App', $$ update public.time_entries set project_id = tests.id('acme/app') where id = tests.id('acme/carl worked') $$,
  owner => '1 row', admin => '1 row', member => '0 rows', contractor => 'policy', elsewhere => '0 rows');
select * from tests.scene('moves carl''s entry to a project of globex''s', $$ update public.time_entries set project_id = tests.id('globex/portal') where id = tests.id('acme/carl worked') $$,
  owner => 'policy', admin => 'policy', member => '0 rows', contractor => 'policy', elsewhere => '0 rows');
select * from tests.scene('edits the entry that is billed', $$ update public.time_entries set description = 'X' where id = tests.id('acme/mia billed') $$,
  owner => 'PT409 time_entry_billed', admin => 'PT409 time_entry_billed', member => 'PT409 time_entry_billed', contractor => '0 rows', elsewhere => '0 rows', ben => '0 rows');
select * from tests.nobody_may('releases time from its invoice', 'update public.time_entries set billed = false');
select * from tests.nobody_may('makes mia''s time their own', 'update public.time_entries set user_id = auth.uid()');
select * from tests.nobody_may('moves time', $$ update public.time_entries set organization_id = tests.id('globex') $$);
select * from tests.nobody_may('deletes time for good', 'delete from public.time_entries');
select * from tests.scene('deletes carl''s entry', $$ update public.time_entries set deleted_at = now() where id = tests.id('acme/carl worked') $$,
  owner => '1 row', admin => '1 row', member => '0 rows', contractor => '1 row', elsewhere => '0 rows');
select * from tests.scene('may put time on Website', $$ select 1 where private.can_log_to(tests.id('acme/website')) $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '1 row', elsewhere => '0 rows');

-- Rules ----------------------------------------------------------------------------------------------

select is(tests.attempt('mia', 'acme', format('insert into public.time_entries (project_id, entry_date, duration_seconds, description) values (tests.id(''acme/app''), %s)', tried.entry)), tried.outcome, tried.says)
from (values
  ($$'2026-01-07', 59, ''$$, 'time_entries_duration_range', 'less than a minute is nothing'),
  ($$'2026-01-07', 60, ''$$, '1 row', 'a minute is something'),
  ($$'2026-01-07', 86400, ''$$, '1 row', 'a day has 24 hours'),
  ($$'2026-01-07', 86401, ''$$, 'time_entries_duration_range', 'and no more'),
  ($$'1999-12-31', 3600, ''$$, 'time_entries_date_range', 'not in another century'),
  ($$'2026-01-07', 3600, repeat('x', 500)$$, '1 row', '500 letters'),
  ($$'2026-01-07', 3600, repeat('x', 501)$$, 'time_entries_description_length', 'and no more')
) as tried (entry, outcome, says);

select tests.answer('carl', 'acme', $$ insert into public.time_entries (project_id, entry_date, duration_seconds, description) values (tests.id('acme/website'), '2026-01-07', 3600, 'New') returning id $$);
select results_eq($$ select organization_id, user_id, time_zone, billed from public.time_entries where description = 'New' $$,
  $$ values (tests.id('acme'), tests.id('carl'), 'Europe/Paris', false) $$, 'whose work, where and in which zone: the database says');

update public.projects set archived_at = now() where id = tests.id('acme/website');
select is(tests.attempt('mia', 'acme', $$ insert into public.time_entries (project_id, entry_date, duration_seconds) values (tests.id('acme/website'), '2026-01-07', 3600) $$), 'PT409 project_archived', 'an archived project takes no more time');
select is(tests.attempt('mia', 'acme', $$ update public.time_entries set project_id = tests.id('acme/website') where id = tests.id('acme/mia worked') $$), 'PT409 project_archived', 'by moving either');
select is(tests.attempt('carl', 'acme', $$ update public.time_entries set description = 'Icons, all' where description = 'Icons' $$), '1 row', 'what is on it can be put right');
select is(tests.attempt('mia', 'acme', $$ insert into public.time_entries (project_id, entry_date, duration_seconds) values (tests.id('acme/app'), '2026-01-07', 3600) $$), '1 row', 'the others do');
update public.projects set archived_at = null where id = tests.id('acme/website');
insert into public.projects (organization_id, id, name, archived_at) values (tests.id('globex'), tests.id('acme/website'), 'Twin', now());
select is(tests.attempt('mia', 'acme', $$ insert into public.time_entries (project_id, entry_date, duration_seconds) values (tests.id('acme/website'), '2026-01-07', 3600) $$), '1 row', 'whatever globex archived under the same id');
insert into public.time_entries (organization_id, user_id, project_id, entry_date, duration_seconds, time_zone)
values (tests.id('acme'), tests.id('ada'), tests.id('acme/website'), '2020-01-01', 60, 'Asia/Tokyo');
select is((select time_zone from public.time_entries where entry_date = '2020-01-01'), 'Asia/Tokyo', 'an entry brought in by an operator keeps its zone');

savepoint rights;
delete from private.role_permissions where role = 'contractor' and permission = 'time.create';
select is(tests.attempt('carl', 'acme', $$ insert into public.time_entries (project_id, entry_date, duration_seconds) values (tests.id('acme/website'), '2026-01-07', 3600) $$), 'PT403 not_allowed', 'without the permission carl logs nothing, on his own project either');
delete from private.role_permissions where role = 'contractor' and permission in ('time.read_own', 'time.update_own');
select is(tests.answer('carl', 'acme', 'select count(*) from public.time_entries'), '0', 'nor does he read his own');
rollback to rights;

-- Deleting and undoing -----------------------------------------------------------------------------

select tests.answer('carl', 'acme', $$ update public.time_entries set deleted_at = now() where description = 'New' returning 1 $$);
select is(tests.answer('carl', 'acme', $$ select jsonb_array_length(public.time_sheet('2026-01-08') -> 'entries') $$), '1', 'deleted, an entry is in no list');
select is(tests.answer('carl', 'acme', $$ select sum((day ->> 'durationSeconds')::integer) from jsonb_array_elements(public.time_sheet('2026-01-08') -> 'days') day $$), '1800', 'and in no sum');
select is(tests.answer('carl', 'acme', $$ select public.time_entry_form((select id from public.time_entries where description = 'New')) $$), null, 'and in no form');
select tests.answer('carl', 'acme', $$ update public.time_entries set deleted_at = null where description = 'New' returning 1 $$);
select is(tests.answer('carl', 'acme', $$ select jsonb_array_length(public.time_sheet('2026-01-08') -> 'entries') $$), '2', 'undone, it is back');
select is((select updated_at from public.time_entries where description = 'New'), now(), 'the time of the change is kept');

-- A contractor and their projects ------------------------------------------------------------------

select is(tests.answer('carl', 'acme', 'select count(*) from private.my_project_ids()'), '1', 'one is his');
delete from public.project_members where organization_id = tests.id('acme') and user_id = tests.id('carl');
select is(tests.answer('carl', 'acme', 'select count(*) from public.time_entries'), '2', 'his work stays his to see when the project is no longer');
select is(tests.attempt('carl', 'acme', $$ insert into public.time_entries (project_id, entry_date, duration_seconds) values (tests.id('acme/website'), '2026-01-07', 3600) $$), 'policy', 'but he puts no more time on it');

-- Archived projects ---------------------------------------------------------------------------------------------------

update public.projects set archived_at = now() where id in (tests.id('acme/internal'), tests.id('acme/app'));
select is(tests.attempt('carl', 'acme', $$ insert into public.time_entries (project_id, entry_date, duration_seconds) values (tests.id('acme/internal'), '2026-01-07', 3600) $$), 'policy', 'carl is not told that a project he is not on is archived');
select is(tests.attempt('mia', 'acme', $$ insert into public.time_entries (project_id, entry_date, duration_seconds) values (tests.id('acme/internal'), '2026-01-07', 3600) $$), 'PT409 project_archived', 'mia is');
update public.time_entries set deleted_at = now() where id = tests.id('acme/mia worked');
select is(tests.attempt('mia', 'acme', $$ update public.time_entries set deleted_at = null where id = tests.id('acme/mia worked') $$), 'PT409 project_archived', 'time does not come back onto one either');
update public.projects set archived_at = null where id = tests.id('acme/app');
select is(tests.attempt('mia', 'acme', $$ update public.time_entries set deleted_at = null where id = tests.id('acme/mia worked') $$), '1 row', 'until it is restored');

update public.projects set archived_at = now() where id = tests.id('acme/app');
select is(tests.attempt('mia', 'acme', $$ update public.time_entries set description = 'Still deleted' where id = tests.id('acme/mia worked') $$), '1 row', 'an entry that stays deleted may change');

select * from finish();
rollback;
