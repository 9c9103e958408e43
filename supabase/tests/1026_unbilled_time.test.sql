-- What a draft leaves over is told, and billed by the next one.

begin;
set local search_path = public, extensions;
select no_plan();
select tests.seed();

insert into public.time_entries (organization_id, user_id, project_id, entry_date, duration_seconds, deleted_at)
values (tests.id('acme'), tests.id('mia'), tests.id('acme/app'), '2026-01-03', 3600, now());
insert into public.projects (organization_id, id, client_id, name) values (tests.id('acme'), tests.id('acme/shop'), tests.id('acme/umbrella'), 'Shop');
insert into public.time_entries (organization_id, user_id, project_id, entry_date, duration_seconds)
values (tests.id('acme'), tests.id('mia'), tests.id('acme/shop'), '2026-01-02', 3600);

select * from tests.scene('asks what is unbilled of Initech', $$ select 1 from (select public.unbilled_time(tests.id('acme/initech')) as found offset 0) f where found is not null $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
create function pg_temp.unbilled(given text default '') returns text language sql as $$
  select f.found ->> 'durationSeconds' || ' ' || (f.found ->> 'firstDate') || ' ' || (f.found ->> 'lastDate')
  from (select tests.answer('ada', 'acme', format('select public.unbilled_time(tests.id(''acme/initech'')%s)', given))::jsonb as found) f
$$;
select is(pg_temp.unbilled(), '10800 2026-01-05 2026-01-06', 'their time of two days, without what was deleted, billed or another client''s');
select is(pg_temp.unbilled(', ''2026-01-05'''), '3600 2026-01-05 2026-01-05', 'up to a day');
select is(pg_temp.unbilled(', ''2026-01-04'''), null, 'before it there is none');
select is(pg_temp.unbilled(', null, array[tests.id(''acme/website'')]'), '5400 2026-01-06 2026-01-06', 'without a project that is left out');
select is(pg_temp.unbilled(', null, null'), '10800 2026-01-05 2026-01-06', 'null leaves nothing out');

-- A draft of all that there is, but not more than it has time for ------------------------------------------------

create temp table made as
select private.draft_invoice(tests.id('acme'), tests.id('ada'), tests.id('acme/initech'), null, null, p_most => 1) as id;
select results_eq($$ select b.time_entry_id from public.billings b join made m on m.id = b.invoice_id $$, $$ select tests.id('acme/ada worked') $$, 'the oldest comes first');
select is(pg_temp.unbilled(), '7200 2026-01-06 2026-01-06', 'what is left is told');
select is(tests.attempt('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/initech')) $$), '1 row', 'and a further draft');
select tests.answer('ada', 'acme', $$ select public.draft_invoice(tests.id('acme/initech')) $$);
select is(pg_temp.unbilled(), null, 'bills the rest');
select matches(pg_get_function_arguments('private.draft_invoice'::regproc), 'p_most integer DEFAULT 20000$', 'twenty thousand entries are a draft');

select * from finish();
rollback;
