-- Foundation: reference data, ids, time zones, and the triggers that every table shares.

begin;
set local search_path = public, extensions;
select no_plan();
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

-- Texts --------------------------------------------------------------------------------------------

-- Controls, breaks of lines, what nobody sees, orders to write the other way round: first and last of each range.
create temp table characters (code integer, in_line boolean, in_paragraph boolean);
insert into characters values
  (1, false, false), (8, false, false), (9, false, true), (10, false, true), (11, false, false), (13, false, false),
  (31, false, false), (32, true, true), (126, true, true), (127, false, false), (159, false, false), (160, true, true),
  (173, false, false), (233, true, true), (1564, false, false), (6158, false, false),
  (8203, false, false), (8204, true, true), (8205, true, true), (8206, false, false), (8207, false, false),
  (8208, true, true), (8232, false, true), (8233, false, true), (8234, false, false), (8238, false, false),
  (8239, true, true), (8288, false, false), (8292, false, false), (8294, false, false), (8297, false, false),
  (8303, false, false), (8304, true, true), (65279, false, false), (23665, true, true),
  (113824, false, false), (113827, false, false), (119155, false, false), (119162, false, false),
  (128169, true, true), (917505, false, false), (917607, true, true), (917631, true, true);
select is(private.is_line('a' || chr(code) || 'b'), in_line, 'U+' || upper(to_hex(code)) || ' in a line') from characters;
select is(private.is_paragraph('a' || chr(code) || 'b'), in_paragraph, 'U+' || upper(to_hex(code)) || ' in a paragraph')
from characters;
select ok(private.is_line('') and private.is_paragraph(''), 'nothing is a line');

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
