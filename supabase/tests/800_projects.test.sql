-- Projects: members see and create them, owners and admins change them, owners delete them.
-- Contractors see those assigned to them, and no rate by whatever way they ask.

begin;
set local search_path = public, extensions;
select plan(367);
select tests.seed();

-- Projects -----------------------------------------------------------------------------------------

select * from tests.scene('looks for projects', 'select 1 from public.projects',
  owner => '3 rows', admin => '3 rows', member => '3 rows', contractor => '1 row', elsewhere => '1 row');
select * from tests.scene('reads Website, assigned to carl', $$ select 1 from public.projects where id = tests.id('acme/website') $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '1 row', elsewhere => '0 rows');
select * from tests.scene('reads App, assigned to nobody here', $$ select 1 from public.projects where id = tests.id('acme/app') $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('creates a project', $$ insert into public.projects (name, client_id) values ('Shop', null) $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => 'policy', elsewhere => '1 row');
select * from tests.nobody_may('creates one in acme by naming it', $$ insert into public.projects (organization_id, name) values (tests.id('acme'), 'Shop') $$);
select * from tests.nobody_may('creates one under an id of acme''s', $$ insert into public.projects (id, name) values (tests.id('acme/website'), 'Shop') $$);
select * from tests.nobody_may('merges by id', $$ insert into public.projects (id, name) values (tests.id('acme/website'), 'X') on conflict (organization_id, id) do update set name = 'X' $$);
select * from tests.nobody_may('adds unless the id is there', $$ insert into public.projects (id, name) values (tests.id('acme/website'), 'X') on conflict do nothing $$);
select * from tests.scene('creates one for a client of acme''s', $$ insert into public.projects (name, client_id) values ('Shop', tests.id('acme/initech')) $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => 'policy', elsewhere => 'projects_client');
select * from tests.scene('creates one for a client that does not exist', $$ insert into public.projects (name, client_id) values ('Shop', gen_random_uuid()) $$,
  owner => 'projects_client', admin => 'projects_client', member => 'projects_client', contractor => 'policy', elsewhere => 'projects_client');
select * from tests.scene('creates one in a category of globex''s', $$ insert into public.projects (name, category_id) values ('Shop', tests.id('globex/research')) $$,
  owner => 'projects_category', admin => 'projects_category', member => 'projects_category', contractor => 'policy', elsewhere => '1 row');
select * from tests.scene('renames Website', $$ update public.projects set name = 'X' where id = tests.id('acme/website') $$,
  owner => '1 row', admin => '1 row', member => '0 rows', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('renames all', $$ update public.projects set name = 'X' $$,
  owner => '3 rows', admin => '3 rows', member => '0 rows', contractor => '0 rows', elsewhere => '1 row');
select * from tests.scene('gives all to a client of globex''s', $$ update public.projects set client_id = tests.id('globex/hooli') $$,
  owner => 'projects_client', admin => 'projects_client', member => '0 rows', contractor => '0 rows', elsewhere => '1 row');
select * from tests.scene('archives Website', $$ update public.projects set archived_at = now() where id = tests.id('acme/website') $$,
  owner => '1 row', admin => '1 row', member => '0 rows', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.nobody_may('moves Website', $$ update public.projects set organization_id = tests.id('globex') $$);
select * from tests.scene('deletes Internal', $$ delete from public.projects where id = tests.id('acme/internal') $$,
  owner => '1 row', admin => '0 rows', member => '0 rows', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('deletes Website, which has time', $$ delete from public.projects where id = tests.id('acme/website') $$,
  owner => 'time_entries_project', admin => '0 rows', member => '0 rows', contractor => '0 rows', elsewhere => '0 rows');

-- Rates ----------------------------------------------------------------------------------------------

select * from tests.scene('looks for rates', 'select 1 from public.project_rates',
  owner => '2 rows', admin => '2 rows', member => '2 rows', contractor => '0 rows', elsewhere => '1 row');
select * from tests.scene('looks for a rate in the form',
  $$ select 1 from (select public.project_form(tests.id('acme/website')) as form offset 0) f where form -> 'project' ->> 'hourlyRateMinor' is not null $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('sets a first rate', $$ insert into public.project_rates (project_id, hourly_rate_minor) values (tests.id('acme/internal'), 1) $$,
  owner => '1 row', admin => '1 row', member => 'policy', contractor => 'policy', elsewhere => 'project_rates_project');
select * from tests.scene('raises a rate by merging', $$ insert into public.project_rates (project_id, hourly_rate_minor) values (tests.id('acme/website'), 1) on conflict (organization_id, project_id) do update set hourly_rate_minor = excluded.hourly_rate_minor $$,
  owner => '1 row', admin => '1 row', member => 'policy', contractor => 'policy', elsewhere => 'project_rates_project');
select * from tests.scene('sets a rate unless there is one', $$ insert into public.project_rates (project_id, hourly_rate_minor) values (tests.id('acme/website'), 1) on conflict do nothing $$,
  owner => '0 rows', admin => '0 rows', member => 'policy', contractor => 'policy', elsewhere => 'project_rates_project');
select * from tests.scene('changes all rates', 'update public.project_rates set hourly_rate_minor = 1',
  owner => '2 rows', admin => '2 rows', member => '0 rows', contractor => '0 rows', elsewhere => '1 row');
select * from tests.nobody_may('puts a rate on another project', $$ update public.project_rates set project_id = tests.id('acme/internal') $$);
select * from tests.nobody_may('moves rates', $$ update public.project_rates set organization_id = tests.id('globex') $$);
select * from tests.scene('takes all rates away', 'delete from public.project_rates',
  owner => '2 rows', admin => '2 rows', member => '0 rows', contractor => '0 rows', elsewhere => '1 row');
select is(tests.attempt('ada', 'acme', 'update public.project_rates set hourly_rate_minor = -1'), 'project_rates_range', 'a rate is not negative');
select is(tests.attempt('ada', 'acme', 'update public.project_rates set hourly_rate_minor = 0'), '2 rows', 'but it may be nothing');

-- Assignments -----------------------------------------------------------------------------------------

select * from tests.scene('looks for assignments', 'select 1 from public.project_members',
  owner => '2 rows', admin => '2 rows', member => '2 rows', contractor => '1 row', elsewhere => '1 row');
select * from tests.scene('assigns carl to App', $$ insert into public.project_members (project_id, user_id) values (tests.id('acme/app'), tests.id('carl')) $$,
  owner => '1 row', admin => '1 row', member => 'policy', contractor => 'policy', elsewhere => 'policy');
select * from tests.scene('assigns carl unless he is', $$ insert into public.project_members (project_id, user_id) values (tests.id('acme/website'), tests.id('carl')) on conflict do nothing $$,
  owner => '0 rows', admin => '0 rows', member => 'policy', contractor => 'policy', elsewhere => 'policy');
select * from tests.nobody_may('merges an assignment', $$ insert into public.project_members (project_id, user_id) values (tests.id('acme/website'), tests.id('carl')) on conflict (organization_id, project_id, user_id) do update set user_id = excluded.user_id $$);
select * from tests.scene('assigns eve, who is not in acme', $$ insert into public.project_members (project_id, user_id) values (tests.id('acme/app'), tests.id('eve')) $$,
  owner => 'policy', admin => 'policy', member => 'policy', contractor => 'policy', elsewhere => 'project_members_project');
select * from tests.nobody_may('gives an assignment to another', $$ update public.project_members set user_id = tests.id('carl') $$);
select * from tests.nobody_may('moves assignments', $$ update public.project_members set organization_id = tests.id('globex') $$);
select * from tests.scene('takes all assignments back', 'delete from public.project_members',
  owner => '2 rows', admin => '2 rows', member => '0 rows', contractor => '0 rows', elsewhere => '1 row');

-- What carl, contractor, learns --------------------------------------------------------------------------

select tests.answer('ada', 'acme', $$ insert into public.project_members (project_id, user_id) values (tests.id('acme/app'), tests.id('carl')) returning 1 $$);
select is(tests.answer('carl', 'acme', $$ select string_agg(name, ' ' order by name) from public.projects $$), 'App Website', 'assigned to another, he sees both');
select tests.answer('ada', 'acme', $$ delete from public.project_members where user_id = tests.id('carl') returning 1 $$);
select is(tests.answer('carl', 'acme', 'select count(*) from public.projects'), '0', 'assigned to none, he sees none');

-- A first rate is for whoever made the project --------------------------------------------------------------------

insert into public.projects (organization_id, id, client_id, name, created_by) values (tests.id('acme'), tests.id('acme/hers'), tests.id('acme/initech'), 'Hers', tests.id('mia'));
select is(tests.attempt('mia', 'acme', $$ insert into public.project_rates (project_id, hourly_rate_minor) values (tests.id('acme/hers'), 1) $$), '1 row', 'mia prices the project that she made');
select is(tests.attempt('ben', 'acme', $$ insert into public.project_rates (project_id, hourly_rate_minor) values (tests.id('acme/hers'), 1) $$), 'policy', 'ben, a member too, does not');
select is(tests.attempt('mia', 'acme', $$ update public.project_rates set hourly_rate_minor = 1 $$), '0 rows', 'and she changes none');
select is(tests.attempt('mia', 'acme', $$ insert into public.projects (name, created_by) values ('Mine', tests.id('ada')) $$), 'no grant', 'nobody says who made a project');

-- A rate is an amount in the client's currency ------------------------------------------------------------------------

insert into public.clients (organization_id, id, name, currency) values (tests.id('acme'), tests.id('acme/cyberdyne'), 'Cyberdyne', 'USD');
-- Globex has rows under the very same ids, with other money.
insert into public.clients (organization_id, id, name, currency)
select tests.id('globex'), c.id, c.name, 'GBP' from public.clients c where c.organization_id = tests.id('acme');
insert into public.projects (organization_id, id, name) values (tests.id('globex'), tests.id('acme/hers'), 'Theirs');
insert into public.project_rates (organization_id, project_id, hourly_rate_minor) values (tests.id('globex'), tests.id('acme/hers'), 777);
insert into public.project_rates (organization_id, project_id, hourly_rate_minor) values (tests.id('acme'), tests.id('acme/hers'), 10000);
select is(tests.answer('ada', 'acme', $$ update public.projects set client_id = tests.id('acme/cyberdyne') where id = tests.id('acme/hers') returning 1 $$), '1', 'ada moves a project to a client of the same currency');
select is((select hourly_rate_minor from public.project_rates where organization_id = tests.id('acme') and project_id = tests.id('acme/hers')), 10000::bigint, 'its rate stays');
select is(tests.answer('ada', 'acme', $$ update public.projects set client_id = null where id = tests.id('acme/hers') returning 1 $$), '1', 'then to none, where the workspace''s own currency counts');
select is((select hourly_rate_minor from public.project_rates where organization_id = tests.id('acme') and project_id = tests.id('acme/hers')), 10000::bigint, 'which is the same');
select is(tests.answer('ada', 'acme', $$ update public.projects set client_id = tests.id('acme/umbrella') where id = tests.id('acme/hers') returning 1 $$), '1', 'then to one who pays in euros');
select is_empty($$ select 1 from public.project_rates where organization_id = tests.id('acme') and project_id = tests.id('acme/hers') $$, 'the dollars do not become euros: the rate is gone');
select is((select hourly_rate_minor from public.project_rates where organization_id = tests.id('globex') and project_id = tests.id('acme/hers')), 777::bigint, 'that of another workspace''s project of this id is not');
select is((select hourly_rate_minor from public.project_rates where project_id = tests.id('acme/app')), 9000::bigint, 'nor that of another project');

-- Only members are assigned ------------------------------------------------------------------------------------------

select is(tests.attempt('ada', 'acme', $$ insert into public.project_members (project_id, user_id) values (tests.id('acme/website'), tests.id('rita')) $$), 'policy', 'rita, who was removed, is assigned to nothing');

select * from finish();
rollback;
