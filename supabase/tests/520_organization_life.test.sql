-- The life of a workspace: made by anyone with an account, deleted by its owner.

begin;
set local search_path = public, extensions;
select plan(42);
select tests.seed();

-- Deleting: the cast tries; the section below does it ----------------------------------------------

select * from tests.scene('deletes acme', $$ select public.delete_organization('acme') $$,
  owner => '1 row', admin => 'PT403 not_allowed', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed',
  elsewhere => 'PT422 slug_mismatch', ben_elsewhere => 'PT403 not_allowed');

-- A new workspace --------------------------------------------------------------------------------------

select is(tests.answer('zoe', null, $$ select public.create_organization('Zoe''s', 'zoes-place', 'JPY', 'Asia/Tokyo') $$), 'zoes-place', 'zoe makes a workspace');
select is(tests.answer('zoe', null, $$ select string_agg(slug || ':' || role, ' ') from private.my_organizations() $$), 'zoes-place:owner', 'she owns it');
select is((select count(*) from public.members m join public.organizations o on o.id = m.organization_id where o.slug = 'zoes-place'), 1::bigint, 'she alone');
select is(tests.answer('zoe', 'zoes-place', $$ select string_agg(name || ' ' || color, ', ' order by name) from public.categories $$),
  'Consulting #10B981, Design #8B5CF6, Development #3B82F6', 'with three categories in it');
select is(tests.answer('zoe', 'zoes-place', $$ select public.session_context() -> 'organization' ->> 'role' $$), 'owner', 'a page knows her role there');
select is(tests.answer('rita', null, $$ select public.create_organization('Rita''s', 'ritas', 'USD', 'UTC') $$), 'ritas', 'rita, removed from acme, makes one of her own');
select is((select address from public.organizations where slug = 'zoes-place'), '', 'an address may be left for later');
select tests.answer('zoe', null, $$ select public.create_organization('Zoe & Co', 'zoe-co', 'EUR', 'UTC', E'1 High St\nLeeds') $$);
select is((select address from public.organizations where slug = 'zoe-co'), E'1 High St\nLeeds', 'or be given at once');
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

-- Deleting a workspace --------------------------------------------------------------------------------

select is(tests.attempt('ada', 'acme', $$ select public.delete_organization('globex') $$), 'PT422 slug_mismatch', 'ada mistypes');
select tests.answer('ada', 'acme', $$ select public.delete_organization('acme') $$);
select is(tests.answer('ada', 'acme', 'select count(*) from public.clients'), 'PT404 organization_not_found', 'deleted, it is gone for its owner');
select is(tests.answer('mia', 'acme', 'select public.session_context()'), 'PT404 organization_not_found', 'and for everyone');
select is(tests.answer('eve', 'globex', 'select count(*) from public.clients'), '1', 'globex is not touched');

-- Twenty workspaces a day ------------------------------------------------------------------------------------

-- Those of this transaction: there may be others.
update public.organizations set created_at = now() - interval '25 hours' where created_at = now();
select is(tests.answer('zoe', null, $$ select count(public.create_organization('Z', 'zoe-' || n, 'EUR', 'UTC')) from generate_series(1, 20) n $$), '20', 'zoe makes twenty workspaces');
select is(tests.attempt('zoe', null, $$ select public.create_organization('Z', 'zoe-21', 'EUR', 'UTC') $$), 'PT429 too_many_organizations', 'and no more on one day');

-- They are hers, whoever has them now; whoever came in later made none of them.
insert into public.members (organization_id, user_id, role, display_name, email, created_at)
select o.id, tests.id('ada'), 'member', 'Ada', tests.email('ada'), now() + interval '1 second'
from public.organizations o where o.slug like 'zoe-_' or o.slug like 'zoe-__';
select is(tests.attempt('ada', null, $$ select public.create_organization('A', 'ada-1', 'EUR', 'UTC') $$), '1 row', 'nor does any of them count for ada, who is in all');
select is(tests.answer('zoe', 'zoe-1', $$ select public.transfer_ownership(tests.id('ada')) $$), null, 'zoe hands one over');
select is(tests.attempt('zoe', null, $$ select public.create_organization('Z', 'zoe-21', 'EUR', 'UTC') $$), 'PT429 too_many_organizations', 'which she made all the same');
select is(tests.answer('zoe', 'zoe-1', $$ select public.remove_member(tests.id('zoe')) $$), null, 'she leaves it');
select is(tests.attempt('zoe', null, $$ select public.create_organization('Z', 'zoe-21', 'EUR', 'UTC') $$), 'PT429 too_many_organizations', 'and made it still');
select is(tests.attempt('ada', null, $$ select public.create_organization('A', 'ada-1', 'EUR', 'UTC') $$), '1 row', 'nor did ada, who owns it');
update public.organizations set created_at = now() - interval '25 hours' where slug = 'zoe-2';
update public.members m set created_at = o.created_at from public.organizations o where o.id = m.organization_id and o.slug = 'zoe-2' and m.user_id = tests.id('zoe');
select is(tests.attempt('zoe', null, $$ select public.create_organization('Z', 'zoe-21', 'EUR', 'UTC') $$), '1 row', 'what she made yesterday does not count');

-- Who waited for another's change is asked again ----------------------------------------------------------------

select throws_ok($$ select private.delete_organization(tests.id('globex'), tests.id('ben'), 'globex') $$, 'PT403', 'not_allowed', 'an owner who is none any more deletes nothing');

select * from finish();
rollback;
