-- The pages of invoices: the list by status, client and number, and one invoice.

begin;
set local search_path = public, extensions;
select no_plan();
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
-- The time on an invoice, now and after it is void --------------------------------------------------------

select * from tests.scene('opens the time on the issued one', $$ select 1 from (select public.invoice_time(tests.id('acme/issued')) as page offset 0) p where page is not null $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
insert into public.time_entries (organization_id, id, user_id, project_id, entry_date, duration_seconds, description)
select tests.id('acme'), tests.id('piece ' || n), tests.id('mia'), tests.id('acme/app'), date '2026-02-10' - n, 600 * n, 'Piece ' || n from generate_series(1, 5) n;
create temp table timed as select tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/initech')) $$)::uuid as id;
create function pg_temp.sheet(given text default '') returns jsonb language sql as $$
  select tests.answer('mia', 'acme', format('select public.invoice_time(%L%s)', id, given))::jsonb from timed
$$;
select is(pg_temp.sheet() - 'entries', '{"number": null, "status": "draft", "count": 8, "seconds": 19800, "next": null}', 'a draft: eight entries, five and a half hours');
select is(pg_temp.sheet() #> '{entries,0}', jsonb_build_object('id', tests.id('acme/mia worked'), 'date', '2026-01-06', 'durationSeconds', 5400,
  'line', 'App', 'description', 'Sign-in', 'deleted', false, 'userName', 'Mia Member'), 'the first line''s first day comes first, with who and what');
select is((select string_agg(e ->> 'description', ', ' order by place) from jsonb_array_elements(pg_temp.sheet() -> 'entries') with ordinality as e (e, place)),
  'Sign-in, Piece 5, Piece 4, Piece 3, Piece 2, Piece 1, Sketches, Icons', 'by line and day');
select tests.answer('ada', 'acme', format('select public.issue_invoice(%L)', id)) from timed;
select tests.answer('ada', 'acme', format('select public.void_invoice(%L)', id)) from timed;
select is(pg_temp.sheet() - 'entries' - 'number', '{"status": "void", "count": 8, "seconds": 19800, "next": null}', 'void, it shows the same');
select is(tests.answer('mia', 'acme', format($$ select (public.invoice(%L) ->> 'timeEntries') || ' ' || (public.invoice(%L) #>> '{lines,0,timeSeconds}') $$, id, id)), '8 14400', 'so does the page of the invoice') from timed;
update public.time_entries set duration_seconds = 60, entry_date = '2025-01-01', description = 'Other words' where id = tests.id('piece 1');
update public.time_entries set deleted_at = now() where id = tests.id('piece 2');
select is(pg_temp.sheet() -> 'seconds', '19800', 'whatever becomes of the time');
select results_eq($$ select e ->> 'description', e ->> 'date', (e -> 'durationSeconds')::integer, (e -> 'deleted')::boolean from jsonb_array_elements(pg_temp.sheet() -> 'entries') as e where e ->> 'id' in (tests.id('piece 1')::text, tests.id('piece 2')::text) $$,
  $$ values ('Piece 2', '2026-02-08', 1200, true), ('Other words', '2026-02-09', 600, false) $$, 'days and durations as they were billed, words as they are');
create temp table sheets as select pg_temp.sheet(', page_size => 3') as first;
select is(jsonb_array_length(first -> 'entries'), 3, 'a page of three') from sheets;
select is(first -> 'next' ->> 'after_id', first #>> '{entries,2,id}', 'the next starts after its last') from sheets;
select is((select string_agg(e ->> 'description', ', ' order by place) from jsonb_array_elements(pg_temp.sheet(format(', page_size => 3, after_line => %L, after_date => %L, after_id => %L',
  first #>> '{next,after_line}', first #>> '{next,after_date}', first #>> '{next,after_id}')) -> 'entries') with ordinality as e (e, place)), 'Piece 3, Piece 2, Other words', 'and goes on') from sheets;
select is(jsonb_array_length(pg_temp.sheet(', page_size => -5') -> 'entries'), 1, 'a page of less than nothing is one of one');
select is(tests.answer('mia', 'acme', $$ select public.invoice_time(tests.id('globex/issued')) $$), null, 'another workspace''s is none');
select is(tests.answer('mia', 'acme', $$ select public.invoice_time(tests.id('acme/draft')) - 'entries' $$)::jsonb, '{"number": "INV-0002", "status": "issued", "count": 0, "seconds": 0, "next": null}', 'lines written by hand have no time');

select is(tests.answer('ada', 'acme', 'select jsonb_array_length(public.list_invoices(page_size => -5) -> ''invoices'')'), '1', 'a page of less than nothing is one of one');

select * from finish();
rollback;
