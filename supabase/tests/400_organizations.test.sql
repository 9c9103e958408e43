-- Organizations: members see their workspace, owners and admins change its settings.

begin;
set local search_path = public, extensions;
select plan(131);
select tests.seed();

select * from tests.scene('looks for workspaces', 'select 1 from public.organizations',
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '1 row', elsewhere => '1 row');
select * from tests.scene('reads acme', $$ select 1 from public.organizations where id = tests.id('acme') $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '1 row', elsewhere => '0 rows');
select * from tests.scene('renames acme', $$ update public.organizations set name = 'X' where slug = 'acme' $$,
  owner => '1 row', admin => '1 row', member => '0 rows', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('renames all workspaces', $$ update public.organizations set name = 'X' $$,
  owner => '1 row', admin => '1 row', member => '0 rows', contractor => '0 rows', elsewhere => '1 row');
select * from tests.scene('takes the slug of globex', $$ update public.organizations set slug = 'globex' where slug = 'acme' $$,
  owner => 'organizations_slug_taken', admin => 'organizations_slug_taken', member => '0 rows', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.nobody_may('changes the currency', $$ update public.organizations set currency = 'EUR' $$);
select * from tests.nobody_may('changes the id', $$ update public.organizations set id = tests.id('globex') $$);
select * from tests.nobody_may('deletes by hand', $$ update public.organizations set deleted_at = now() $$);
select * from tests.nobody_may('deletes the row', 'delete from public.organizations');
select * from tests.nobody_may('makes a workspace by hand', $$ insert into public.organizations (slug, name, currency, time_zone) values ('mine', 'Mine', 'USD', 'UTC') $$);

-- Settings keep their shape. ------------------------------------------------------------------------

select is(tests.attempt('ada', 'acme', 'update public.organizations set ' || setting), refused, 'refused: ' || setting)
from (values
  ($$slug = 'ab'$$, 'organizations_slug_shape'),
  ($$slug = '-acme'$$, 'organizations_slug_shape'),
  ($$slug = 'Acme'$$, 'organizations_slug_shape'),
  ($$slug = repeat('a', 49)$$, 'organizations_slug_shape'),
  ($$slug = 'login'$$, 'organizations_slug_reserved'),
  ($$name = ' '$$, 'organizations_name_length'),
  ($$time_zone = 'Mars/Olympus'$$, 'organizations_time_zone_known'),
  ($$locale = 'english'$$, 'organizations_locale_known'),
  ($$invoice_prefix = 'a b'$$, 'organizations_invoice_prefix_shape'),
  ($$payment_terms_days = -1$$, 'organizations_payment_terms_range'),
  ($$tax_rate_ppm = 1000001$$, 'organizations_tax_rate_range'),
  ($$tax_rounding = 'up'$$, 'organizations_tax_rounding_known')
) as tried (setting, refused);
select is(tests.attempt('ada', 'acme', 'update public.organizations set ' || setting), '1 row', 'taken: ' || setting)
from unnest(array[$$slug = 'acme-2026'$$, $$slug = repeat('a', 48)$$, $$tax_rate_ppm = 99750$$, $$invoice_prefix = ''$$]) as setting;
select tests.answer('ada', 'acme', $$ update public.organizations set name = 'Acme Inc.' returning 1 $$);
select is((select updated_at from public.organizations where slug = 'acme'), now(), 'the time of the change is kept');

delete from private.role_permissions where permission = 'organization.read' and role = 'contractor';
select is(tests.answer('carl', 'acme', 'select count(*) from public.organizations'), '0', 'who may not read the workspace''s settings reads none');

-- Names and addresses that would mislead ---------------------------------------------------------------

select is(tests.attempt('ada', 'acme', $$ update public.organizations set name = E'Acme\nYour account is locked' $$), 'organizations_name_length', 'a name is one line');
select is(tests.attempt('ada', 'acme', $$ update public.organizations set name = '   ' $$), 'organizations_name_length', 'and not blank');
select is(tests.attempt('ada', 'acme', $$ update public.organizations set name = 'x' || repeat(' ', 120) $$), 'organizations_name_length', 'spaces count');

select is(tests.answer('ada', 'acme', $$ update public.organizations set slug = 'acme-moved' returning slug $$), 'acme-moved', 'ada moves her workspace');
select is(tests.attempt('eve', 'globex', $$ update public.organizations set slug = 'acme' $$), 'PT409 organizations_slug_taken', 'eve cannot move into the address that old links lead to');
select is(tests.attempt('eve', 'globex', $$ select public.create_organization('Evil', 'acme', 'EUR', 'UTC') $$), 'PT409 organizations_slug_taken', 'nor found a workspace there');
select is(tests.answer('eve', 'globex', $$ update public.organizations set slug = 'acme-2' returning slug $$), 'acme-2', 'another is free');
select is(tests.answer('eve', 'acme-2', $$ update public.organizations set slug = 'globex' returning slug $$), 'globex', 'one''s own comes back');
select is(tests.answer('eve', 'globex', $$ select public.suggest_slug('acme') $$), 'acme-3', 'a suggestion is nobody''s former address');
select set_eq($$ select slug from private.organization_slugs where organization_id in (tests.id('acme'), tests.id('globex')) $$, array['acme', 'acme-moved', 'globex', 'acme-2'],
  'every slug is written down for good, those in use and those given up');
select throws_ok($$ insert into private.organization_slugs (organization_id, slug) values (tests.id('globex'), 'acme') $$, '23505', null, 'under one key, that holds whoever writes');
select is(tests.answer('ada', 'acme-moved', $$ select public.delete_organization('acme-moved') $$), null, 'a workspace that is deleted');
select is(tests.attempt('eve', 'globex', $$ update public.organizations set slug = 'acme' $$), 'PT409 organizations_slug_taken', 'keeps what it gave up');

select * from finish();
rollback;
