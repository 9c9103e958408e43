-- Issuing and voiding: numbers without gaps, a document that says what was, time that is free again.
-- Two numbers at the same moment need two sessions: see tests/api.

begin;
set local search_path = public, extensions;
select plan(61);
select tests.seed();

select * from tests.scene('asks who acme''s client is', $$ select 1 from (select private.invoice_buyer(tests.id('acme'), tests.id('acme/initech')) as buyer offset 0) b where buyer is not null $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('asks who acme is', $$ select 1 from (select private.invoice_seller(tests.id('acme')) as seller offset 0) s where seller is not null $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '1 row', elsewhere => '0 rows');

select * from tests.scene('issues the draft', $$ select public.issue_invoice(tests.id('acme/draft')) $$,
  owner => '1 row', admin => '1 row', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');
select * from tests.scene('voids the issued one, on which money came in', $$ select public.void_invoice(tests.id('acme/issued')) $$,
  owner => 'PT409 invoice_not_voidable', admin => 'PT409 invoice_not_voidable', member => 'PT403 not_allowed', contractor => 'PT403 not_allowed', elsewhere => 'PT404 not_found');

create temp table drafted (name text primary key, id uuid);
insert into drafted values ('second', tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/umbrella')) $$)::uuid);
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

-- Voiding -----------------------------------------------------------------------------------------------

select is(tests.answer('ada', 'acme', format('select public.void_invoice(%L)', (select id from drafted where name = 'second'))), 'PT409 invoice_not_voidable', 'a draft is not voided');
select tests.answer('ada', 'acme', $$ select public.delete_payment(tests.id('acme/payment')) $$);
select tests.answer('ada', 'acme', $$ select public.record_payment(tests.id('acme/draft'), private.today(), 1) $$);
select isnt_empty($$ select 1 from public.time_entries where id = tests.id('acme/mia billed') and billed $$, 'mia''s kick-off is billed');
select is(tests.attempt('ada', 'acme', $$ select public.void_invoice(tests.id('acme/issued')) $$), '1 row', 'without payments an invoice can be voided');
select isnt_empty($$ select 1 from public.time_entries where id = tests.id('acme/ada worked') and billed $$, 'so is ada''s work, on another');
select tests.answer('alan', 'acme', $$ select public.void_invoice(tests.id('acme/issued')) $$);
select results_eq($$ select status, number, voided_at from public.invoices where id = tests.id('acme/issued') $$, $$ select 'void', 'INV-0001', now() $$, 'void, it keeps its number');
select isnt_empty($$ select 1 from public.time_entries where id = tests.id('acme/mia billed') and not billed $$, 'and its time can be billed again');
select isnt_empty($$ select 1 from public.time_entries where id = tests.id('acme/ada worked') and billed $$, 'but not that of the other invoice');
select is(tests.answer('ada', 'acme', $$ select public.void_invoice(tests.id('acme/issued')) $$), 'PT409 invoice_not_voidable', 'once');
select throws_ok($$ update public.invoices set status = 'issued' where id = tests.id('acme/issued') $$, 'PT409', 'invoice_issued', 'and for good');

-- Days do not run backwards ---------------------------------------------------------------------------

insert into public.invoices (organization_id, id, client_id, currency, payment_terms_days, tax_name, tax_rounding, created_by)
values (tests.id('acme'), tests.id('acme/later'), tests.id('acme/initech'), 'USD', 14, 'Tax', 'category', tests.id('ada'));
update public.invoice_counters set last_issued_on = current_date + 3 where organization_id = tests.id('acme');
insert into public.invoice_lines (organization_id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
values (tests.id('acme'), tests.id('acme/later'), 1, 'Work', 1, 100, 0);
select isnt(tests.answer('ada', 'acme', format('select public.issue_invoice(%L)', tests.id('acme/later'))), null, 'an invoice is issued after one of a later day');
select is((select issue_date from public.invoices where id = tests.id('acme/later')), current_date + 3, 'and is not dated before it');

select * from finish();
rollback;
