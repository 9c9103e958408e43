-- Payments: members read them, owners and admins record and withdraw them, by functions alone.

begin;
set local search_path = public, extensions;
select plan(139);
select tests.seed();

select * from tests.scene('looks for payments', 'select 1 from public.payments',
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '1 row');
select * from tests.scene('reads acme''s payment', $$ select 1 from public.payments where organization_id = tests.id('acme') $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.nobody_may('records one by hand', $$ insert into public.payments (invoice_id, amount_minor, currency, paid_on) values (tests.id('acme/issued'), 1, 'USD', '2026-01-20') $$);
select * from tests.nobody_may('merges one', $$ insert into public.payments (id, invoice_id, amount_minor, currency, paid_on) values (tests.id('acme/payment'), tests.id('acme/issued'), 1, 'USD', '2026-01-20') on conflict (organization_id, id) do update set amount_minor = 1 $$);
select * from tests.nobody_may('changes amounts', 'update public.payments set amount_minor = 1');
select * from tests.nobody_may('moves payments', $$ update public.payments set organization_id = tests.id('globex') $$);
select * from tests.nobody_may('deletes payments by hand', 'delete from public.payments');

select * from tests.scene('records what is open', $$ select public.record_payment(tests.id('acme/issued'), private.today()) $$,
  owner => '1 row', admin => '1 row', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('records money on the draft', $$ select public.record_payment(tests.id('acme/draft'), private.today()) $$,
  owner => 'PT409 invoice_not_payable', admin => 'PT409 invoice_not_payable', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('withdraws the payment', $$ select public.delete_payment(tests.id('acme/payment')) $$,
  owner => '1 row', admin => '1 row', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select is(tests.answer('ada', 'acme', $$ select public.delete_payment(gen_random_uuid()) $$), 'PT404 not_found', 'a payment that does not exist is as little there');

-- Twins: globex has rows under the very same ids.
savepoint alone;
select tests.twin();
create temp table globex_before as select tests.fingerprint('globex') as fingerprint;
select is(length(tests.answer('ada', 'acme', $$ select public.record_payment(tests.id('acme/issued'), private.today()) $$)), 36, 'ada records what is open');
select is((select amount_minor from public.payments where organization_id = tests.id('acme') and id <> tests.id('acme/payment')), 21000::bigint, 'of acme''s invoice');
select is((select paid_on from public.invoices where organization_id = tests.id('acme') and id = tests.id('acme/issued')), (now() at time zone 'America/New_York')::date, 'on the day of acme''s money');
select is(tests.fingerprint('globex'), (select fingerprint from globex_before), 'globex is what it was');
select is(tests.answer('ada', 'acme', $$ select public.delete_payment(tests.id('acme/payment')) $$), tests.id('acme/issued')::text, 'she withdraws a payment');
select is(tests.fingerprint('globex'), (select fingerprint from globex_before), 'globex is still what it was');
rollback to alone;
savepoint alone;
select tests.answer('ada', 'acme', $$ select public.record_payment(tests.id('acme/issued'), private.today()) $$);
select tests.twin();
create temp table globex_before as select tests.fingerprint('globex') as fingerprint;
select tests.answer('ada', 'acme', $$ select public.delete_payment(tests.id('acme/payment')) $$);
select is(tests.fingerprint('globex'), (select fingerprint from globex_before), 'ada opens her invoice again: globex''s stays paid');
rollback to alone;

-- The issued invoice is over 216.00; 6.00 came in. --------------------------------------------------------

select is(tests.attempt('ada', 'acme', format('select public.record_payment(tests.id(''acme/issued''), %s)', tried.arguments)), tried.outcome, tried.says)
from (values
  ('private.today(), 21001', 'PT422 payment_amount', 'more than is open is refused'),
  ('private.today(), 0', 'PT422 payment_amount', 'so is nothing'),
  ('private.today(), -1', 'PT422 payment_amount', 'and less'),
  ('private.today() + 1', 'PT422 payment_date', 'tomorrow''s money has not come in'),
  ('private.today() - 366', 'PT422 payment_date', 'nor that of over a year before'),
  ('null', 'PT422 payment_date', 'nor that of no day'),
  ('private.today(), 20999', '1 row', 'a part is taken')
) as tried (arguments, outcome, says);

select tests.answer('alan', 'acme', $$ select public.record_payment(tests.id('acme/issued'), private.today() - 1, 20000) $$);
select is((select status from public.invoices where id = tests.id('acme/issued')), 'issued', 'part paid, it is still open');
select is(tests.answer('mia', 'acme', $$ select public.invoice(tests.id('acme/issued')) ->> 'openMinor' $$), '1000', 'with 10.00 to come');
select tests.answer('alan', 'acme', $$ select public.record_payment(tests.id('acme/issued'), private.today() - 2) $$);
select results_eq($$ select amount_minor, currency, created_by from public.payments where invoice_id = tests.id('acme/issued') order by amount_minor $$,
  $$ values (600::bigint, 'USD', tests.id('ada')), (1000::bigint, 'USD', tests.id('alan')), (20000::bigint, 'USD', tests.id('alan')) $$, 'what was open is the default; who recorded it is known');
select results_eq($$ select status, paid_on from public.invoices where id = tests.id('acme/issued') $$,
  $$ select 'paid', (now() at time zone 'America/New_York')::date - 1 $$, 'paid in full, on the day of the last money');
select is(tests.answer('ada', 'acme', $$ select public.record_payment(tests.id('acme/issued'), private.today(), 1) $$), 'PT409 invoice_not_payable', 'a paid invoice takes no more');
select is(tests.answer('ada', 'acme', $$ select public.void_invoice(tests.id('acme/issued')) $$), 'PT409 invoice_not_voidable', 'nor is it voided');
select is(tests.answer('ada', 'acme', $$ select public.delete_payment(tests.id('acme/payment')) $$), tests.id('acme/issued')::text, 'a payment withdrawn');
select results_eq($$ select status, paid_on from public.invoices where id = tests.id('acme/issued') $$, $$ values ('issued', null::date) $$, 'opens it again');
select is_empty($$ select 1 from public.payments where id = tests.id('acme/payment') $$, 'and is gone');
-- Two invoices: what comes in on one is not the other's.
select tests.answer('ada', 'acme', $$ select public.issue_invoice(tests.id('acme/draft')) $$);
select is(tests.answer('mia', 'acme', $$ select public.invoice(tests.id('acme/draft')) ->> 'openMinor' $$), '21600', 'a second invoice is open in full');
select tests.answer('ada', 'acme', $$ select public.record_payment(tests.id('acme/draft'), private.today() - 5) $$);
select results_eq($$ select status, paid_on from public.invoices where id = tests.id('acme/draft') $$,
  $$ select 'paid', (now() at time zone 'America/New_York')::date - 5 $$, 'paid in full by its own money, on its own day');
select is((select amount_minor from public.payments where invoice_id = tests.id('acme/draft')), 21600::bigint, 'which is all of it');
select tests.answer('ada', 'acme', $$ select public.record_payment(tests.id('acme/issued'), private.today()) $$);
savepoint paid_twice;
select is(tests.answer('ada', 'acme', $$ select public.delete_payment((select id from public.payments where invoice_id = tests.id('acme/issued') order by id desc limit 1)) $$), tests.id('acme/issued')::text, 'the first one''s payment withdrawn, the first is meant');
rollback to paid_twice;
select is(tests.answer('ada', 'acme', $$ select public.delete_payment((select id from public.payments where invoice_id = tests.id('acme/draft'))) $$), tests.id('acme/draft')::text, 'the second''s, the second');
select results_eq($$ select status from public.invoices where id in (tests.id('acme/draft'), tests.id('acme/issued')) order by number $$, $$ values ('paid'), ('issued') $$, 'which is open again, and the other still paid');

-- An invoice over nothing is paid without money.
create temp table nothing as select tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/umbrella')) $$)::uuid as id;
select tests.answer('ada', 'acme', format('select public.save_invoice(%L, 14, '''', ''[{"description": "Gift", "quantity": 1, "unitPriceMinor": 0, "taxRatePpm": 0}]'')', (select id from nothing)));
select tests.answer('ada', 'acme', format('select public.issue_invoice(%L)', (select id from nothing)));
select is(tests.answer('ada', 'acme', format('select public.record_payment(%L, private.today())', (select id from nothing))), null, 'there is no payment to tell of');
select is((select i.status from public.invoices i join nothing using (id)), 'paid', 'and yet it is paid');

select is((select count(*) from public.payments where organization_id = tests.id('globex')), 1::bigint, 'globex''s payment was nobody''s business');

-- An invoice over nothing ---------------------------------------------------------------------------------------------

insert into public.invoices (organization_id, id, client_id, currency, payment_terms_days, tax_name, tax_rounding, created_by)
values (tests.id('acme'), tests.id('acme/nothing'), tests.id('acme/initech'), 'USD', 14, 'Tax', 'category', tests.id('ada'));
insert into public.invoice_lines (organization_id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
values (tests.id('acme'), tests.id('acme/nothing'), 1, 'A favour', 1, 0, 0);
select isnt(tests.answer('ada', 'acme', format('select public.issue_invoice(%L)', tests.id('acme/nothing'))), null, 'a favour is issued');
select is(tests.attempt('ada', 'acme', format('select public.record_payment(%L, current_date - 1, -5)', tests.id('acme/nothing'))), 'PT422 payment_amount', 'less than nothing is not paid on it');
select is(tests.attempt('ada', 'acme', format('select public.record_payment(%L, current_date - 1)', tests.id('acme/nothing'))), '1 row', 'nothing is');

-- The last unit ------------------------------------------------------------------------------------------------------

insert into public.invoices (organization_id, id, client_id, currency, payment_terms_days, tax_name, tax_rounding, created_by)
values (tests.id('acme'), tests.id('acme/unit'), tests.id('acme/initech'), 'USD', 14, 'Tax', 'category', tests.id('ada'));
insert into public.invoice_lines (organization_id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
values (tests.id('acme'), tests.id('acme/unit'), 1, 'A cent', 1, 1, 0);
select private.total_invoice(tests.id('acme'), tests.id('acme/unit'));
select isnt(tests.answer('ada', 'acme', format('select public.issue_invoice(%L)', tests.id('acme/unit'))), null, 'a cent is asked for');
select is(tests.attempt('ada', 'acme', format('select public.record_payment(%L, private.today(), 0)', tests.id('acme/unit'))), 'PT422 payment_amount', 'nothing does not pay it');
select isnt(tests.answer('ada', 'acme', format('select public.record_payment(%L, private.today())', tests.id('acme/unit'))), null, 'a cent does, and is written down');

select * from finish();
rollback;
