-- Categories: read by everyone in the workspace, kept by owners and admins.

begin;
set local search_path = public, extensions;
select plan(126);
select tests.seed();

select * from tests.scene('looks for categories', 'select 1 from public.categories',
  owner => '2 rows', admin => '2 rows', member => '2 rows', contractor => '2 rows', elsewhere => '1 row');
select * from tests.scene('reads acme''s', $$ select 1 from public.categories where organization_id = tests.id('acme') $$,
  owner => '2 rows', admin => '2 rows', member => '2 rows', contractor => '2 rows', elsewhere => '0 rows');
select * from tests.scene('adds one', $$ insert into public.categories (name, color) values ('Support', '#000000') $$,
  owner => '1 row', admin => '1 row', member => 'policy', contractor => 'policy', elsewhere => '1 row');
select * from tests.nobody_may('adds one to acme by naming it', $$ insert into public.categories (organization_id, name, color) values (tests.id('acme'), 'Support', '#000000') $$);
select * from tests.nobody_may('adds one under an id of acme''s', $$ insert into public.categories (id, name, color) values (tests.id('acme/design'), 'Support', '#000000') $$);
select * from tests.scene('reuses a name of acme''s', $$ insert into public.categories (name, color) values (' DESIGN ', '#000000') $$,
  owner => 'categories_name_taken', admin => 'categories_name_taken', member => 'policy', contractor => 'policy', elsewhere => '1 row');
select * from tests.scene('merges by name', $$ insert into public.categories (name, color) values ('Design', '#000000') on conflict (organization_id, name_key) do update set color = excluded.color $$,
  owner => '1 row', admin => '1 row', member => 'policy', contractor => 'policy', elsewhere => '1 row');
select * from tests.scene('adds unless it is there', $$ insert into public.categories (name, color) values ('Design', '#000000') on conflict do nothing $$,
  owner => '0 rows', admin => '0 rows', member => 'policy', contractor => 'policy', elsewhere => '1 row');
select * from tests.scene('recolours Design', $$ update public.categories set color = '#000000' where id = tests.id('acme/design') $$,
  owner => '1 row', admin => '1 row', member => '0 rows', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.nobody_may('moves Design', $$ update public.categories set organization_id = tests.id('globex') $$);
select * from tests.scene('deletes Design', $$ delete from public.categories where id = tests.id('acme/design') $$,
  owner => '1 row', admin => '1 row', member => '0 rows', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('deletes all', 'delete from public.categories',
  owner => '2 rows', admin => '2 rows', member => '0 rows', contractor => '0 rows', elsewhere => '1 row');

select is(tests.answer('ada', 'acme', $$ delete from public.categories where id = tests.id('acme/design') returning name $$), 'Design', 'a category goes');
select is((select p.category_id from public.projects p where p.id = tests.id('acme/website')), null, 'its projects stay, without one');
select is(tests.attempt('ada', 'acme', $$ insert into public.categories (name, color) values (' ', '#000000') $$), 'categories_name_length', 'a name has letters');
select is(tests.attempt('ada', 'acme', $$ insert into public.categories (name, color) values ('X', 'red') $$), 'categories_color_shape', 'a colour is #RRGGBB');

delete from private.role_permissions where permission = 'categories.read' and role = 'contractor';
select is(tests.answer('carl', 'acme', 'select count(*) from public.categories'), '0', 'who may not read them reads none');

update public.categories set updated_at = '2026-01-01' where organization_id = tests.id('acme') and name = 'Development';
select is((select updated_at from public.categories where organization_id = tests.id('acme') and name = 'Development'), now(), 'the last change of a category is dated by the database');

select * from finish();
rollback;
