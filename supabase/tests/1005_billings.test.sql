-- Billings: members read which time stood on which invoice, nobody writes it, and nobody makes it forgotten.
-- Two drafts over the same time at the same moment need two sessions: see tests/api.

begin;
set local search_path = public, extensions;
select no_plan();
select tests.seed();

-- Globex bills an entry too, on its draft; what is done to acme's must not touch it.
insert into public.billings (organization_id, time_entry_id, invoice_id, invoice_line_id, entry_date, duration_seconds)
values (tests.id('globex'), tests.id('globex/ben worked'), tests.id('globex/draft'), tests.id('globex/draft line'), '2026-01-06', 900);

-- The table is for reading ----------------------------------------------------------------------------

select * from tests.scene('looks for billed time', 'select 1 from public.billings',
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '1 row');
select * from tests.scene('reads acme''s', $$ select 1 from public.billings where organization_id = tests.id('acme') $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.nobody_may('bills an entry by hand', $$ insert into public.billings (time_entry_id, invoice_id, invoice_line_id, entry_date, duration_seconds) values (tests.id('acme/mia worked'), tests.id('acme/draft'), tests.id('acme/draft line'), '2026-01-06', 5400) $$);
select * from tests.nobody_may('releases time by hand', 'update public.billings set released_at = now()');
select * from tests.nobody_may('moves billings', $$ update public.billings set organization_id = tests.id('globex') $$);
select * from tests.nobody_may('makes billings forgotten', 'delete from public.billings');

-- The mark of an entry says what the billings say, always ----------------------------------------------

create view pg_temp.untrue as
select e.id, e.billed from public.time_entries e
where e.billed <> exists (
  select from public.billings b where b.organization_id = e.organization_id and b.time_entry_id = e.id and b.released_at is null);
select results_eq($$ select billed, count(*) from public.time_entries where organization_id in (tests.id('acme'), tests.id('globex')) group by billed order by billed $$,
  $$ values (false, 4::bigint), (true, 2::bigint) $$, 'an entry of each workspace is marked billed, the others are not');
select is_empty('select * from pg_temp.untrue', 'and those marked are those that a billing binds');

select throws_ok(statement, 'PT409', 'billing_missing', 'refused to the owner of the database: ' || statement)
from unnest(array[
  $$update public.time_entries set billed = true where id = tests.id('acme/mia worked')$$,
  $$update public.time_entries set billed = false where id = tests.id('acme/mia billed')$$,
  $$insert into public.time_entries (organization_id, user_id, project_id, entry_date, duration_seconds, billed) values (tests.id('acme'), tests.id('mia'), tests.id('acme/app'), '2026-01-06', 60, true)$$
]) as statement;

-- Added for drafts, and as it is -------------------------------------------------------------------------

create function pg_temp.bill(entry text, invoice text, line text, seconds integer default 5400) returns text language sql as $$
  select format('insert into public.billings (organization_id, time_entry_id, invoice_id, invoice_line_id, entry_date, duration_seconds) values (%L, %L, %L, %L, %L, %s)',
    tests.id('acme'), tests.id(entry), tests.id(invoice), tests.id(line), '2026-01-06', seconds)
$$;
select lives_ok(pg_temp.bill('acme/mia worked', 'acme/draft', 'acme/draft line'), 'time is put on a draft''s line');
select is((select billed from public.time_entries where id = tests.id('acme/mia worked')), true, 'and marked in the same statement');
select throws_ok(pg_temp.bill('acme/mia worked', 'acme/draft', 'acme/draft line'), '23505', null, 'not twice on one line');
select throws_ok(pg_temp.bill('acme/carl worked', 'acme/issued', 'acme/issued line'), 'PT409', 'invoice_issued', 'not on a line that was issued');
select throws_ok(pg_temp.bill('acme/carl worked', 'acme/draft', 'acme/issued line'), '23503', null, 'not on another invoice''s line');
select throws_ok(pg_temp.bill('globex/eve worked', 'acme/draft', 'acme/draft line'), '23503', null, 'not another workspace''s time');
select throws_ok(pg_temp.bill('acme/carl worked', 'acme/draft', 'acme/draft line', 59), '23514', null, 'not less than a minute');
insert into public.invoice_lines (organization_id, id, invoice_id, position, description, quantity, unit_price_minor, tax_rate_ppm)
values (tests.id('acme'), tests.id('acme/draft line 2'), tests.id('acme/draft'), 2, 'More', 1, 100, 0);
select throws_matching(pg_temp.bill('acme/mia worked', 'acme/draft', 'acme/draft line 2'), 'billings_once', 'nor twice on one invoice: time is billed once');
select throws_matching(pg_temp.bill('acme/mia billed', 'acme/draft', 'acme/draft line'), 'billings_once', 'nor on two');
select throws_ok($$ delete from public.invoice_lines where id = tests.id('acme/draft line') $$, '23503', null, 'a line does not go while it bills time');
select throws_ok(format('delete from public.time_entries where id = %L', tests.id(entry)), '23503', null, entry || ' does not go either')
from unnest(array['acme/mia worked', 'acme/mia billed']) as entry;

-- Kept, whoever tries ------------------------------------------------------------------------------------

select throws_ok(statement || $$ where organization_id = tests.id('acme') and time_entry_id = tests.id('acme/mia billed')$$, 'PT409', refusal, 'refused to the owner of the database: ' || statement)
from (values
  ('delete from public.billings', 'invoice_issued'),
  ('update public.billings set released_at = now()', 'invoice_issued'),
  ('update public.billings set duration_seconds = 60', 'billing_kept'),
  ('update public.billings set entry_date = ''2026-01-03''', 'billing_kept'),
  ('update public.billings set created_at = now() - interval ''1 day''', 'billing_kept'),
  ('update public.billings set time_entry_id = tests.id(''acme/carl worked'')', 'billing_kept'),
  ('update public.billings set invoice_id = tests.id(''acme/draft''), invoice_line_id = tests.id(''acme/draft line'')', 'billing_kept'),
  ('update public.billings set invoice_line_id = tests.id(''acme/draft line'')', 'billing_kept'),
  ('update public.billings set invoice_id = tests.id(''acme/draft'')', 'billing_kept')
) as tried (statement, refusal);
select throws_ok($$ update public.billings set organization_id = tests.id('globex') where organization_id = tests.id('acme') $$, 'PT403', 'organization_immutable', 'no billing moves');
select throws_ok($$ update public.billings set released_at = now() where time_entry_id = tests.id('acme/mia worked') $$, 'PT409', 'invoice_issued',
  'a draft''s time is taken off, and not released: nobody was ever asked for it');
select lives_ok($$ delete from public.billings where time_entry_id = tests.id('acme/mia worked') $$, 'a draft''s time is taken off');
select is((select billed from public.time_entries where id = tests.id('acme/mia worked')), false, 'and can be billed again');

-- Voiding keeps which time was billed: twenty-two entries on two lines stay twenty-two -------------------

insert into public.time_entries (organization_id, user_id, project_id, entry_date, duration_seconds)
select tests.id('acme'), tests.id('mia'), tests.id(project), date '2026-01-07' + n, 3600 + 60 * n
from unnest(array['acme/app', 'acme/website']) as project, generate_series(1, 10) n;
update public.time_entries set deleted_at = now() where id = tests.id('acme/carl worked');
create temp table papers (name text primary key, id uuid);
insert into papers values ('first', tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/initech')) $$)::uuid);

-- What stands on an invoice: how many entries, how many lines, seconds as billed, and whether they are released.
create function pg_temp.on_paper(paper text) returns text language sql as $$
  select format('%s entries, %s lines, %s seconds, %s released', count(*), count(distinct b.invoice_line_id), sum(b.duration_seconds), count(b.released_at))
  from public.billings b join papers p on p.id = b.invoice_id where p.name = paper
$$;
create temp table billed as
select e.id, e.entry_date, e.duration_seconds, p.name from public.time_entries e
join public.projects p on p.organization_id = e.organization_id and p.id = e.project_id
where e.organization_id = tests.id('acme') and e.billed and e.id <> tests.id('acme/mia billed');
select is(pg_temp.on_paper('first'), '22 entries, 2 lines, 87600 seconds, 0 released', 'a draft over twenty-two entries of two projects');
select is_empty('select * from pg_temp.untrue', 'their marks say so');
select results_eq($$ select b.time_entry_id, b.entry_date, b.duration_seconds, l.description from public.billings b join papers p on p.id = b.invoice_id join public.invoice_lines l on l.id = b.invoice_line_id order by 1 $$,
  'select id, entry_date, duration_seconds, name from billed order by 1', 'each on the line of its project, with its day and its time');
select results_eq($$ select l.description, l.quantity from public.invoice_lines l join papers p on p.id = l.invoice_id order by l.position $$,
  $$ select l.description, round(sum(b.duration_seconds) / 3600.0, 2) from public.billings b join papers p on p.id = b.invoice_id join public.invoice_lines l on l.id = b.invoice_line_id group by l.description order by l.description $$,
  'and the lines ask for that time');
select tests.answer('ada', 'acme', format('select public.issue_invoice(%L)', id)) from papers;
select tests.answer('ada', 'acme', format('select public.void_invoice(%L)', id)) from papers;
select is(pg_temp.on_paper('first'), '22 entries, 2 lines, 87600 seconds, 22 released', 'void, it tells of the same twenty-two');
select is((select count(*) from public.billings b join papers p on p.id = b.invoice_id join public.invoices i on i.id = b.invoice_id where b.released_at = i.voided_at), 22::bigint, 'released when it was voided');
select is_empty('select * from pg_temp.untrue', 'and their marks are gone');
select is((select count(*) from public.billings where released_at is null and organization_id in (tests.id('acme'), tests.id('globex'))), 2::bigint, 'the time of other invoices stays billed');
select throws_ok($$ update public.billings b set released_at = null from papers p where b.invoice_id = p.id $$, 'PT409', 'billing_kept', 'what was released is not bound again');
select throws_ok($$ update public.billings b set released_at = now() + interval '1 day' from papers p where b.invoice_id = p.id $$, 'PT409', 'billing_kept', 'nor released anew');
select throws_ok($$ delete from public.billings b using papers p where b.invoice_id = p.id $$, 'PT409', 'invoice_issued', 'nor forgotten');

-- The time is free: it can be changed, taken away and billed again, and the void invoice tells what was billed.
update public.time_entries set duration_seconds = 60 where id = tests.id('acme/mia worked');
update public.time_entries set deleted_at = now() where id = tests.id('acme/ada worked');
insert into papers values ('again', tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/initech')) $$)::uuid);
select is(pg_temp.on_paper('first'), '22 entries, 2 lines, 87600 seconds, 22 released', 'whatever becomes of the time');
select is(pg_temp.on_paper('again'), '21 entries, 2 lines, 78660 seconds, 0 released', 'it is billed again as it is by then');
select is_empty('select * from pg_temp.untrue', 'and marked again');

-- A draft was never a document: what is taken off it goes, and it is no lineage.
select tests.answer('ada', 'acme', format('select public.save_invoice(%L, 14, %L, %L)', p.id, '', (
  select jsonb_agg(jsonb_build_object('id', l.id, 'description', l.description, 'quantity', l.quantity, 'unitPriceMinor', l.unit_price_minor, 'taxRatePpm', 0))
  from public.invoice_lines l where l.invoice_id = p.id and l.description = 'App'))) from papers p where p.name = 'again';
select is(pg_temp.on_paper('again'), '11 entries, 1 lines, 39360 seconds, 0 released', 'a line taken off takes its time with it');
select is_empty('select * from pg_temp.untrue', 'which is unbilled');
select is((select count(*) from public.time_entries where billed and organization_id = tests.id('acme')), 12::bigint, 'the other line''s is not');
select tests.answer('ada', 'acme', format('select public.delete_invoice(%L)', id)) from papers where name = 'again';
select is(pg_temp.on_paper('again'), '0 entries, 0 lines,  seconds, 0 released', 'a draft deleted leaves nothing behind');
select is_empty('select * from pg_temp.untrue', 'and its time unbilled');
select is(pg_temp.on_paper('first'), '22 entries, 2 lines, 87600 seconds, 22 released', 'the void one tells of the same twenty-two');
select is((select count(*) from public.billings where organization_id = tests.id('globex')), 1::bigint, 'globex''s billing is there');

select * from finish();
rollback;
