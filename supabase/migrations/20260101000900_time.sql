-- Time entries: who worked how long on what, on which day.
--
-- An entry is deleted by marking it, so that the deletion can be undone. An entry on an invoice
-- line is billed: the one column can name only one line, which is why nothing is billed twice, and
-- it does not change while it is there. Clients cannot write that column; the invoice functions do.

create table public.time_entries (
  organization_id uuid not null default private.current_organization_id()
    references public.organizations (id) on delete cascade,
  id uuid not null default private.uuid_v7(),
  user_id uuid not null default auth.uid(),
  project_id uuid not null,
  entry_date date not null
    constraint time_entries_date_range check (entry_date between date '2000-01-01' and date '2100-01-01'),
  time_zone text not null default 'UTC' constraint time_entries_time_zone_known check (private.is_time_zone(time_zone)),
  duration_seconds integer not null
    constraint time_entries_duration_range check (duration_seconds between 60 and 86400),
  description text not null default ''
    constraint time_entries_description_length check (char_length(description) <= 500),
  invoice_line_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (organization_id, id),
  constraint time_entries_member foreign key (organization_id, user_id)
    references public.members (organization_id, user_id) on delete restrict,
  constraint time_entries_project foreign key (organization_id, project_id)
    references public.projects (organization_id, id) on delete restrict
);

-- Everybody's days, one person's days, a project's days, and what is still to be billed.
create index time_entries_by_date on public.time_entries (organization_id, entry_date, id)
  include (project_id, user_id, duration_seconds) where deleted_at is null;
create index time_entries_of_user on public.time_entries (organization_id, user_id, entry_date, id);
create index time_entries_of_project on public.time_entries (organization_id, project_id, entry_date);
create index time_entries_unbilled on public.time_entries (organization_id, project_id, entry_date)
  include (user_id, duration_seconds) where invoice_line_id is null and deleted_at is null;
create index time_entries_of_line on public.time_entries (organization_id, invoice_line_id)
  where invoice_line_id is not null;

create function private.can_log_to(p_project_id uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  v_organization_id uuid := private.require('time.create');
begin
  return exists (
    select from public.projects p
    where p.organization_id = v_organization_id and p.id = p_project_id
      and (private.can('projects.read') or p.id in (select private.my_project_ids())));
end
$$;
comment on function private.can_log_to(uuid) is
  'Whether the caller may put time on the project: it is in the workspace of this request and, for a contractor, '
  'assigned to them.';
grant execute on function private.can_log_to(uuid) to authenticated;

create function private.check_time_entry() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and old.invoice_line_id is not null
    and new.invoice_line_id is not distinct from old.invoice_line_id
  then
    raise exception 'time_entry_billed' using errcode = 'PT409';
  end if;
  -- Told only to those who may put time on the project; the policy refuses the others, archived or not.
  if (tg_op = 'INSERT' or new.project_id <> old.project_id or (old.deleted_at is not null and new.deleted_at is null))
    and (auth.uid() is null or private.can_log_to(new.project_id))
    and exists (
      select from public.projects p
      where p.organization_id = new.organization_id and p.id = new.project_id and p.archived_at is not null)
  then
    raise exception 'project_archived' using errcode = 'PT409';
  end if;
  if tg_op = 'INSERT' and auth.uid() is not null then
    new.time_zone := (select p.time_zone from public.profiles p where p.user_id = new.user_id);
  end if;
  return new;
end
$$;
comment on function private.check_time_entry() is
  'Trigger: refuses to change a billed entry and to put time on an archived project; notes the zone the person was in.';

create trigger _050_refuse_move before update on public.time_entries
  for each row execute function private.refuse_move();
create trigger _100_touch before update on public.time_entries
  for each row execute function private.touch();
create trigger _200_check before insert or update on public.time_entries
  for each row execute function private.check_time_entry();

alter table public.time_entries enable row level security;
alter table public.time_entries force row level security;

create policy guard on public.time_entries as restrictive for all to authenticated
  using (organization_id = (select private.current_organization_id()))
  with check (organization_id = (select private.current_organization_id()));
create policy select_own on public.time_entries for select to authenticated
  using (
    organization_id = (select private.organization_for('time.read_own'))
    and ((select private.organization_for('time.read')) is not null or user_id = (select auth.uid())));
create policy insert_own on public.time_entries for insert to authenticated
  with check (
    organization_id = (select private.organization_for('time.create'))
    and user_id = (select auth.uid())
    and private.can_log_to(project_id));
create policy update_own on public.time_entries for update to authenticated
  using (
    organization_id = (select private.organization_for('time.update_own'))
    and ((select private.organization_for('time.update')) is not null or user_id = (select auth.uid())))
  with check (
    organization_id = (select private.organization_for('time.update_own'))
    and private.can_log_to(project_id));

grant select,
  insert (project_id, entry_date, duration_seconds, description),
  update (project_id, entry_date, duration_seconds, description, deleted_at)
  on public.time_entries to authenticated;

create function private.project_choices(p_project_id uuid default null) returns jsonb
language sql stable security invoker set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', p.id, 'name', p.name, 'color', p.color, 'clientName', c.name)
    order by c.name_key nulls last, p.name_key, p.id), '[]')
  from (
    select a.* from public.projects a where a.archived_at is null and a.status = 'active'
    union all
    select a.* from public.projects a where a.id = p_project_id and (a.archived_at is not null or a.status <> 'active')
  ) p
  left join public.clients c on c.organization_id = p.organization_id and c.id = p.client_id
$$;
comment on function private.project_choices(uuid) is 'The projects that take time now, and the one given, for a form.';
grant execute on function private.project_choices(uuid) to authenticated;

create view private.time_entry_list with (security_invoker = true) as
select e.organization_id, e.id, e.user_id, e.project_id, e.entry_date, jsonb_build_object(
  'id', e.id, 'date', e.entry_date, 'durationSeconds', e.duration_seconds, 'description', e.description,
  'billed', e.invoice_line_id is not null, 'own', e.user_id = (select auth.uid()), 'userName', m.display_name,
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

-- A page, in the order of an index and by look-ups of keys, whatever the statistics say: the planner takes every
-- workspace for an average one, and would read all of a large one to sort it or to join with it.
create function public.time_sheet(until date default null, everyone boolean default false) returns jsonb
language plpgsql stable security invoker set search_path = ''
  set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
declare
  v_today date := private.today();
  v_until date := coalesce(until, v_today);
  -- Everyone's days have one index and a person's another: who sees no more than their own reads no more.
  v_everyone boolean := everyone and private.can('time.read');
begin
  return jsonb_build_object(
    'today', v_today,
    'from', v_until - 6,
    'until', v_until,
    'entries', (
      select coalesce(jsonb_agg(t.entry order by t.entry_date desc, t.id desc), '[]')
      from (
        (select e.entry, e.entry_date, e.id from private.time_entry_list e
        where v_everyone and e.entry_date between v_until - 6 and v_until
        order by e.entry_date desc, e.id desc
        limit 500)
        union all
        (select e.entry, e.entry_date, e.id from private.time_entry_list e
        where not v_everyone and e.user_id = (select auth.uid()) and e.entry_date between v_until - 6 and v_until
        order by e.entry_date desc, e.id desc
        limit 500)) t),
    'days', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'date', d.entry_date, 'durationSeconds', d.seconds) order by d.entry_date desc), '[]')
      from (
        select e.entry_date, sum(e.duration_seconds) as seconds
        from (
          select a.* from public.time_entries a where v_everyone and a.deleted_at is null
          union all
          select a.* from public.time_entries a
          where not v_everyone and a.user_id = (select auth.uid()) and a.deleted_at is null
        ) e
        where e.entry_date between v_until - 6 and v_until
        group by e.entry_date) d),
    'projects', private.project_choices());
end
$$;
comment on function public.time_sheet(date, boolean) is
  'Seven days of time up to the date given (today in the workspace''s zone by default): entries newest first, at '
  'most 500, each day''s total in seconds, and the projects that take time. The caller''s own, or everyone''s that '
  'they may see.';
grant execute on function public.time_sheet(date, boolean) to authenticated;

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

comment on table public.time_entries is 'Work done: a person, a project, a day and a duration.';
insert into private.table_lives (relation, export, purge, erasure)
values ('public.time_entries', 'rows', 'rows', '{"user_id": "member", "description": "workspace"}');
comment on column public.time_entries.user_id is 'Whose work it was: the caller''s, set by the database.';
comment on column public.time_entries.project_id is
  'The project worked on: one that whoever writes the entry may put time on.';
comment on column public.time_entries.entry_date is 'The local day of the work, as the person wrote it down.';
comment on column public.time_entries.time_zone is
  'IANA zone of the person when the entry was made, which entry_date is local to.';
comment on column public.time_entries.duration_seconds is 'Seconds of work, one minute to 24 hours.';
comment on column public.time_entries.invoice_line_id is 'The invoice line that bills this entry. Null: not billed.';
comment on column public.time_entries.deleted_at is 'When the entry was deleted. Null again: the deletion was undone.';
