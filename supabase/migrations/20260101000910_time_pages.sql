-- What the pages of time show: entries with their names, a week of them, and the projects to choose from.

create view private.time_entry_list with (security_invoker = true) as
select e.organization_id, e.id, e.user_id, e.project_id, e.entry_date, jsonb_build_object(
  'id', e.id, 'date', e.entry_date, 'durationSeconds', e.duration_seconds, 'description', e.description,
  'billed', e.billed, 'own', e.user_id = (select auth.uid()), 'userName', m.display_name,
  'projectId', e.project_id, 'projectName', p.name, 'projectColor', p.color, 'clientName', c.name) as entry
from public.time_entries e
left join public.members m on m.organization_id = e.organization_id and m.user_id = e.user_id
left join public.projects p on p.organization_id = e.organization_id and p.id = e.project_id
left join public.clients c on c.organization_id = p.organization_id and c.id = p.client_id
where e.deleted_at is null;
comment on view private.time_entry_list is
  'Time entries as lists show them, with the names they refer to, as far as the caller may read those. Runs under '
  'the caller''s policies.';
grant select on private.time_entry_list to authenticated;

-- A page, in the order of an index and by look-ups of keys, whatever the statistics say: the planner takes every
-- workspace for an average one, and would read all of a large one to sort it or to join with it.
create function private.latest_entries(p_count integer) returns jsonb
language plpgsql stable security invoker set search_path = ''
  set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
begin
  -- Two questions, because each has its own index: everybody's days, or one person's.
  if private.can('time.read') then
    return (
      select coalesce(jsonb_agg(t.entry order by t.entry_date desc, t.id desc), '[]')
      from (
        select e.entry, e.entry_date, e.id from private.time_entry_list e
        order by e.entry_date desc, e.id desc
        limit p_count) t);
  end if;
  return (
    select coalesce(jsonb_agg(t.entry order by t.entry_date desc, t.id desc), '[]')
    from (
      select e.entry, e.entry_date, e.id from private.time_entry_list e
      where e.user_id = (select auth.uid())
      order by e.entry_date desc, e.id desc
      limit p_count) t);
end
$$;
comment on function private.latest_entries(integer) is
  'The latest time entries that the caller may read, newest day first, as lists show them.';
grant execute on function private.latest_entries(integer) to authenticated;

create function private.week_start(p_day date, p_locale text) returns date
language plpgsql immutable security invoker set search_path = '' as $$
declare
  v_region text := substring(p_locale from '[A-Z]{2}$');
  -- As the Unicode CLDR tells of each territory; the rest of the world starts on Monday.
  v_first integer := case
    when v_region in ('AG', 'AS', 'BD', 'BR', 'BS', 'BT', 'BW', 'BZ', 'CA', 'CO', 'DM', 'DO', 'ET', 'GT', 'GU', 'HK',
      'HN', 'ID', 'IL', 'IN', 'IS', 'JM', 'JP', 'KE', 'KH', 'KR', 'LA', 'MH', 'MM', 'MO', 'MT', 'MX', 'MZ', 'NI', 'NP',
      'PA', 'PE', 'PH', 'PK', 'PR', 'PT', 'PY', 'SA', 'SG', 'SV', 'TH', 'TT', 'TW', 'UM', 'US', 'VE', 'VI', 'WS', 'YE',
      'ZA', 'ZW') then 7
    when v_region in ('AF', 'BH', 'DJ', 'DZ', 'EG', 'IQ', 'IR', 'JO', 'KW', 'LY', 'OM', 'QA', 'SD', 'SY') then 6
    when v_region = 'MV' then 5
    else 1
  end;
begin
  return p_day - (extract(isodow from p_day)::integer - v_first + 7) % 7;
end
$$;
comment on function private.week_start(date, text) is
  'The first day of the calendar week that the day is in, as the locale''s territory counts weeks; from Monday where '
  'it names none.';
grant execute on function private.week_start(date, text) to authenticated;

-- In the order of an index and by look-ups of keys, as above: of thousands of projects it reads fifty.
create function private.project_choices(p_project_id uuid default null) returns jsonb
language plpgsql stable security invoker set search_path = ''
  set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
begin
  return (
    with open as (
      select a.organization_id, a.id, a.name, a.name_key, a.status, a.client_id, false as archived
      from public.projects a
      where a.archived_at is null and a.status = 'active'
      order by a.name_key, a.id
      limit 51)
    select jsonb_build_object(
      'options', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', p.id, 'name', p.name, 'status', p.status, 'archived', p.archived, 'clientName', c.name)
          order by c.name_key nulls last, p.name_key, p.id), '[]')
        from (
          (select o.* from open o order by o.name_key, o.id limit 50)
          union
          select a.organization_id, a.id, a.name, a.name_key, a.status, a.client_id, a.archived_at is not null
          from public.projects a
          where a.id = p_project_id) p
        left join public.clients c on c.organization_id = p.organization_id and c.id = p.client_id),
      'more', (select count(*) > 50 from open)));
end
$$;
comment on function private.project_choices(uuid) is
  'Projects to choose from in a form: the first 50 by name of those that take time now, whether there are more (see '
  'find_projects), and always the one given, whatever its state. In the order of their clients, own work last.';
grant execute on function private.project_choices(uuid) to authenticated;

-- In the order of an index and by look-ups of keys, as above.
create function public.find_projects(search text) returns jsonb
language plpgsql stable security invoker set search_path = ''
  set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', f.id, 'name', f.name, 'status', f.status, 'archived', false, 'clientName', f.client_name)
      order by f.name_key, f.id), '[]')
    from (
      select p.id, p.name, p.name_key, p.status, c.name as client_name
      from public.projects p
      left join public.clients c on c.organization_id = p.organization_id and c.id = p.client_id
      where p.archived_at is null and p.status = 'active'
        and (strpos(p.name_key, lower(btrim(search))) > 0 or strpos(c.name_key, lower(btrim(search))) > 0)
      order by p.name_key, p.id
      limit 21) f);
end
$$;
comment on function public.find_projects(text) is
  'Projects that take time now and whose name, or client''s name, holds the text, by name: 20, and one more where '
  'there are more.';
grant execute on function public.find_projects(text) to authenticated;

-- In the order of an index and by look-ups of keys, as above.
create function public.time_sheet(
  day date default null,
  everyone boolean default false,
  before_id uuid default null,
  project_id uuid default null
) returns jsonb
language plpgsql stable security invoker set search_path = ''
  set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
#variable_conflict use_column
declare
  v_page constant integer := 100;
  v_today date := private.today();
  v_day date := coalesce(time_sheet.day, v_today);
  v_from date := private.week_start(v_day, (
    select o.locale from public.organizations o where o.id = (select private.current_organization_id())));
  v_until date := v_from + 6;
  -- Everyone's days have one index and a person's another: who sees no more than their own reads no more.
  v_everyone boolean := time_sheet.everyone and private.can('time.read');
  v_before_day date := case when time_sheet.before_id is null then v_until + 1 else v_day end;
  v_before_id uuid := coalesce(time_sheet.before_id, '00000000-0000-0000-0000-000000000000');
  v_entries jsonb;
  v_project_id uuid;
begin
  select coalesce(jsonb_agg(t.entry order by t.entry_date desc, t.id desc), '[]') into v_entries
  from (
    (select e.entry, e.entry_date, e.id from private.time_entry_list e
    where v_everyone and e.entry_date >= v_from and (e.entry_date, e.id) < (v_before_day, v_before_id)
    order by e.entry_date desc, e.id desc
    limit v_page + 1)
    union all
    (select e.entry, e.entry_date, e.id from private.time_entry_list e
    where not v_everyone and e.user_id = (select auth.uid())
      and e.entry_date >= v_from and (e.entry_date, e.id) < (v_before_day, v_before_id)
    order by e.entry_date desc, e.id desc
    limit v_page + 1)) t;

  -- What the form starts with: the project asked for unless it is archived, else the one worked on last.
  v_project_id := coalesce(time_sheet.project_id, (
    select e.project_id from public.time_entries e
    where e.user_id = (select auth.uid()) and e.deleted_at is null
    order by e.entry_date desc, e.id desc
    limit 1));
  v_project_id := (
    select p.id from public.projects p
    where p.id = v_project_id and p.archived_at is null
      and (p.status = 'active' or time_sheet.project_id is not null));

  return jsonb_build_object(
    'today', v_today,
    'from', v_from,
    'until', v_until,
    'entries', v_entries - v_page,
    'next', case when jsonb_array_length(v_entries) > v_page then jsonb_build_object(
      'week', v_entries -> (v_page - 1) -> 'date', 'before', v_entries -> (v_page - 1) -> 'id') end,
    'days', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'date', d.entry_date, 'durationSeconds', d.seconds, 'entries', d.entries, 'long', d.long)
        order by d.entry_date desc), '[]')
      from (
        select w.entry_date, sum(w.seconds) as seconds, sum(w.entries) as entries,
          coalesce(jsonb_agg(jsonb_build_object(
            'own', w.user_id = (select auth.uid()),
            'userName', (
              select m.display_name from public.members m
              where m.organization_id = w.organization_id and m.user_id = w.user_id),
            'durationSeconds', w.seconds) order by w.seconds desc) filter (where w.seconds > 16 * 3600), '[]') as long
        from (
          select e.organization_id, e.entry_date, e.user_id, sum(e.duration_seconds) as seconds, count(*) as entries
          from (
            select a.* from public.time_entries a where v_everyone and a.deleted_at is null
            union all
            select a.* from public.time_entries a
            where not v_everyone and a.user_id = (select auth.uid()) and a.deleted_at is null
          ) e
          where e.entry_date between v_from and v_until
          group by e.organization_id, e.entry_date, e.user_id) w
        group by w.entry_date) d),
    'projectId', v_project_id,
    'projects', private.project_choices(v_project_id));
end
$$;
comment on function public.time_sheet(date, boolean, uuid, uuid) is
  'The calendar week around a day (today in the workspace''s zone by default), the caller''s own or everyone''s that '
  'they may see: up to 100 entries, newest first, those after the entry before_id of that day where one is named; next '
  'says where the following ones start. Of each day, all pages together: seconds, entries, and who worked more than 16 '
  'hours. For the form: the projects, and the one to start with (project_id, else the one worked on last).';
grant execute on function public.time_sheet(date, boolean, uuid, uuid) to authenticated;

create function public.time_entry_form(entry_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return (
    select jsonb_build_object('entry', e.entry, 'projects', private.project_choices(e.project_id))
    from private.time_entry_list e
    where e.id = entry_id);
end
$$;
comment on function public.time_entry_form(uuid) is
  'A time entry with the projects it can move to; null when there is none that the caller sees.';
grant execute on function public.time_entry_form(uuid) to authenticated;
