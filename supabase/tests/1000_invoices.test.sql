-- Invoices: members read them, owners and admins make, issue and void them, by functions alone;
-- contractors know of none. Two drafts or two numbers at the same moment need two sessions: see
-- tests/api.

begin;
set local search_path = public, extensions;
select plan(408);
select tests.seed();

-- The tables are for reading -------------------------------------------------------------------------

select * from tests.scene('looks for invoices', 'select 1 from public.invoices',
  owner => '2 rows', admin => '2 rows', member => '2 rows', contractor => '0 rows', elsewhere => '2 rows');
select * from tests.scene('reads acme''s issued invoice', $$ select 1 from public.invoices where id = tests.id('acme/issued') $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('looks for lines', 'select 1 from public.invoice_lines',
  owner => '2 rows', admin => '2 rows', member => '2 rows', contractor => '0 rows', elsewhere => '2 rows');
select * from tests.scene('reads acme''s lines', $$ select 1 from public.invoice_lines where organization_id = tests.id('acme') $$,
  owner => '2 rows', admin => '2 rows', member => '2 rows', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('reads acme''s counter', $$ select 1 from public.invoice_counters where organization_id = tests.id('acme') $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('looks for counters', 'select 1 from public.invoice_counters',
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '1 row');
select * from tests.scene('lists invoices', 'select * from public.list_invoices()',
  owner => '2 rows', admin => '2 rows', member => '2 rows', contractor => '0 rows', elsewhere => '2 rows');
select * from tests.scene('opens acme''s draft', $$ select 1 from (select public.invoice(tests.id('acme/draft')) as page offset 0) p where page is not null $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('lists unbilled time', 'select * from public.list_unbilled()',
  owner => '2 rows', admin => '2 rows', member => '2 rows', contractor => '0 rows', elsewhere => '1 row');
select * from tests.scene('reckons the tax of acme''s invoice', $$ select private.invoice_taxes(tests.id('acme'), tests.id('acme/issued')) $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('asks who acme''s client is', $$ select 1 from (select private.invoice_buyer(tests.id('acme'), tests.id('acme/initech')) as buyer offset 0) b where buyer is not null $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('asks who acme is', $$ select 1 from (select private.invoice_seller(tests.id('acme')) as seller offset 0) s where seller is not null $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '1 row', elsewhere => '0 rows');

select * from tests.nobody_may('makes an invoice by hand', $$ insert into public.invoices (client_id, currency, payment_terms_days, tax_name, tax_rounding) values (tests.id('acme/initech'), 'USD', 0, 'Tax', 'line') $$);
select * from tests.nobody_may('marks invoices paid by hand', $$ update public.invoices set status = 'paid' $$);
select * from tests.nobody_may('moves invoices', $$ update public.invoices set organization_id = tests.id('globex') $$);
select * from tests.nobody_may('deletes invoices by hand', 'delete from public.invoices');
select * from tests.nobody_may('merges an invoice', $$ insert into public.invoices (id, client_id, currency, payment_terms_days, tax_name, tax_rounding) values (tests.id('acme/draft'), tests.id('acme/initech'), 'USD', 0, 'Tax', 'line') on conflict (organization_id, id) do update set notes = 'X' $$);
select * from tests.nobody_may('adds a line by hand', $$ insert into public.invoice_lines (invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm) values (tests.id('acme/draft'), 9, 'X', 1, 1, 0) $$);
select * from tests.nobody_may('changes lines by hand', 'update public.invoice_lines set quantity = 0');
select * from tests.nobody_may('moves lines', $$ update public.invoice_lines set organization_id = tests.id('globex') $$);
select * from tests.nobody_may('deletes lines by hand', 'delete from public.invoice_lines');
select * from tests.nobody_may('takes a number by hand', 'update public.invoice_counters set next_number = 1');
select * from tests.nobody_may('starts a series', $$ insert into public.invoice_counters values (tests.id('acme'), 'X', 1) $$);
select * from tests.nobody_may('ends a series', 'delete from public.invoice_counters');
select * from tests.nobody_may('calls an inner function', $$ select private.total_invoice(tests.id('acme'), tests.id('acme/draft')) $$);

-- The functions ------------------------------------------------------------------------------------

select * from tests.scene('drafts an invoice for Initech', $$ select public.draft_invoice(tests.id('acme/initech')) $$,
  owner => '1 row', admin => '1 row', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('saves the draft', $$ select public.save_invoice(tests.id('acme/draft'), 30, 'Thanks', '[]') $$,
  owner => '1 row', admin => '1 row', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('issues the draft', $$ select public.issue_invoice(tests.id('acme/draft')) $$,
  owner => '1 row', admin => '1 row', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('deletes the draft', $$ select public.delete_invoice(tests.id('acme/draft')) $$,
  owner => '1 row', admin => '1 row', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('deletes the issued one', $$ select public.delete_invoice(tests.id('acme/issued')) $$,
  owner => 'PT409 invoice_issued', admin => 'PT409 invoice_issued', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('voids the issued one, on which money came in', $$ select public.void_invoice(tests.id('acme/issued')) $$,
  owner => 'PT409 invoice_not_voidable', admin => 'PT409 invoice_not_voidable', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');

-- Twins: what is done in acme stays in acme, though globex has rows under the very same ids -----------

create temp table drafted (name text primary key, id uuid);
savepoint alone;
insert into drafted values ('to delete', tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/initech'), '2026-01-05') $$)::uuid);
insert into drafted values ('empty', tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/umbrella')) $$)::uuid);
insert into public.time_entries (organization_id, id, user_id, project_id, entry_date, duration_seconds)
values (tests.id('acme'), tests.id('acme/own work'), tests.id('ada'), tests.id('acme/internal'), '2026-01-05', 3600);
insert into public.invoice_lines (organization_id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
values (tests.id('acme'), tests.id('acme/draft'), 2, 'To be taken out', 1, 1, 0);
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
select is((select invoice_line_id from public.time_entries where organization_id = tests.id('acme') and id = tests.id('acme/own work')), null, 'and nothing of acme''s own work');
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
select is(tests.answer('mia', 'acme', $$ select duration_seconds from public.list_unbilled() where client_name = 'Initech' $$), '0', 'the list says so too');
select is(tests.attempt('mia', 'acme', $$ update public.time_entries set description = 'X' where id = tests.id('acme/mia worked') $$), 'PT409 time_entry_billed', 'billed time does not change');
select tests.answer('ada', 'acme', format('select public.delete_invoice(%L)', (select id from drafted where name = 'first')));
select is(tests.answer('mia', 'acme', $$ select duration_seconds from public.list_unbilled() where client_name = 'Initech' $$), '10800', 'the draft deleted, its time is free');
insert into drafted values ('third', tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/initech'), '2026-01-05') $$)::uuid);
select is((select sum(l.quantity) from public.invoice_lines l join drafted d on d.id = l.invoice_id where d.name = 'third'), 1.00, 'a draft up to a day bills no later time');
select is(tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('globex/hooli')) $$), 'PT404 not_found', 'a client of globex''s does not exist here');
select is(tests.answer('ada', 'acme', $$ select public.draft_invoice(gen_random_uuid()) $$), 'PT404 not_found', 'like one that does not exist at all');
select is((select count(*) from public.time_entries where organization_id = tests.id('globex') and invoice_line_id is not null), 0::bigint, 'globex''s time is on no invoice of acme''s');

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
select is(tests.answer('mia', 'acme', $$ select duration_seconds from public.list_unbilled() where client_name = 'Initech' $$), '10800', 'a line that goes releases its time');

-- Tax: half away from zero, once a rate or on each line -------------------------------------------------

create function pg_temp.tax_of(rounding text, lines jsonb) returns bigint language plpgsql as $$
begin
  update public.invoices set tax_rounding = rounding where id = tests.id('acme/draft');
  perform tests.answer('ada', 'acme', format('select public.save_invoice(tests.id(''acme/draft''), 14, '''', %L)', lines));
  return (select tax_minor from public.invoices where id = tests.id('acme/draft'));
end
$$;
create function pg_temp.lines(amounts integer[], ppm integer) returns jsonb language sql as $$
  select jsonb_agg(jsonb_build_object('description', 'X', 'quantity', 1, 'unitPriceMinor', amount, 'taxRatePpm', ppm)) from unnest(amounts) as amount
$$;
select is(pg_temp.tax_of('category', pg_temp.lines(array[10, 10, 10], 50000)), 2::bigint, '3 × 0.10 at 5 %, rounded once: 0.02');
select is(pg_temp.tax_of('line', pg_temp.lines(array[10, 10, 10], 50000)), 3::bigint, 'rounded on each line: 0.03');
select is(pg_temp.tax_of('category', pg_temp.lines(array[-10, -10, -10], 50000)), -2::bigint, 'a credit is rounded away from zero too: −0.02');
select is(pg_temp.tax_of('line', pg_temp.lines(array[-10, 10], 50000)), 0::bigint, 'and the two sides cancel');
select is(pg_temp.tax_of('category', pg_temp.lines(array[10000], 99750)), 998::bigint, '100.00 at 9.975 %: 9.98');
select is(pg_temp.tax_of('category', pg_temp.lines(array[10], 50000) || pg_temp.lines(array[10], 150000)), 3::bigint, 'two rates are rounded apart: 0.01 and 0.02');
select is((select total_minor from public.invoices where id = tests.id('acme/draft')), 23::bigint, 'the total is net and tax');
select is(tests.answer('mia', 'acme', $$ select public.invoice(tests.id('acme/draft')) -> 'taxes' -> 0 ->> 'taxMinor' $$), '2', 'the page shows the same tax');

-- Issuing -------------------------------------------------------------------------------------------

select is(tests.answer('ada', 'acme', format('select public.issue_invoice(%L)', (select id from drafted where name = 'second'))), 'PT422 invoice_empty', 'an empty draft is not issued');
select is(pg_temp.tax_of('category', pg_temp.lines(array[-10], 0)), 0::bigint, 'a draft over less than nothing');
select is(tests.answer('ada', 'acme', $$ select public.issue_invoice(tests.id('acme/draft')) $$), 'PT422 invoice_negative', 'is not issued either');
select pg_temp.tax_of('category', pg_temp.lines(array[10000], 99750));
update public.invoices set payment_terms_days = 30 where id = tests.id('acme/draft');
select is(tests.answer('alan', 'acme', $$ select public.issue_invoice(tests.id('acme/draft')) $$), 'INV-0002', 'the number follows the last: refusals took none');
select is(tests.answer('eve', 'globex', $$ select public.issue_invoice(tests.id('globex/draft')) $$), 'INV-0002', 'globex counts for itself');
select results_eq($$ select status, issue_date, due_date, issued_at, seller ->> 'name', buyer ->> 'name' from public.invoices where id = tests.id('acme/draft') $$,
  $$ select 'issued', (now() at time zone 'America/New_York')::date, (now() at time zone 'America/New_York')::date + 30, now(), 'Acme', 'Initech' $$,
  'issued today in New York, due in thirty days, with both names');
select is(tests.answer('ada', 'acme', $$ select public.issue_invoice(tests.id('acme/draft')) $$), 'PT409 invoice_issued', 'once');
update public.clients set name = 'Initech 2.0' where id = tests.id('acme/initech');
select is(tests.answer('mia', 'acme', $$ select public.invoice(tests.id('acme/draft')) -> 'buyer' ->> 'name' $$), 'Initech', 'a client''s new name does not change it');

insert into drafted values ('large', tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/initech')) $$)::uuid);
update public.invoice_counters set next_number = 10000 where organization_id = tests.id('acme');
select is(tests.answer('ada', 'acme', format('select public.issue_invoice(%L)', (select id from drafted where name = 'large'))), 'INV-10000', 'the ten-thousandth has five digits');
insert into drafted values ('series', tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/umbrella')) $$)::uuid);
select tests.answer('ada', 'acme', format('select public.save_invoice(%L, 14, '''', %L)', (select id from drafted where name = 'series'), pg_temp.lines(array[100], 0)));
update public.organizations set invoice_prefix = '2027/' where id = tests.id('acme');
select is(tests.answer('ada', 'acme', format('select public.issue_invoice(%L)', (select id from drafted where name = 'series'))), '2027/0001', 'another prefix begins another series');

-- Issued documents never change, whoever tries -----------------------------------------------------------

select throws_ok(statement, 'PT409', 'invoice_issued', 'refused to the owner of the database: ' || statement)
from unnest(array[
  $$update public.invoices set notes = 'X' where id = tests.id('acme/issued')$$,
  $$update public.invoices set number = 'X' where id = tests.id('acme/issued')$$,
  $$update public.invoices set subtotal_minor = 1 where id = tests.id('acme/issued')$$,
  $$update public.invoices set buyer = '{}' where id = tests.id('acme/issued')$$,
  $$update public.invoices set status = 'draft' where id = tests.id('acme/issued')$$,
  $$delete from public.invoices where id = tests.id('acme/issued')$$,
  $$update public.invoice_lines set quantity = 1 where id = tests.id('acme/issued line')$$,
  $$update public.invoice_lines set invoice_id = tests.id('acme/draft') where id = tests.id('acme/issued line')$$,
  $$delete from public.invoice_lines where id = tests.id('acme/issued line')$$,
  $$insert into public.invoice_lines (organization_id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm) values (tests.id('acme'), tests.id('acme/issued'), 2, 'X', 1, 1, 0)$$
]) as statement;

-- Voiding -----------------------------------------------------------------------------------------------

select is(tests.answer('ada', 'acme', format('select public.void_invoice(%L)', (select id from drafted where name = 'second'))), 'PT409 invoice_not_voidable', 'a draft is not voided');
select tests.answer('ada', 'acme', $$ select public.delete_payment(tests.id('acme/payment')) $$);
select tests.answer('ada', 'acme', $$ select public.record_payment(tests.id('acme/draft'), private.today(), 1) $$);
select isnt_empty($$ select 1 from public.time_entries where id = tests.id('acme/mia billed') and invoice_line_id is not null $$, 'mia''s kick-off is billed');
select is(tests.attempt('ada', 'acme', $$ select public.void_invoice(tests.id('acme/issued')) $$), '1 row', 'without payments an invoice can be voided');
select isnt_empty($$ select 1 from public.time_entries where id = tests.id('acme/ada worked') and invoice_line_id is not null $$, 'so is ada''s work, on another');
select tests.answer('alan', 'acme', $$ select public.void_invoice(tests.id('acme/issued')) $$);
select results_eq($$ select status, number, voided_at from public.invoices where id = tests.id('acme/issued') $$, $$ select 'void', 'INV-0001', now() $$, 'void, it keeps its number');
select isnt_empty($$ select 1 from public.time_entries where id = tests.id('acme/mia billed') and invoice_line_id is null $$, 'and its time can be billed again');
select isnt_empty($$ select 1 from public.time_entries where id = tests.id('acme/ada worked') and invoice_line_id is not null $$, 'but not that of the other invoice');
select is(tests.answer('ada', 'acme', $$ select public.void_invoice(tests.id('acme/issued')) $$), 'PT409 invoice_not_voidable', 'once');
select throws_ok($$ update public.invoices set status = 'issued' where id = tests.id('acme/issued') $$, 'PT409', 'invoice_issued', 'and for good');

-- Listing ------------------------------------------------------------------------------------------------

select is(tests.answer('mia', 'acme', $$ select string_agg(number, ' ' order by number) from public.list_invoices(only_status => 'issued') $$), '2027/0001 INV-0002 INV-10000', 'the list by status');
select is(tests.answer('mia', 'acme', $$ select string_agg(number, ' ') from public.list_invoices(search => 'inv-0002') $$), 'INV-0002', 'by number');
select is(tests.answer('mia', 'acme', $$ select count(*) from public.list_invoices(search => 'umbrella') $$), '1', 'by client');
select is(tests.answer('mia', 'acme', $$ select count(*) from public.list_invoices(search => 'hooli') $$), '0', 'not by a client of globex''s');
select is(tests.answer('mia', 'acme', $$ select count(*) from public.list_invoices(only_status => 'overdue') $$), '0', 'nothing is overdue today');
select is(tests.answer('mia', 'acme', $$ select count(*) from public.list_invoices(page_size => 1) $$), '2', 'one row more than the page says that there is another');

-- Lines that are no lines, and days that run backwards -----------------------------------------------------------------

insert into public.invoices (organization_id, id, client_id, currency, payment_terms_days, tax_name, tax_rounding, created_by)
select tests.id('acme'), tests.id('acme/' || document), tests.id('acme/initech'), 'USD', 14, 'Tax', 'category', tests.id('ada')
from unnest(array['odd', 'later']) as document;
select is(tests.attempt('ada', 'acme', format('select public.save_invoice(%L, 14, %L, %L)', tests.id('acme/odd'), '', lines)), 'PT422 lines_invalid', 'refused in words: ' || lines)
from (values ('[1]'), ('[null]'), ('{}'), ('[{"description": "x", "quantity": "1e400", "unitPriceMinor": 1, "taxRatePpm": 0}]'),
  ('[{"description": "x", "quantity": "NaN", "unitPriceMinor": 1, "taxRatePpm": 0}]'),
  ('[{"description": "x", "quantity": "1", "unitPriceMinor": 1.5, "taxRatePpm": 0}]')) as bad (lines);
update public.invoice_counters set last_issued_on = current_date + 3 where organization_id = tests.id('acme');
insert into public.invoice_lines (organization_id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
values (tests.id('acme'), tests.id('acme/later'), 1, 'Work', 1, 100, 0);
select isnt(tests.answer('ada', 'acme', format('select public.issue_invoice(%L)', tests.id('acme/later'))), null, 'an invoice is issued after one of a later day');
select is((select issue_date from public.invoices where id = tests.id('acme/later')), current_date + 3, 'and is not dated before it');
select is(tests.answer('ada', 'acme', 'select count(*) from public.list_invoices(page_size => -5)'), '1', 'a page of less than nothing');

select * from finish();
rollback;
