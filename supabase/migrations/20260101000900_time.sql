-- Time entries: who worked how long on what, on which day.
--
-- An entry is deleted by marking it, so that the deletion can be undone. An entry on an invoice is
-- billed, and does not change while it is there. On which one stands in the billings; the mark here
-- follows them and is nobody's to write.

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
    constraint time_entries_description_length check (char_length(description) <= 500 and private.is_line(description)),
  billed boolean not null default false,
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
  include (user_id, duration_seconds) where not billed and deleted_at is null;

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
  if tg_op = 'UPDATE' and old.billed and new.billed then
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

grant
  select (
    organization_id, id, user_id, project_id, entry_date, time_zone, duration_seconds, description, billed,
    created_at, updated_at, deleted_at
  ),
  insert (project_id, entry_date, duration_seconds, description),
  update (project_id, entry_date, duration_seconds, description, deleted_at)
  on public.time_entries to authenticated;

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
comment on column public.time_entries.billed is
  'Whether a billing binds the entry now: follows public.billings, for the index of what is still to be billed.';
comment on column public.time_entries.deleted_at is 'When the entry was deleted. Null again: the deletion was undone.';
