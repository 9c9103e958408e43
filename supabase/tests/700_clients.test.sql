-- Clients: members see and create them, owners and admins change them, owners delete them;
-- contractors know of none.

begin;
set local search_path = public, extensions;
select plan(219);
select tests.seed();

select * from tests.scene('looks for clients', 'select 1 from public.clients',
  owner => '2 rows', admin => '2 rows', member => '2 rows', contractor => '0 rows', elsewhere => '1 row');
select * from tests.scene('reads Initech by its id', $$ select 1 from public.clients where id = tests.id('acme/initech') $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('lists clients', 'select jsonb_array_elements(public.list_clients() -> ''clients'')',
  owner => '2 rows', admin => '2 rows', member => '2 rows', contractor => '0 rows', elsewhere => '1 row');
select * from tests.scene('searches for Initech', $$ select jsonb_array_elements(public.list_clients('initech') -> 'clients') $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('finds Initech by a part of its name', $$ select * from public.find_clients(' NITE') $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('creates a client', $$ insert into public.clients (name, currency) values ('Vandelay', 'USD') $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => 'policy', elsewhere => '1 row');
select * from tests.nobody_may('creates one in acme by naming it', $$ insert into public.clients (organization_id, name, currency) values (tests.id('acme'), 'Vandelay', 'USD') $$);
select * from tests.nobody_may('creates one under an id of acme''s', $$ insert into public.clients (id, name, currency) values (tests.id('acme/initech'), 'Vandelay', 'USD') $$);
select * from tests.nobody_may('merges by id', $$ insert into public.clients (id, name, currency) values (tests.id('acme/initech'), 'X', 'USD') on conflict (organization_id, id) do update set name = 'X' $$);
select * from tests.nobody_may('adds unless the id is there', $$ insert into public.clients (id, name, currency) values (tests.id('acme/initech'), 'X', 'USD') on conflict do nothing $$);
select * from tests.scene('reuses the name of acme''s client', $$ insert into public.clients (name, currency) values ('Initech', 'USD') $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => 'policy', elsewhere => '1 row');
select * from tests.scene('renames Initech', $$ update public.clients set name = 'X' where id = tests.id('acme/initech') $$,
  owner => '1 row', admin => '1 row', member => '0 rows', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('renames all', $$ update public.clients set name = 'X' $$,
  owner => '2 rows', admin => '2 rows', member => '0 rows', contractor => '0 rows', elsewhere => '1 row');
select * from tests.scene('archives Initech', $$ update public.clients set archived_at = now() where id = tests.id('acme/initech') $$,
  owner => '1 row', admin => '1 row', member => '0 rows', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.nobody_may('creates one archived', $$ insert into public.clients (name, currency, archived_at) values ('X', 'USD', now()) $$);
select * from tests.nobody_may('moves Initech', $$ update public.clients set organization_id = tests.id('globex') where id = tests.id('acme/initech') $$);
select * from tests.scene('deletes Umbrella', $$ delete from public.clients where id = tests.id('acme/umbrella') $$,
  owner => '1 row', admin => '0 rows', member => '0 rows', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('deletes Initech, which has projects', $$ delete from public.clients where id = tests.id('acme/initech') $$,
  owner => 'projects_client', admin => '0 rows', member => '0 rows', contractor => '0 rows', elsewhere => '0 rows');

select is(tests.answer('mia', 'acme', $$ select string_agg((c ->> 'name') || ':' || (c ->> 'activeProjects'), ' ') from jsonb_array_elements(public.list_clients() -> 'clients') c $$),
  'Initech:2 Umbrella:0', 'the list counts active projects');
create temp table pages as select tests.answer('mia', 'acme', 'select public.list_clients(page_size => 1)')::jsonb as first;
select is(first #>> '{clients,0,name}', 'Initech', 'a page holds as many as asked') from pages;
select is(jsonb_array_length(first -> 'clients'), 1, 'and no more') from pages;
select is(first -> 'next', jsonb_build_object('after_name', 'initech', 'after_id', tests.id('acme/initech')), 'the next one starts after its last') from pages;
select is(tests.answer('mia', 'acme', $$ select public.list_clients() ->> 'next' $$), null, 'the last page has no next');
select is(tests.answer('mia', 'acme', $$ select string_agg(c ->> 'name', ' ') from jsonb_array_elements(public.list_clients(after_name => 'initech', after_id => tests.id('acme/initech')) -> 'clients') c $$), 'Umbrella', 'the next page begins after the last row');
select is(tests.answer('mia', 'acme', $$ select jsonb_array_length(public.list_clients(archived => true) -> 'clients') $$), '0', 'nothing is archived yet');

-- One client's page.
select * from tests.scene('opens Initech', $$ select 1 from (select public.client(tests.id('acme/initech')) as page offset 0) p where page is not null $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select is(tests.answer('ada', 'acme', $$ select string_agg(p ->> 'name', ' ') from jsonb_array_elements(public.client(tests.id('acme/initech')) -> 'projects') p $$), 'App Website', 'the page lists the projects by name');
select is(tests.answer('ada', 'acme', $$ select public.client(tests.id('acme/initech')) ->> 'deletable' $$), 'false', 'a client with projects says that it cannot be deleted');
select is(tests.answer('ada', 'acme', $$ select public.client(tests.id('acme/umbrella')) ->> 'deletable' $$), 'true', 'one that nothing refers to says that it can');
select is(tests.answer('ada', 'acme', $$ select public.client(tests.id('acme/initech')) ->> 'moreProjects' $$), 'false', 'and when the list is whole');
select tests.answer('ada', 'acme', $$ update public.clients set archived_at = now() where id = tests.id('acme/umbrella') returning 1 $$);
select is(tests.answer('mia', 'acme', $$ select string_agg(c ->> 'name', ' ') from jsonb_array_elements(public.list_clients(archived => true) -> 'clients') c $$), 'Umbrella', 'put away, it is in the other list');
select is(tests.answer('mia', 'acme', $$ select string_agg(c ->> 'name', ' ') from jsonb_array_elements(public.list_clients() -> 'clients') c $$), 'Initech', 'and not in this');

select is(tests.attempt('ada', 'acme', $$ update public.clients set currency = 'EUR' where id = tests.id('acme/initech') $$), 'PT409 client_currency_in_use', 'rates are amounts in the client''s currency, so it stays');
select is(tests.attempt('ada', 'acme', $$ update public.clients set currency = 'USD' where id = tests.id('acme/umbrella') $$), '1 row', 'without a rate it can change');
savepoint priced;
-- Nor do rates of its other clients, of its other projects, or of another workspace under the very same ids. As the
-- owner, from whom no policy hides them.
insert into public.projects (organization_id, id, client_id, name) values (tests.id('acme'), tests.id('acme/free'), tests.id('acme/umbrella'), 'Free');
insert into public.clients (organization_id, id, name, currency) values (tests.id('globex'), tests.id('acme/umbrella'), 'Twin', 'EUR');
insert into public.projects (organization_id, id, client_id, name) values (tests.id('globex'), tests.id('acme/free'), tests.id('acme/umbrella'), 'Twin');
insert into public.project_rates (organization_id, project_id, hourly_rate_minor) values (tests.id('globex'), tests.id('acme/free'), 1);
select lives_ok($$ update public.clients set currency = 'USD' where organization_id = tests.id('acme') and id = tests.id('acme/umbrella') $$,
  'whatever else has a rate');
rollback to priced;
select is(tests.attempt('ada', 'acme', $$ insert into public.clients (name, currency) values ('X', 'XXX') $$), 'clients_currency_known', 'to one that exists');
select is(tests.attempt('ada', 'acme', $$ insert into public.clients (name, currency) values (' ', 'USD') $$), 'clients_name_length', 'a client has a name');
select is(tests.attempt('ada', 'acme', $$ insert into public.clients (name, currency) values ('Invoice ' || chr(8238) || 'fdp.exe', 'USD') $$), 'clients_name_length', 'which nothing turns around');
select is(tests.attempt('ada', 'acme', $$ insert into public.clients (name, currency, email) values ('X', 'USD', 'no address') $$), 'clients_email_shape', 'and an address that looks like one');

-- Choosing among many ---------------------------------------------------------------------------------

insert into public.clients (organization_id, id, name, currency, archived_at)
select tests.id('acme'), tests.id('many' || n), 'Zeta ' || lpad(n::text, 3, '0'), 'JPY', case n when 1 then now() end
from generate_series(1, 60) n;
select is(tests.answer('mia', 'acme', $$ select count(*) || ' ' || min(name) || ' ' || max(name) || ' ' || max(currency) from public.find_clients('zeta') $$),
  '21 Zeta 002 Zeta 022 JPY', 'what is found is the first by name, archived clients aside, with one more to say that there are more');
select is(tests.answer('mia', 'acme', $$ select string_agg(name, ' ') from public.find_clients('%') $$), null, 'a sign of patterns is a sign like others');
select is(tests.answer('mia', 'acme', $$ select jsonb_array_length(form -> 'clients') || ' ' || (form ->> 'moreClients') from public.project_form() as form $$),
  '50 true', 'the form of a project offers fifty and says that there are more');
select is(tests.answer('mia', 'acme', $$ select jsonb_array_length(public.project_form(client_id => tests.id('many60')) -> 'clients') $$),
  '51', 'and beside them the one that was asked for');
select is(tests.answer('mia', 'acme', $$ select jsonb_array_length(public.project_form(client_id => tests.id('many1')) -> 'clients') $$),
  '50', 'but for an archived one,');
select is(tests.answer('mia', 'acme', $$ select jsonb_array_length(public.project_form(client_id => tests.id('globex/hooli')) -> 'clients') $$),
  '50', 'one of another workspace');
update public.projects set client_id = tests.id('many1') where organization_id = tests.id('acme') and id = tests.id('acme/website');
select is(tests.answer('mia', 'acme', $$ select jsonb_path_exists(public.project_form(tests.id('acme/website')) -> 'clients', '$[*] ? (@.name == "Zeta 001")') $$),
  'true', 'a project''s own client is offered though it was archived');
update public.clients set archived_at = now() where organization_id = tests.id('acme') and name_key > 'zeta 051';
select is(tests.answer('mia', 'acme', $$ select public.project_form() ->> 'moreClients' $$), 'true', 'fifty-one are more than fifty');
update public.clients set archived_at = now() where organization_id = tests.id('acme') and name_key > 'zeta 050';
select is(tests.answer('mia', 'acme', $$ select public.project_form() ->> 'moreClients' $$), 'false', 'fifty are all');

select * from finish();
rollback;
