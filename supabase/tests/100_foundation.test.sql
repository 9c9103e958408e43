-- Foundation: reference data, ids, time zones, and the triggers that every table shares.

begin;
set local search_path = public, extensions;
select plan(47);
select tests.seed();

-- Currencies: looked up by foreign keys, touched by nobody. ------------------------------------------

select * from tests.nobody_may('asks for the currencies', $$ select 1 from private.currencies $$);
select * from tests.nobody_may('adds a currency', $$ insert into private.currencies values ('XTS', 2) $$);
select * from tests.nobody_may('changes an exponent', $$ update private.currencies set exponent = 0 $$);

select results_eq(
  $$ select code, exponent::integer from private.currencies where code in ('USD', 'JPY', 'KWD', 'HUF', 'IDR') order by code $$,
  $$ values ('HUF', 2), ('IDR', 2), ('JPY', 0), ('KWD', 3), ('USD', 2) $$,
  'exponents are those of ISO 4217');

-- Ids ----------------------------------------------------------------------------------------------

select matches(private.uuid_v7()::text, '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$', 'ids are of version 7');
select is(left(private.uuid_v7('2026-01-01T00:00:00Z')::text, 13), '019b76da-a800', 'and begin with the milliseconds');
select cmp_ok(private.uuid_v7('2026-01-01T00:00:00Z'), '<', private.uuid_v7('2026-01-01T00:00:00.001Z'), 'so that later ones sort later');
select isnt(private.uuid_v7('2026-01-01'), private.uuid_v7('2026-01-01'), 'two of one instant differ');

-- Time zones -----------------------------------------------------------------------------------------

select ok(private.is_time_zone(zone), zone || ' is a time zone')
from unnest(array['UTC', 'Europe/Paris', 'America/Argentina/Buenos_Aires']) as zone;
select ok(not private.is_time_zone(zone), zone || ' is none') from unnest(array['X+3', 'Europe/Atlantis', 'CEST; drop', 'europe/paris']) as zone;

-- Shared triggers ----------------------------------------------------------------------------------

select lives_ok($$ update public.clients set updated_at = '2000-01-01' where id = tests.id('acme/initech') $$, 'the clock of a row can be set back by nobody:');
select is((select updated_at from public.clients where id = tests.id('acme/initech')), now(), 'it is the time of the change');

-- Even who bypasses row security moves no row to another workspace.
select throws_ok(
  format('update public.%I set organization_id = %L where organization_id = %L', t.name, tests.id('globex'), tests.id('acme')),
  'PT403', 'organization_immutable', t.name || ': no row moves to another workspace, whoever moves it')
from unnest(array['members', 'categories', 'clients']) as t (name);

select * from finish();
rollback;
