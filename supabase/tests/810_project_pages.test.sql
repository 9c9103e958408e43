-- The pages of projects, and the form that writes a project with its rate.

begin;
set local search_path = public, extensions;
select plan(107);
select tests.seed();

select * from tests.scene('reads App through the form', $$ select 1 from (select public.project_form(tests.id('acme/app')) as form offset 0) f where form -> 'project' <> 'null' $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('lists projects', 'select jsonb_array_elements(public.list_projects() -> ''projects'')',
  owner => '3 rows', admin => '3 rows', member => '3 rows', contractor => '1 row', elsewhere => '1 row');
select * from tests.scene('looks for rates in the list', $$ select 1 from jsonb_array_elements(public.list_projects() -> 'projects') p where p ->> 'hourlyRateMinor' is not null $$,
  owner => '2 rows', admin => '2 rows', member => '2 rows', contractor => '0 rows', elsewhere => '1 row');
select is(tests.answer('carl', 'acme', $$ select public.list_projects() #>> '{projects,0,name}' $$), 'Website', 'carl lists his project');
select is(tests.answer('carl', 'acme', $$ select public.list_projects() #>> '{projects,0,clientName}' $$), null, 'without its client''s name');
select is(tests.answer('carl', 'acme', $$ select public.list_projects() #>> '{projects,0,currency}' $$), 'USD', 'in the workspace''s currency, whatever the client''s is');
select is(tests.answer('carl', 'acme', $$ select public.project_form(tests.id('acme/website')) ->> 'clients' $$), '[]', 'the form offers him no clients');
select is(tests.answer('carl', 'acme', $$ select jsonb_array_length(public.list_projects(search => 'initech') -> 'projects') $$), '0', 'searching for a client''s name tells him nothing');
select is(tests.answer('mia', 'acme', $$ select jsonb_array_length(public.list_projects(search => 'initech') -> 'projects') $$), '2', 'as it does mia');
select is(tests.answer('ada', 'acme', $$ select jsonb_array_length(public.list_projects(page_size => -5) -> 'projects') $$), '1', 'a page of less than nothing is one of one');
select is(tests.answer('ada', 'acme', $$ select public.list_projects(page_size => 1) -> 'next' ->> 'after_name' $$), 'app', 'the next page starts after the last of this one');
select is(tests.answer('ada', 'acme', $$ select public.list_projects() ->> 'next' $$), null, 'the last page has no next');
select is(tests.answer('ada', 'acme', $$ select public.list_projects(only_client_id => tests.id('acme/initech')) ->> 'clientName' $$), 'Initech', 'the list of one client says whose');
select is(tests.answer('carl', 'acme', $$ select public.list_projects(only_client_id => tests.id('acme/initech')) ->> 'clientName' $$), null, 'but not to carl');

-- One project's page.
select * from tests.scene('opens Website', $$ select 1 from (select public.project(tests.id('acme/website')) as page offset 0) p where page is not null $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '1 row', elsewhere => '0 rows');
select * from tests.scene('reads its rate there', $$ select 1 from (select public.project(tests.id('acme/website')) as page offset 0) p where page ->> 'hourlyRateMinor' is not null $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select is(tests.answer('ada', 'acme', $$ select public.project(tests.id('acme/website')) #>> '{contractors,0,assigned}' $$), 'true', 'carl is assigned');
select is(tests.answer('ada', 'acme', $$ select public.project(tests.id('acme/website')) ->> 'deletable' $$), 'false', 'a project with time cannot be deleted');
select is(tests.answer('ada', 'acme', $$ select public.project(tests.id('acme/internal')) ->> 'deletable' $$), 'true', 'one without can');

-- The form: one call --------------------------------------------------------------------------------

select * from tests.scene('saves a new project with a rate', $$ select public.save_project('Shop', 'active', '#000000', tests.id('acme/initech'), null, 5000) $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => 'policy', elsewhere => 'projects_client');
select * from tests.scene('saves Website with another rate', $$ select public.save_project('Website', 'active', '#000000', tests.id('acme/initech'), null, 5000, tests.id('acme/website')) $$,
  owner => '1 row', admin => '1 row', member => 'PT404 not_found', contractor => 'PT404 not_found', elsewhere => 'PT404 not_found');
select * from tests.scene('saves a project that does not exist', $$ select public.save_project('X', 'active', '#000000', null, null, null, gen_random_uuid()) $$,
  owner => 'PT404 not_found', admin => 'PT404 not_found', member => 'PT404 not_found', contractor => 'PT404 not_found', elsewhere => 'PT404 not_found');

select tests.answer('ada', 'acme', $$ select public.save_project('Website 2', 'on_hold', '#ABCDEF', tests.id('acme/initech'), null, 7700, tests.id('acme/website')) $$);
select results_eq($$ select p.name, p.status, p.color, p.category_id, r.hourly_rate_minor, p.updated_at = now(), r.updated_at = now() from public.projects p join public.project_rates r on r.project_id = p.id where p.id = tests.id('acme/website') $$,
  $$ values ('Website 2', 'on_hold', '#ABCDEF', null::uuid, 7700::bigint, true, true) $$, 'saved is what was sent, project and rate');
select tests.answer('ada', 'acme', $$ select public.save_project('Website', 'active', '#ABCDEF', tests.id('acme/initech'), null, null, tests.id('acme/website')) $$);
select is_empty($$ select 1 from public.project_rates where project_id = tests.id('acme/website') $$, 'no rate: no row, which is not a rate of zero');

-- A rate is meant in a currency, which may be the client's no more.
select is(tests.attempt('mia', 'acme', format('select public.save_project(''X'', ''active'', ''#000000'', %s)', arguments)), outcome, says)
from (values
  ($$tests.id('acme/umbrella'), null, 100, null, '', 'EUR'$$, '1 row', 'a rate in the client''s currency is saved'),
  ($$tests.id('acme/umbrella'), null, 100, null, '', 'USD'$$, 'PT409 rate_currency', 'one in another is not'),
  ($$tests.id('acme/umbrella'), null, null, null, '', 'USD'$$, '1 row', 'without a rate nothing is meant in it'),
  ($$null, null, 100, null, '', 'USD'$$, '1 row', 'without a client it is the workspace''s'),
  ($$null, null, 100, null, '', 'EUR'$$, 'PT409 rate_currency', 'and no other')
) as tried (arguments, outcome, says);

select is(tests.attempt('ada', 'acme', $$ select public.save_project(' ', 'active', '#000000') $$), 'projects_name_length', 'a project has a name');
select is(tests.attempt('ada', 'acme', $$ select public.save_project('X', 'done', '#000000') $$), 'projects_status_known', 'a known status');
select is(tests.attempt('ada', 'acme', $$ select public.save_project('X', 'active', 'red') $$), 'projects_color_shape', 'and a colour');

select is(tests.attempt('ada', 'acme', $$ select public.save_project('X', 'active', '#000000', description => repeat('x', 5001)) $$), 'projects_description_length', 'a description has its limits');
create temp table made as
select tests.answer('mia', 'acme', $$ select public.save_project('X', 'active', '#000000', description => E'First\nthen second') $$)::uuid as id;
select is(tests.answer('mia', 'acme', format($$ select public.project_form(%L) -> 'project' ->> 'description' $$, id)), E'First\nthen second', 'the form shows it as it was written') from made;
select tests.answer('ada', 'acme', format($$ select public.save_project('X', 'active', '#000000', project_id => %L, description => 'Changed') $$, id)) from made;
select is((select p.description from public.projects p join made using (id)), 'Changed', 'and changes it');

select * from finish();
rollback;
