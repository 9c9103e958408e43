-- Invoices: members read them, nobody writes them by hand, and issued ones never change; contractors
-- know of none.

begin;
set local search_path = public, extensions;
select plan(190);
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

select * from finish();
rollback;
