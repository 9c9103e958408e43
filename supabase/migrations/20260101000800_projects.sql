-- Projects: the work that is done for a client.
--
-- Rates stand in a table of their own, because row security hides rows and not columns: a
-- contractor reads the projects assigned to them and no rate, whatever way they ask.

create table public.projects (
  organization_id uuid not null default private.current_organization_id()
    references public.organizations (id) on delete cascade,
  id uuid not null default private.uuid_v7(),
  client_id uuid,
  category_id uuid,
  name text not null
    constraint projects_name_length check (char_length(name) <= 160 and name ~ '\S' and private.is_line(name)),
  name_key text not null generated always as (lower(btrim(name))) stored,
  status text not null default 'active'
    constraint projects_status_known check (status in ('active', 'on_hold', 'completed')),
  color text not null default '#3B82F6' constraint projects_color_shape check (color ~ '^#[0-9A-F]{6}$'),
  description text not null default ''
    constraint projects_description_length check (
      char_length(description) <= 5000 and private.is_paragraph(description)),
  archived_at timestamptz,
  created_by uuid default auth.uid(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint projects_client foreign key (organization_id, client_id)
    references public.clients (organization_id, id) on delete restrict,
  constraint projects_category foreign key (organization_id, category_id)
    references public.categories (organization_id, id) on delete set null (category_id)
);

create index projects_by_name on public.projects (organization_id, name_key, id) where archived_at is null;
create index projects_archived on public.projects (organization_id, name_key, id) where archived_at is not null;
create index projects_of_client on public.projects (organization_id, client_id, name_key, id);
create index projects_of_category on public.projects (organization_id, category_id);

create table public.project_rates (
  organization_id uuid not null default private.current_organization_id(),
  project_id uuid not null,
  hourly_rate_minor bigint not null constraint project_rates_range check (hourly_rate_minor between 0 and 1000000000),
  updated_at timestamptz not null default now(),
  primary key (organization_id, project_id),
  constraint project_rates_project foreign key (organization_id, project_id)
    references public.projects (organization_id, id) on delete cascade
);

create table public.project_members (
  organization_id uuid not null default private.current_organization_id(),
  project_id uuid not null,
  user_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, project_id, user_id),
  constraint project_members_project foreign key (organization_id, project_id)
    references public.projects (organization_id, id) on delete cascade,
  constraint project_members_member foreign key (organization_id, user_id)
    references public.members (organization_id, user_id) on delete cascade
);

create index project_members_of_user on public.project_members (organization_id, user_id, project_id);

create function private.my_project_ids() returns setof uuid
language plpgsql stable rows 20 security definer set search_path = '' as $$
declare
  v_organization_id uuid := private.require('organization.read');
begin
  return query
    select pm.project_id from public.project_members pm
    where pm.organization_id = v_organization_id and pm.user_id = auth.uid();
end
$$;
comment on function private.my_project_ids() is 'The projects assigned to the caller in the workspace of this request.';
grant execute on function private.my_project_ids() to authenticated;

create function private.hold_member(p_user_id uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_organization_id uuid := private.require('projects.assign');
begin
  -- Whoever is being removed at this moment is not there after the wait; whoever is assigned first is
  -- removed after it, with the assignment.
  perform from public.members m
  where m.organization_id = v_organization_id and m.user_id = p_user_id and m.removed_at is null
  for share;
  return found;
end
$$;
comment on function private.hold_member(uuid) is
  'Whether the person is a member of the workspace of this request, and stays one for the rest of the transaction. '
  'For those who may assign.';
grant execute on function private.hold_member(uuid) to authenticated;

create function private.drop_foreign_rate() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_own text := (select o.currency from public.organizations o where o.id = new.organization_id);
  v_old text;
  v_new text;
begin
  -- One whose currency is being changed at this moment shows the new one after the wait; save_project() has
  -- locked them before the project already.
  perform from public.clients c
  where c.organization_id = new.organization_id and c.id in (old.client_id, new.client_id)
  order by c.id
  for share;
  v_old := (
    select c.currency from public.clients c
    where c.organization_id = old.organization_id and c.id = old.client_id);
  v_new := (
    select c.currency from public.clients c
    where c.organization_id = new.organization_id and c.id = new.client_id);
  if coalesce(v_old, v_own) <> coalesce(v_new, v_own) then
    delete from public.project_rates r where r.organization_id = new.organization_id and r.project_id = new.id;
  end if;
  return null;
end
$$;
comment on function private.drop_foreign_rate() is
  'Trigger: a project that moves to a client of another currency loses its rate, which was an amount in the old one.';

create trigger _050_refuse_move before update on public.projects
  for each row execute function private.refuse_move();
create trigger _100_touch before update on public.projects
  for each row execute function private.touch();
create trigger _300_drop_foreign_rate after update of client_id on public.projects
  for each row execute function private.drop_foreign_rate();
create trigger _050_refuse_move before update on public.project_rates
  for each row execute function private.refuse_move();
create trigger _100_touch before update on public.project_rates
  for each row execute function private.touch();
create trigger _050_refuse_move before update on public.project_members
  for each row execute function private.refuse_move();

alter table public.projects enable row level security;
alter table public.projects force row level security;
alter table public.project_rates enable row level security;
alter table public.project_rates force row level security;
alter table public.project_members enable row level security;
alter table public.project_members force row level security;

create policy guard on public.projects as restrictive for all to authenticated
  using (organization_id = (select private.current_organization_id()))
  with check (organization_id = (select private.current_organization_id()));
create policy select_member on public.projects for select to authenticated
  using (
    organization_id = (select private.organization_for('projects.read_assigned'))
    and ((select private.organization_for('projects.read')) is not null or id in (select private.my_project_ids())));
create policy insert_member on public.projects for insert to authenticated
  with check (organization_id = (select private.organization_for('projects.create')));
create policy update_admin on public.projects for update to authenticated
  using (organization_id = (select private.organization_for('projects.update')))
  with check (organization_id = (select private.organization_for('projects.update')));
create policy delete_owner on public.projects for delete to authenticated
  using (organization_id = (select private.organization_for('projects.delete')));

grant
  select (
    organization_id, id, client_id, category_id, name, name_key, status, color, description, archived_at,
    created_by, created_at, updated_at
  ),
  insert (client_id, category_id, name, status, color, description),
  update (client_id, category_id, name, status, color, description, archived_at),
  delete
  on public.projects to authenticated;

create policy guard on public.project_rates as restrictive for all to authenticated
  using (organization_id = (select private.current_organization_id()))
  with check (organization_id = (select private.current_organization_id()));
create policy select_member on public.project_rates for select to authenticated
  using (organization_id = (select private.organization_for('rates.read')));
create policy insert_member on public.project_rates for insert to authenticated
  with check (
    organization_id = (select private.organization_for('rates.create'))
    and ((select private.organization_for('rates.update')) is not null or exists (
      select from public.projects p
      where p.organization_id = project_rates.organization_id and p.id = project_rates.project_id
        and p.created_by = (select auth.uid()))));
create policy update_admin on public.project_rates for update to authenticated
  using (organization_id = (select private.organization_for('rates.update')))
  with check (organization_id = (select private.organization_for('rates.update')));
create policy delete_admin on public.project_rates for delete to authenticated
  using (organization_id = (select private.organization_for('rates.update')));

grant
  select (organization_id, project_id, hourly_rate_minor, updated_at),
  insert (project_id, hourly_rate_minor),
  update (hourly_rate_minor),
  delete
  on public.project_rates to authenticated;

create policy guard on public.project_members as restrictive for all to authenticated
  using (organization_id = (select private.current_organization_id()))
  with check (organization_id = (select private.current_organization_id()));
create policy select_self on public.project_members for select to authenticated
  using (
    organization_id = (select private.organization_for('organization.read'))
    and ((select private.organization_for('members.read')) is not null or user_id = (select auth.uid())));
create policy insert_admin on public.project_members for insert to authenticated
  with check (
    organization_id = (select private.organization_for('projects.assign'))
    and private.hold_member(user_id));
create policy delete_admin on public.project_members for delete to authenticated
  using (organization_id = (select private.organization_for('projects.assign')));

grant
  select (organization_id, project_id, user_id, created_at),
  insert (project_id, user_id),
  delete
  on public.project_members to authenticated;

comment on table public.projects is 'The work of a workspace, for a client or for itself.';
insert into private.table_lives (relation, export, purge, erasure)
values ('public.projects', 'rows', 'rows', '{"created_by": "member", "description": "workspace"}');
comment on table public.project_rates is
  'What an hour on a project costs, apart from the project so that contractors can read the one without the other.';
insert into private.table_lives (relation, export, purge, erasure)
values ('public.project_rates', 'rows', 'rows', '{}');
comment on table public.project_members is 'Which projects a contractor sees. Other roles see all.';
insert into private.table_lives (relation, export, purge, erasure)
values ('public.project_members', 'rows', 'rows', '{"user_id": "row"}');
comment on column public.project_members.user_id is 'The person assigned, a member of the workspace.';
comment on column public.projects.client_id is 'Null: the workspace''s own work, which is never billed.';
comment on column public.projects.color is 'sRGB as #RRGGBB in capitals.';
comment on column public.projects.name_key is 'The name as sorted and searched: trimmed and in lower case.';
comment on column public.projects.created_by is 'Who made it, and may set its first rate. Null: not a person.';
comment on column public.projects.archived_at is 'When the project was put away: it takes no more time. Null: current.';
comment on column public.project_rates.project_id is 'The project: its maker may set the first rate.';
comment on column public.project_rates.hourly_rate_minor is
  'Minor units of the client''s currency for an hour. No row: no rate, which is not the same as a rate of zero.';
