-- Rates for a draft: time without one is asked about, never billed for nothing.

begin;
set local search_path = public, extensions;
select no_plan();
select tests.seed();

-- Three projects of Initech: App has no rate, Website has one, Gift is for nothing and says so.
delete from public.project_rates where organization_id = tests.id('acme') and project_id = tests.id('acme/app');
insert into public.projects (organization_id, id, client_id, name) values
  (tests.id('acme'), tests.id('acme/gift'), tests.id('acme/initech'), 'Gift'),
  (tests.id('acme'), tests.id('acme/blog'), tests.id('acme/initech'), 'Blog'),
  (tests.id('acme'), tests.id('acme/idle'), tests.id('acme/initech'), 'Idle'),
  (tests.id('acme'), tests.id('acme/shop'), tests.id('acme/umbrella'), 'Shop');
insert into public.project_rates (organization_id, project_id, hourly_rate_minor) values (tests.id('acme'), tests.id('acme/gift'), 0);
insert into public.time_entries (organization_id, id, user_id, project_id, entry_date, duration_seconds, deleted_at) values
  (tests.id('acme'), tests.id('acme/gift time'), tests.id('mia'), tests.id('acme/gift'), '2026-01-05', 3600, null),
  (tests.id('acme'), tests.id('acme/blog time'), tests.id('mia'), tests.id('acme/blog'), '2026-01-05', 1800, null),
  (tests.id('acme'), tests.id('acme/blog later'), tests.id('mia'), tests.id('acme/blog'), '2026-01-09', 1800, null),
  (tests.id('acme'), tests.id('acme/idle time'), tests.id('mia'), tests.id('acme/idle'), '2026-01-05', 1800, now()),
  (tests.id('acme'), tests.id('acme/shop time'), tests.id('mia'), tests.id('acme/shop'), '2026-01-05', 1800, null);
insert into public.time_entries (organization_id, user_id, project_id, entry_date, duration_seconds)
select tests.id('globex'), tests.id('eve'), tests.id('globex/portal'), '2026-01-05', 3600;

select * from tests.scene('asks what has no rate', $$ select 1 from (select public.list_unpriced(tests.id('acme/initech')) as page offset 0) p where page is not null $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
create function pg_temp.unpriced(given text default '') returns jsonb language sql as $$
  select tests.answer('alan', 'acme', format('select public.list_unpriced(tests.id(''acme/initech'')%s)', given))::jsonb
$$;
select is(pg_temp.unpriced(), jsonb_build_object('currency', 'USD', 'projects', jsonb_build_array(
  jsonb_build_object('id', tests.id('acme/app'), 'name', 'App', 'durationSeconds', 5400),
  jsonb_build_object('id', tests.id('acme/blog'), 'name', 'Blog', 'durationSeconds', 3600))),
  'those with unbilled time and no rate, by name; a rate of zero is a rate');
select is(pg_temp.unpriced(', ''2026-01-05'''), jsonb_build_object('currency', 'USD', 'projects', jsonb_build_array(
  jsonb_build_object('id', tests.id('acme/blog'), 'name', 'Blog', 'durationSeconds', 1800))), 'up to a day');

-- Without a rate there is no draft ------------------------------------------------------------------------

create temp table before as select tests.fingerprint('acme') as acme;
select * from tests.scene('drafts over time without a rate', $$ select public.draft_invoice(tests.id('acme/initech')) $$,
  owner => 'PT422 rate_missing', admin => 'PT422 rate_missing', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select is(tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/initech'), leave_out => array[tests.id('acme/app')]) $$), 'PT422 rate_missing', 'nor with a rate missing of one of two');
select is(tests.answer('ada', 'acme', $$ select public.draft_invoice_at(tests.id('acme/initech'), jsonb_build_object(tests.id('acme/app'), 100)) $$), 'PT422 rate_missing', 'answered for one of two');
select is(tests.fingerprint('acme'), (select acme from before), 'and nothing was done, no rate kept either');
select is(tests.attempt('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/initech'), '2026-01-05', array[tests.id('acme/blog')]) $$), '1 row', 'time that stands out of it needs no rate');

-- Left out: it stays unbilled ------------------------------------------------------------------------------

create temp table made (name text, id uuid);
savepoint unanswered;
insert into made values ('left out', tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/initech'), leave_out => array[tests.id('acme/app'), tests.id('acme/blog'), tests.id('globex/portal')]) $$)::uuid);
select results_eq($$ select l.description, l.quantity, l.unit_price_minor from public.invoice_lines l join made m on m.id = l.invoice_id order by l.position $$,
  $$ values ('Gift', 1.00, 0::bigint), ('Website', 1.50, 12000::bigint) $$, 'what has a rate is billed, and a rate of zero is one');
select results_eq($$ select e.id from public.time_entries e where e.organization_id = tests.id('acme') and not e.billed and e.deleted_at is null order by e.id $$,
  $$ select tests.id(it) as id from unnest(array['acme/mia worked', 'acme/blog time', 'acme/blog later', 'acme/shop time']) it order by id $$, 'what has none stays unbilled');
select is((select count(*) from public.time_entries where organization_id = tests.id('globex') and billed), 0::bigint, 'globex''s is not touched');
rollback to unanswered;
select is(tests.attempt('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/initech'), null, null) $$), 'PT422 rate_missing', 'leaving out null is leaving out nothing');

-- Given: kept as the project's, and billed at -----------------------------------------------------------------

select * from tests.scene('drafts with the rates that were missing', $$ select public.draft_invoice_at(tests.id('acme/initech'), jsonb_build_object(tests.id('acme/app'), 7000, tests.id('acme/blog'), 0)) $$,
  owner => '1 row', admin => '1 row', member => 'policy', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select is(tests.attempt('ada', 'acme', format('select public.draft_invoice_at(tests.id(''acme/initech''), %L)', rates)), refusal, 'refused: ' || rates)
from (values ('[1]', 'PT422 rates_invalid'), ('"x"', 'PT422 rates_invalid'), ('{"x": 1}', 'PT422 rates_invalid'),
  (jsonb_build_object(tests.id('acme/app'), 'dear')::text, 'PT422 rates_invalid'),
  (jsonb_build_object(tests.id('acme/app'), 1.5)::text, 'PT422 rates_invalid'),
  (jsonb_build_object(tests.id('acme/app'), null)::text, 'PT422 rates_invalid'),
  (jsonb_build_object(tests.id('acme/app'), -1)::text, 'project_rates_range'),
  (jsonb_build_object(tests.id('acme/app'), 1000000001)::text, 'project_rates_range')) as bad (rates, refusal);
select is(tests.attempt('ada', 'acme', format('select public.draft_invoice_at(tests.id(''acme/initech''), jsonb_build_object(tests.id(''acme/app''), 1, tests.id(''acme/blog''), 1), currency => %L)', currency)), outcome, 'rates meant in ' || currency)
from (values ('USD', '1 row'), ('EUR', 'PT409 rate_currency')) as meant (currency, outcome);
insert into made values ('given', tests.answer('ada', 'acme', $$ select public.draft_invoice_at(tests.id('acme/initech'), jsonb_build_object(
  tests.id('acme/app'), 7000, tests.id('acme/website'), 1, tests.id('acme/shop'), 5, tests.id('acme/internal'), 5, tests.id('globex/portal'), 5), leave_out => array[tests.id('acme/blog')]) $$)::uuid);
select results_eq($$ select l.description, l.quantity, l.unit_price_minor, l.amount_minor from public.invoice_lines l join made m on m.id = l.invoice_id order by l.position $$,
  $$ values ('App', 1.50, 7000::bigint, 10500::bigint), ('Gift', 1.00, 0::bigint, 0::bigint), ('Website', 1.50, 12000::bigint, 18000::bigint) $$, 'billed at the rate given; one that was there is not replaced');
select results_eq($$ select r.project_id, r.hourly_rate_minor from public.project_rates r where r.organization_id = tests.id('acme') order by r.project_id $$,
  $$ select * from (values (tests.id('acme/app'), 7000::bigint), (tests.id('acme/gift'), 0::bigint), (tests.id('acme/website'), 12000::bigint)) as rates (project_id, rate) order by project_id $$,
  'and kept; no other client''s project, nor one without, gets a rate');
select is((select hourly_rate_minor from public.project_rates where organization_id = tests.id('globex')), 8000::bigint, 'nor another workspace''s');
select is(pg_temp.unpriced() #> '{projects,0,name}', '"Blog"', 'what was left out is asked about next time');

-- A line has a price: nothing is no price ----------------------------------------------------------------------

select is(tests.attempt('ada', 'acme', format('select public.save_invoice(%L, 14, %L, %L)', m.id, '', lines)), 'PT422 lines_invalid', 'no line without a price: ' || lines)
from made m, unnest(array['[{"description": "X", "quantity": 1, "unitPriceMinor": null, "taxRatePpm": 0}]', '[{"description": "X", "quantity": 1, "taxRatePpm": 0}]']) as lines
where m.name = 'given';
select col_not_null('public', 'invoice_lines', 'unit_price_minor', 'so that none is issued without');

select * from finish();
rollback;
