-- The pages of time: a calendar week, an entry, and the projects to choose from.

begin;
set local search_path = public, extensions;
select no_plan();
select tests.seed();

select * from tests.scene('reads the view of entries', 'select 1 from private.time_entry_list',
  owner => '4 rows', admin => '4 rows', member => '4 rows', contractor => '1 row', elsewhere => '2 rows');
select * from tests.scene('reads mia''s entry through the form', $$ select 1 from (select public.time_entry_form(tests.id('acme/mia worked')) as form offset 0) f where form is not null $$,
  owner => '1 row', admin => '1 row', member => '1 row', contractor => '0 rows', elsewhere => '0 rows');
select * from tests.scene('reads everyone''s week', $$ select jsonb_array_elements(public.time_sheet('2026-01-08', true) -> 'entries') $$,
  owner => '3 rows', admin => '3 rows', member => '3 rows', contractor => '1 row', elsewhere => '2 rows');
select * from tests.scene('reads their own week', $$ select jsonb_array_elements(public.time_sheet('2026-01-08') -> 'entries') $$,
  owner => '1 row', admin => '0 rows', member => '1 row', contractor => '1 row', elsewhere => '1 row', ben => '0 rows');
select * from tests.scene('looks for projects', $$ select jsonb_array_elements(public.find_projects('')) $$,
  owner => '3 rows', admin => '3 rows', member => '3 rows', contractor => '1 row', elsewhere => '1 row');

select is(tests.answer('carl', 'acme', $$ select entry ->> 'clientName' from private.time_entry_list where entry ->> 'description' = 'Icons' $$), null, 'carl''s entry names no client');
select is(tests.answer('mia', 'acme', $$ select entry ->> 'clientName' from private.time_entry_list where entry ->> 'description' = 'Icons' $$), 'Initech', 'to mia it does');

-- Weeks ----------------------------------------------------------------------------------------------

select is(private.week_start(tried.day::date, tried.locale), tried.first::date, format('%s is in the week from %s in %s', tried.day, tried.first, tried.locale))
from (values
  ('2026-11-16', 'de-DE', '2026-11-16'), ('2026-11-22', 'de-DE', '2026-11-16'), ('2026-11-15', 'de-DE', '2026-11-09'),
  ('2026-11-15', 'en-US', '2026-11-15'), ('2026-11-21', 'en-US', '2026-11-15'), ('2026-11-14', 'en-US', '2026-11-08'),
  ('2026-11-22', 'en-GB', '2026-11-16'), ('2026-11-22', 'pt-BR', '2026-11-22'), ('2026-11-22', 'zh-Hant-TW', '2026-11-22'),
  ('2026-11-21', 'ar-EG', '2026-11-21'), ('2026-11-20', 'ar-EG', '2026-11-14'), ('2026-11-20', 'dv-MV', '2026-11-20'),
  ('2026-11-19', 'dv-MV', '2026-11-13'), ('2026-11-22', 'eo', '2026-11-16'), ('2027-01-01', 'fr-FR', '2026-12-28')
) as tried (day, locale, first);

create function pg_temp.week(who text, day text) returns text language sql as $$
  select tests.answer(who, 'acme', format('select (s ->> ''from'') || '' '' || (s ->> ''until'') from public.time_sheet(%L) s', day))
$$;
select is(pg_temp.week('mia', '2026-01-06'), '2026-01-04 2026-01-10', 'an American workspace has weeks from Sunday');
update public.organizations set locale = 'de-DE' where slug = 'acme';
select is(pg_temp.week('mia', '2026-01-06'), '2026-01-05 2026-01-11', 'a German one from Monday');
select is(pg_temp.week('mia', '2026-01-11'), '2026-01-05 2026-01-11', 'whichever of its days is named');
select is(tests.answer('mia', 'acme', $$ select (s ->> 'from')::date <= (s ->> 'today')::date and (s ->> 'today')::date <= (s ->> 'until')::date from public.time_sheet() s $$), 'true', 'without a day it is the week of today');

-- Entries by pages -----------------------------------------------------------------------------------

insert into public.time_entries (organization_id, user_id, project_id, entry_date, duration_seconds, description)
select tests.id('acme'), case when n % 2 = 0 then tests.id('mia') else tests.id('ada') end, tests.id('acme/app'), date '2025-03-03' + n % 7, 600, 'Piece ' || n
from generate_series(1, 250) n;
insert into public.time_entries (organization_id, user_id, project_id, entry_date, duration_seconds, description)
values (tests.id('acme'), tests.id('mia'), tests.id('acme/app'), '2025-03-02', 600, 'The day before'), (tests.id('acme'), tests.id('mia'), tests.id('acme/app'), '2025-03-10', 600, 'The day after');

create function pg_temp.pages(who text, everyone text) returns table (page integer, entries jsonb, week_total text) language plpgsql as $$
declare
  v_sheet jsonb;
  v_asked text := format('''2025-03-05'', %s', everyone);
begin
  for n in 1 .. 9 loop
    v_sheet := tests.answer(who, 'acme', format('select public.time_sheet(%s)', v_asked))::jsonb;
    return query
      select n, v_sheet -> 'entries', sum((d ->> 'durationSeconds')::integer) || ' ' || sum((d ->> 'entries')::integer)
      from jsonb_array_elements(v_sheet -> 'days') d;
    exit when v_sheet ->> 'next' is null;
    v_asked := format('%L, %s, %L', v_sheet -> 'next' ->> 'week', everyone, v_sheet -> 'next' ->> 'before');
  end loop;
end
$$;
create temp table pages as
select 'everyone' as whose, p.* from pg_temp.pages('ada', 'true') p union all select 'own', p.* from pg_temp.pages('mia', 'false') p;
select results_eq('select whose, page, jsonb_array_length(entries), week_total from pages order by 1, 2',
  $$ values ('everyone', 1, 100, '150000 250'), ('everyone', 2, 100, '150000 250'), ('everyone', 3, 50, '150000 250'), ('own', 1, 100, '75000 125'), ('own', 2, 25, '75000 125') $$,
  'a page has a hundred entries, and every page tells the sums of the whole week');
select results_eq($$ select whose, count(*), count(distinct e ->> 'id') from pages, jsonb_array_elements(entries) e group by 1 order by 1 $$,
  $$ values ('everyone', 250::bigint, 250::bigint), ('own', 125, 125) $$,
  'each entry of the week is on one page, and none of another week');
select is_empty($$
  select from (
    select (e ->> 'date', e ->> 'id') as key, lag((e ->> 'date', e ->> 'id')) over (order by page, at) as key_before
    from pages, jsonb_array_elements(entries) with ordinality as listed (e, at) where whose = 'everyone') o
  where key >= key_before
$$, 'newest first, over all pages');

-- Long days ------------------------------------------------------------------------------------------

insert into public.time_entries (organization_id, user_id, project_id, entry_date, duration_seconds)
select tests.id('acme'), tests.id(who), tests.id('acme/website'), day::date, seconds
from (values ('mia', '2025-04-01', 57600), ('carl', '2025-04-01', 57600), ('mia', '2025-04-02', 57600), ('mia', '2025-04-02', 60), ('carl', '2025-04-02', 86400), ('carl', '2025-04-02', 3600)) as worked (who, day, seconds);
create function pg_temp.long(who text, everyone boolean) returns text language sql as $$
  select tests.answer(who, 'acme', format($q$
    select string_agg((d ->> 'date') || ' ' || (l ->> 'userName') || ' ' || (l ->> 'durationSeconds') || ' ' || (l ->> 'own'), ', ')
    from jsonb_array_elements(public.time_sheet('2025-04-01', %L) -> 'days') d, jsonb_array_elements(d -> 'long') l $q$, everyone))
$$;
select is(pg_temp.long('mia', true), '2025-04-02 Carl Contractor 90000 false, 2025-04-02 Mia Member 57660 true', 'more than 16 hours on a day are told by person, not of a team');
select is(pg_temp.long('mia', false), '2025-04-02 Mia Member 57660 true', 'on one''s own sheet of oneself');
select is(pg_temp.long('carl', true), '2025-04-02 Carl Contractor 90000 true', 'and to a contractor of nobody else');

-- Projects to choose from ----------------------------------------------------------------------------

create function pg_temp.chosen(who text, given text) returns text language sql as $$
  select tests.answer(who, 'acme', format($q$
    select coalesce((
      select o ->> 'name' from jsonb_array_elements(s -> 'projects' -> 'options') o where o ->> 'id' = s ->> 'projectId'),
      'offered none, ' || coalesce(s ->> 'projectId', 'chose none'))
    from public.time_sheet(project_id => %s) s $q$, given))
$$;
create function pg_temp.choices(who text, given text default 'null') returns text language sql as $$
  select tests.answer(who, 'acme', format($q$
    select string_agg(o ->> 'name', ' ' order by at) || ' ' || (c ->> 'more')
    from private.project_choices(%s) c, jsonb_array_elements(c -> 'options') with ordinality as listed (o, at) group by c $q$, given))
$$;
create function pg_temp.offered(given text) returns text language sql as $$
  select tests.answer('mia', 'acme', format($q$
    select jsonb_array_length(c -> 'options') || ' ' || (c ->> 'more') from private.project_choices(%s) c $q$, given))
$$;
create function pg_temp.found(who text, search text) returns text language sql as $$
  select tests.answer(who, 'acme', format($q$
    select string_agg(p ->> 'name', ' ') from jsonb_array_elements(public.find_projects(%L)) p $q$, search))
$$;

select is(pg_temp.choices('carl'), 'Website false', 'carl can choose of his projects');
select is(pg_temp.choices('mia'), 'App Website Internal false', 'mia of all, own work last');
select is(pg_temp.found('carl', 'initech'), null, 'carl finds none by a client he does not see');
select is(pg_temp.found('mia', ' INITECH '), 'App Website', 'mia does');
select is(pg_temp.found('mia', 'web'), 'Website', 'and by its name');

insert into public.time_entries (organization_id, user_id, project_id, entry_date, duration_seconds, deleted_at)
values (tests.id('acme'), tests.id('mia'), tests.id('acme/internal'), private.today_in(tests.id('acme')), 60, null),
  (tests.id('acme'), tests.id('ada'), tests.id('acme/app'), '2099-01-01', 60, null),
  (tests.id('acme'), tests.id('mia'), tests.id('acme/app'), '2099-01-01', 60, now());
select is(pg_temp.chosen('mia', 'null'), 'Internal', 'the form starts with the project worked on last, by oneself and not deleted');
select is(pg_temp.chosen('mia', 'tests.id(''acme/website'')'), 'Website', 'or with the one that is asked for');
select is(pg_temp.chosen('carl', 'tests.id(''acme/app'')'), 'offered none, chose none', 'of those that one sees');
select is(pg_temp.chosen('alan', 'null'), 'offered none, chose none', 'who has no time yet starts with none');
update public.projects set status = 'completed' where id = tests.id('acme/internal');
select is(pg_temp.chosen('mia', 'null'), 'offered none, chose none', 'a completed project is not proposed');
select is(pg_temp.chosen('mia', 'tests.id(''acme/internal'')'), 'Internal', 'but offered where it is asked for');
select is(pg_temp.found('mia', 'internal'), null, 'and not found by a search');
update public.projects set archived_at = now() where id = tests.id('acme/internal');
select is(pg_temp.chosen('mia', 'tests.id(''acme/internal'')'), 'offered none, chose none', 'an archived one is not offered: it takes no time');
select is(pg_temp.choices('mia', 'tests.id(''acme/internal'')'), 'App Website Internal false', 'but it stays in the form of an entry that is on it');

insert into public.projects (organization_id, id, name, client_id)
select tests.id('acme'), tests.id('acme/many ' || n), 'Many ' || n, tests.id('acme/initech') from generate_series(1, 48) n;
select is(pg_temp.offered('null'), '50 false', 'fifty are all');
insert into public.projects (organization_id, id, name) values (tests.id('acme'), tests.id('acme/zebra'), 'Zebra');
select is(pg_temp.offered('null'), '50 true', 'of more fifty are sent, and that there are more');
select is(pg_temp.offered('tests.id(''acme/zebra'')'), '51 true', 'and the one given in any case');
select is(pg_temp.offered('tests.id(''acme/app'')'), '50 true', 'once');
select is(tests.answer('mia', 'acme', $$ select jsonb_array_length(public.find_projects('many')) $$), '21', 'a search finds twenty, and one more to tell that there are more');

select * from finish();
rollback;
