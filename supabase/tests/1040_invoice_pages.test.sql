-- The pages of invoices: the list by status, client and number, and one invoice.

begin;
set local search_path = public, extensions;
select plan(31);
select tests.seed();

select * from tests.scene('lists invoices', 'select jsonb_array_elements(public.list_invoices() -> ''invoices'')',
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

select is(tests.answer('mia', 'acme', $$ select string_agg(i ->> 'number', ' ' order by i ->> 'number') from jsonb_array_elements(public.list_invoices(only_status => 'issued') -> 'invoices') i $$), '2027/0001 INV-0001 INV-0002', 'the list by status');
select is(tests.answer('mia', 'acme', $$ select public.list_invoices(search => 'inv-0002') #>> '{invoices,0,number}' $$), 'INV-0002', 'by number');
select is(tests.answer('mia', 'acme', $$ select jsonb_array_length(public.list_invoices(search => 'umbrella') -> 'invoices') $$), '1', 'by client');
select is(tests.answer('mia', 'acme', $$ select jsonb_array_length(public.list_invoices(search => 'hooli') -> 'invoices') $$), '0', 'not by a client of globex''s');
select is(tests.answer('mia', 'acme', $$ select jsonb_array_length(public.list_invoices(only_status => 'overdue') -> 'invoices') $$), '0', 'nothing is overdue today');
create temp table pages as
select tests.answer('mia', 'acme', 'select public.list_invoices(page_size => 1)')::jsonb as first;
select is(first #>> '{next,before}', first #>> '{invoices,0,id}', 'the next page starts before the last of this one') from pages;
select isnt(tests.answer('mia', 'acme', format('select public.list_invoices(page_size => 1, before_id => %L) #>> ''{invoices,0,id}''', first #>> '{next,before}')),
  first #>> '{invoices,0,id}', 'and goes on') from pages;
select is(tests.answer('mia', 'acme', 'select public.list_invoices() ->> ''next'''), null, 'the last page has no next');
select is(tests.answer('mia', 'acme', $$ select public.list_invoices(only_client_id => tests.id('acme/initech')) ->> 'clientName' $$), 'Initech', 'the list of one client says whose');
select is(tests.answer('mia', 'acme', $$ select public.list_invoices(only_client_id => tests.id('globex/hooli')) ->> 'clientName' $$), null, 'but not of a client elsewhere');
select is(tests.answer('ada', 'acme', 'select jsonb_array_length(public.list_invoices(page_size => -5) -> ''invoices'')'), '1', 'a page of less than nothing is one of one');

select * from finish();
rollback;
