-- Drafting: owners and admins make, change and delete drafts, by functions alone; time is billed once.
-- Two drafts at the same moment need two sessions: see tests/api.

begin;
set local search_path = public, extensions;
select plan(107);
select tests.seed();

select * from tests.scene('lists unbilled time', 'select jsonb_array_elements(public.list_unbilled() -> ''clients'')',
  owner => '2 rows', admin => '2 rows', member => '2 rows', contractor => '0 rows', elsewhere => '1 row');

select * from tests.scene('drafts an invoice for Initech', $$ select public.draft_invoice(tests.id('acme/initech')) $$,
  owner => '1 row', admin => '1 row', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('saves the draft', $$ select public.save_invoice(tests.id('acme/draft'), 30, 'Thanks', '[]') $$,
  owner => '1 row', admin => '1 row', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('deletes the draft', $$ select public.delete_invoice(tests.id('acme/draft')) $$,
  owner => '1 row', admin => '1 row', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('deletes the issued one', $$ select public.delete_invoice(tests.id('acme/issued')) $$,
  owner => 'PT409 invoice_issued', admin => 'PT409 invoice_issued', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');

-- The lock itself refuses: a deed does nothing before it, be it a number that is taken.
select throws_ok($$ select private.lock_draft(tests.id('acme'), tests.id('acme/issued')) $$, 'PT409', 'invoice_issued', 'an issued invoice is no draft');
select throws_ok($$ select private.lock_draft(tests.id('globex'), tests.id('acme/draft')) $$, 'PT404', 'not_found', 'nor is another workspace''s');

-- Twins: what is done in acme stays in acme, though globex has rows under the very same ids -----------

create temp table drafted (name text primary key, id uuid);
savepoint alone;
insert into drafted values ('to delete', tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/initech'), '2026-01-05') $$)::uuid);
insert into drafted values ('empty', tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/umbrella')) $$)::uuid);
insert into public.time_entries (organization_id, id, user_id, project_id, entry_date, duration_seconds)
values (tests.id('acme'), tests.id('acme/own work'), tests.id('ada'), tests.id('acme/internal'), '2026-01-05', 3600);
insert into public.invoice_lines (organization_id, id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
values (tests.id('acme'), tests.id('acme/taken out'), tests.id('acme/draft'), 2, 'To be taken out', 1, 1, 0);
insert into public.time_entries (organization_id, id, user_id, project_id, entry_date, duration_seconds)
values (tests.id('acme'), tests.id('acme/released'), tests.id('ada'), tests.id('acme/internal'), '2026-01-05', 3600);
insert into public.billings (organization_id, time_entry_id, invoice_id, invoice_line_id, entry_date, duration_seconds)
values (tests.id('acme'), tests.id('acme/released'), tests.id('acme/draft'), tests.id('acme/taken out'), '2026-01-05', 3600);
select tests.twin();
-- In globex the empty draft has a line, and Internal is a client's project.
insert into public.invoice_lines (organization_id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
select tests.id('globex'), d.id, 1, 'Twin', 1, 1, 0 from drafted d where d.name = 'empty';
update public.projects set client_id = tests.id('acme/initech') where organization_id = tests.id('globex') and id = tests.id('acme/internal');
create temp table globex_before as select tests.fingerprint('globex') as fingerprint;
create temp table acts (act text, statement text);
insert into acts values
  ('deletes a draft', format('select public.delete_invoice(%L)', (select id from drafted where name = 'to delete'))),
  ('drafts an invoice', $$ select public.draft_invoice(tests.id('acme/initech')) $$),
  ('saves a draft', $$ select public.save_invoice(tests.id('acme/draft'), 30, 'Thanks', jsonb_build_array(jsonb_build_object('id', tests.id('acme/draft line'), 'description', 'X', 'quantity', 1, 'unitPriceMinor', 100, 'taxRatePpm', 0), jsonb_build_object('description', 'Y', 'quantity', 1, 'unitPriceMinor', 100, 'taxRatePpm', 0))) $$),
  ('issues it', $$ select public.issue_invoice(tests.id('acme/draft')) $$),
  ('withdraws a payment', $$ select public.delete_payment(tests.id('acme/payment')) $$),
  ('voids an invoice', $$ select public.void_invoice(tests.id('acme/issued')) $$),
  ('drafts another', $$ select public.draft_invoice(tests.id('acme/initech')) $$);
create temp table done as select a.act, tests.answer('ada', 'acme', a.statement) as answer, tests.fingerprint('globex') as fingerprint from acts a;
select doesnt_match(coalesce(d.answer, ''), '^PT|^[0-9A-Z]{5} ', 'ada ' || d.act) from done d;
select is(d.fingerprint, (select fingerprint from globex_before), 'ada ' || d.act || ': globex is what it was') from done d;
select is((select string_agg(l.amount_minor::text, ' ' order by l.position) from public.invoice_lines l where l.organization_id = tests.id('acme') and l.invoice_id = tests.id('acme/draft')), '100 100', 'acme''s document has acme''s lines');
select is((select total_minor from public.invoices where organization_id = tests.id('acme') and id = tests.id('acme/draft')), 200::bigint, 'and acme''s sum');
select results_eq($$ select l.description, sum(l.quantity) from public.invoice_lines l join done d on d.answer = l.invoice_id::text where d.act = 'drafts an invoice' and l.organization_id = tests.id('acme') group by l.description order by l.description $$,
  $$ values ('App', 1.50), ('Website', 1.50) $$, 'a draft bills acme''s projects, hours and rates');
select is((select array_agg(billed order by organization_id = tests.id('acme')) from public.time_entries where id = tests.id('acme/released')), '{true,false}', 'what a line that goes has billed is free in acme, and not in globex');
select is((select billed from public.time_entries where organization_id = tests.id('acme') and id = tests.id('acme/own work')), false, 'and nothing of acme''s own work');
select is(tests.answer('ada', 'acme', format('select public.issue_invoice(%L)', (select id from drafted where name = 'empty'))), 'PT422 invoice_empty', 'a draft that is empty in acme is empty');
rollback to alone;

-- A draft bills the time that is on no invoice, once -------------------------------------------------

insert into public.time_entries (organization_id, id, user_id, project_id, entry_date, duration_seconds, deleted_at)
values (tests.id('acme'), tests.id('acme/deleted'), tests.id('ada'), tests.id('acme/website'), '2026-01-05', 36000, now());
insert into drafted values ('umbrella', tests.answer('alan', 'acme', $$ select public.draft_invoice(tests.id('acme/umbrella')) $$)::uuid);
select is_empty($$ select 1 from public.invoice_lines l join drafted d on d.id = l.invoice_id $$, 'a draft for Umbrella bills nothing that was done for Initech');
delete from public.invoices i using drafted d where d.id = i.id;
delete from drafted;
insert into drafted values ('first', tests.answer('alan', 'acme', $$ select public.draft_invoice(tests.id('acme/initech')) $$)::uuid);
select results_eq($$ select l.position::integer, l.description, l.quantity, l.unit_price_minor, l.amount_minor, l.tax_rate_ppm from public.invoice_lines l join drafted d on d.id = l.invoice_id where d.name = 'first' order by l.position $$,
  $$ values (1, 'App', 1.50, 9000::bigint, 13500::bigint, 88750), (2, 'Website', 1.50, 12000::bigint, 18000::bigint, 88750) $$,
  'a line a project: hours, rate, amount');
select results_eq($$ select i.status, i.number, i.currency, i.subtotal_minor, i.tax_minor, i.total_minor, i.created_by from public.invoices i join drafted d using (id) $$,
  $$ values ('draft', null, 'USD', 31500::bigint, 2796::bigint, 34296::bigint, tests.id('alan')) $$, 'the sums, 8.875 % tax rounded once');
insert into drafted values ('second', tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/initech')) $$)::uuid);
select is_empty($$ select 1 from public.invoice_lines l join drafted d on d.id = l.invoice_id where d.name = 'second' $$, 'a second draft finds nothing left to bill');
select is(tests.answer('mia', 'acme', $$ select c ->> 'durationSeconds' from jsonb_array_elements(public.list_unbilled() -> 'clients') c where c ->> 'name' = 'Initech' $$), '0', 'the list says so too');
select is(tests.attempt('mia', 'acme', $$ update public.time_entries set description = 'X' where id = tests.id('acme/mia worked') $$), 'PT409 time_entry_billed', 'billed time does not change');
select tests.answer('ada', 'acme', format('select public.delete_invoice(%L)', (select id from drafted where name = 'first')));
select is(tests.answer('mia', 'acme', $$ select c ->> 'durationSeconds' from jsonb_array_elements(public.list_unbilled() -> 'clients') c where c ->> 'name' = 'Initech' $$), '10800', 'the draft deleted, its time is free');
insert into drafted values ('third', tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/initech'), '2026-01-05') $$)::uuid);
select is((select sum(l.quantity) from public.invoice_lines l join drafted d on d.id = l.invoice_id where d.name = 'third'), 1.00, 'a draft up to a day bills no later time');
select is(tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('globex/hooli')) $$), 'PT404 not_found', 'a client of globex''s does not exist here');
select is(tests.answer('ada', 'acme', $$ select public.draft_invoice(gen_random_uuid()) $$), 'PT404 not_found', 'like one that does not exist at all');
select is((select count(*) from public.time_entries where organization_id = tests.id('globex') and billed), 0::bigint, 'globex''s time is on no invoice of acme''s');

-- Editing a draft ------------------------------------------------------------------------------------

select is(tests.attempt('ada', 'acme', format('select public.save_invoice(tests.id(''acme/draft''), %s)', tried.arguments)), tried.outcome, tried.says)
from (values
  ($$14, '', '[{"description": "X", "quantity": 1, "unitPriceMinor": 100, "taxRatePpm": 0}]'$$, '1 row', 'a line is taken'),
  ($$14, '', null$$, 'PT422 lines_invalid', 'no lines at all are not'),
  ($$14, '', '{}'$$, 'PT422 lines_invalid', 'nor something else'),
  ($$14, '', (select jsonb_agg('{"description": "X", "quantity": 1, "unitPriceMinor": 1, "taxRatePpm": 0}'::jsonb) from generate_series(1, 201))$$, 'PT422 too_many_lines', '200 lines are enough'),
  ($$14, '', '[{"description": " ", "quantity": 1, "unitPriceMinor": 100, "taxRatePpm": 0}]'$$, 'invoice_lines_description_length', 'a line says what it is for'),
  ($$14, '', '[{"description": "X", "quantity": 1000001, "unitPriceMinor": 100, "taxRatePpm": 0}]'$$, 'invoice_lines_quantity_range', 'a quantity has its limits'),
  ($$14, '', '[{"description": "X", "quantity": 1, "unitPriceMinor": 9000000000000, "taxRatePpm": 0}]'$$, 'invoice_lines_price_range', 'so has a price'),
  ($$14, '', '[{"description": "X", "quantity": 1, "unitPriceMinor": 100, "taxRatePpm": 1000001}]'$$, 'invoice_lines_tax_rate_range', 'and a rate'),
  ($$366, '', '[]'$$, 'invoices_payment_terms_range', 'and the terms'),
  ($$14, repeat('x', 5001), '[]'$$, 'invoices_notes_length', 'and the notes'),
  ($$14, '', jsonb_build_array(jsonb_build_object('id', tests.id('globex/draft line'), 'description', 'X', 'quantity', 1, 'unitPriceMinor', 1, 'taxRatePpm', 0))$$, 'PT409 invoice_changed', 'a line of globex''s is not on it'),
  ($$14, '', jsonb_build_array(jsonb_build_object('id', tests.id('acme/issued line'), 'description', 'X', 'quantity', 1, 'unitPriceMinor', 1, 'taxRatePpm', 0))$$, 'PT409 invoice_changed', 'nor is one of another invoice'),
  ($$14, '', '[]', '2000-01-01'$$, 'PT409 invoice_changed', 'who started from an older draft starts again')
) as tried (arguments, outcome, says);
select is(tests.answer('ada', 'acme', $$ select public.save_invoice(tests.id('acme/issued'), 14, '', '[]') $$), 'PT409 invoice_issued', 'an issued invoice is not edited');
insert into public.invoice_lines (organization_id, id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
values (tests.id('acme'), tests.id('acme/draft line 2'), tests.id('acme/draft'), 2, 'More', 1, 500, 0);
select tests.answer('ada', 'acme', $$ select public.save_invoice(tests.id('acme/draft'), 14, '', jsonb_build_array(
  jsonb_build_object('id', tests.id('acme/draft line 2'), 'description', 'More', 'quantity', 1, 'unitPriceMinor', 600, 'taxRatePpm', 0),
  jsonb_build_object('id', tests.id('acme/draft line'), 'description', 'Less', 'quantity', 1, 'unitPriceMinor', 100, 'taxRatePpm', 0))) $$);
select results_eq($$ select id, position::integer, description, unit_price_minor from public.invoice_lines where invoice_id = tests.id('acme/draft') order by position $$,
  $$ values (tests.id('acme/draft line 2'), 1, 'More', 600::bigint), (tests.id('acme/draft line'), 2, 'Less', 100::bigint) $$, 'lines change places, each with its own words');
select tests.answer('ada', 'acme', format($$ select public.save_invoice(%L, 14, '', '[]') $$, (select id from drafted where name = 'third')));
select is(tests.answer('mia', 'acme', $$ select c ->> 'durationSeconds' from jsonb_array_elements(public.list_unbilled() -> 'clients') c where c ->> 'name' = 'Initech' $$), '10800', 'a line that goes releases its time');

-- Lines that are no lines -----------------------------------------------------------------------------

insert into public.invoices (organization_id, id, client_id, currency, payment_terms_days, tax_name, tax_rounding, created_by)
select tests.id('acme'), tests.id('acme/' || document), tests.id('acme/initech'), 'USD', 14, 'Tax', 'category', tests.id('ada')
from unnest(array['odd', 'later']) as document;
select is(tests.attempt('ada', 'acme', format('select public.save_invoice(%L, 14, %L, %L)', tests.id('acme/odd'), '', lines)), 'PT422 lines_invalid', 'refused in words: ' || lines)
from (values ('[1]'), ('[null]'), ('{}'), ('[{"description": "x", "quantity": "1e400", "unitPriceMinor": 1, "taxRatePpm": 0}]'),
  ('[{"description": "x", "quantity": "NaN", "unitPriceMinor": 1, "taxRatePpm": 0}]'),
  ('[{"description": "x", "quantity": "1", "unitPriceMinor": 1.5, "taxRatePpm": 0}]')) as bad (lines);

-- Each workspace's draft is by its own settings ---------------------------------------------------------

create temp table by_settings as
select place, tests.answer(who, place, format('select public.draft_invoice(tests.id(%L))', client))::uuid as id
from (values ('ada', 'acme', 'acme/initech'), ('eve', 'globex', 'globex/hooli')) as drafts (who, place, client);
select is((select i.tax_name || ' ' || max(l.tax_rate_ppm) from public.invoices i join public.invoice_lines l on l.invoice_id = i.id where i.id = d.id group by i.tax_name), settings, place || ': ' || settings)
from by_settings d join (values ('acme', 'Sales tax 88750'), ('globex', 'TVA 200000')) as own (place, settings) using (place);

select * from finish();
rollback;
