-- The pages of invoices: the list by status, client and number, and one invoice.

begin;
set local search_path = public, extensions;
select plan(27);
select tests.seed();

select * from tests.scene('lists invoices', 'select * from public.list_invoices()',
  owner => '2 rows', admin => '2 rows', member => '2 rows', contractor => '0 rows', elsewhere => '2 rows');
select * from tests.scene('opens acme''s draft', $$ select 1 from (select public.invoice(tests.id('acme/draft')) as page offset 0) p where page is not null $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');

select tests.answer('ada', 'acme', $$ select public.issue_invoice(tests.id('acme/draft')) $$);
create temp table drafted as
select tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/umbrella')) $$)::uuid as id;
select tests.answer('ada', 'acme', format('select public.save_invoice(%L, 14, %L, %L)', id, '',
  '[{"description": "X", "quantity": 1, "unitPriceMinor": 100, "taxRatePpm": 0}]')) from drafted;
update public.organizations set invoice_prefix = '2027/' where id = tests.id('acme');
select tests.answer('ada', 'acme', format('select public.issue_invoice(%L)', id)) from drafted;

select is(tests.answer('mia', 'acme', $$ select string_agg(number, ' ' order by number) from public.list_invoices(only_status => 'issued') $$), '2027/0001 INV-0001 INV-0002', 'the list by status');
select is(tests.answer('mia', 'acme', $$ select string_agg(number, ' ') from public.list_invoices(search => 'inv-0002') $$), 'INV-0002', 'by number');
select is(tests.answer('mia', 'acme', $$ select count(*) from public.list_invoices(search => 'umbrella') $$), '1', 'by client');
select is(tests.answer('mia', 'acme', $$ select count(*) from public.list_invoices(search => 'hooli') $$), '0', 'not by a client of globex''s');
select is(tests.answer('mia', 'acme', $$ select count(*) from public.list_invoices(only_status => 'overdue') $$), '0', 'nothing is overdue today');
select is(tests.answer('mia', 'acme', $$ select count(*) from public.list_invoices(page_size => 1) $$), '2', 'one row more than the page says that there is another');
select is(tests.answer('ada', 'acme', 'select count(*) from public.list_invoices(page_size => -5)'), '1', 'a page of less than nothing');

select * from finish();
rollback;
