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
    constraint projects_name_length check (char_length(name) <= 160 and name ~ '\S' and name !~ '[[:cntrl:]]'),
  name_key text not null generated always as (lower(btrim(name))) stored,
  status text not null default 'active'
    constraint projects_status_known check (status in ('active', 'on_hold', 'completed')),
  color text not null default '#3B82F6' constraint projects_color_shape check (color ~ '^#[0-9A-F]{6}$'),
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

create function private.drop_foreign_rate() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_own text := (select o.currency from public.organizations o where o.id = new.organization_id);
  v_old text := (select c.currency from public.clients c where c.organization_id = old.organization_id and c.id = old.client_id);
  v_new text := (select c.currency from public.clients c where c.organization_id = new.organization_id and c.id = new.client_id);
begin
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

grant select,
  insert (client_id, category_id, name, status, color),
  update (client_id, category_id, name, status, color, archived_at),
  delete on public.projects to authenticated;

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

grant select, insert (project_id, hourly_rate_minor), update (hourly_rate_minor), delete on public.project_rates to authenticated;

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
    and exists (
      select from public.members m
      where m.organization_id = project_members.organization_id and m.user_id = project_members.user_id
        and m.removed_at is null));
create policy delete_admin on public.project_members for delete to authenticated
  using (organization_id = (select private.organization_for('projects.assign')));

grant select, insert (project_id, user_id), delete on public.project_members to authenticated;

-- One form, one statement ---------------------------------------------------------------------------

create function public.save_project(
  name text,
  status text,
  color text,
  client_id uuid default null,
  category_id uuid default null,
  hourly_rate_minor bigint default null,
  project_id uuid default null
) returns uuid
language plpgsql volatile security invoker set search_path = '' as $$
#variable_conflict use_column
declare
  v_id uuid;
begin
  if save_project.project_id is null then
    insert into public.projects (client_id, category_id, name, status, color)
    values (save_project.client_id, save_project.category_id, save_project.name, save_project.status, save_project.color)
    returning projects.id into v_id;
  else
    update public.projects p
    set client_id = save_project.client_id, category_id = save_project.category_id,
        name = save_project.name, status = save_project.status, color = save_project.color
    where p.id = save_project.project_id
    returning p.id into v_id;
    if v_id is null then
      raise exception 'not_found' using errcode = 'PT404';
    end if;
  end if;

  if save_project.hourly_rate_minor is null then
    delete from public.project_rates r where r.project_id = v_id;
  else
    insert into public.project_rates as r (project_id, hourly_rate_minor)
    values (v_id, save_project.hourly_rate_minor)
    on conflict (organization_id, project_id) do update
      set hourly_rate_minor = excluded.hourly_rate_minor
      where r.hourly_rate_minor <> excluded.hourly_rate_minor;
  end if;

  return v_id;
end
$$;
comment on function public.save_project(text, text, text, uuid, uuid, bigint, uuid) is
  'Creates a project, or changes the one given, together with its hourly rate (minor units of the client''s '
  'currency; null: none). Returns its id. Refuses a project the caller may not change as if it did not exist.';
grant execute on function public.save_project(text, text, text, uuid, uuid, bigint, uuid) to authenticated;

-- A page, in the order of an index and by look-ups of keys, whatever the statistics say: the planner takes every
-- workspace for an average one, and would read all of a large one to sort it or to join with it.
create function public.list_projects(
  search text default '',
  archived boolean default false,
  only_status text default '',
  only_client_id uuid default null,
  after_name text default '',
  after_id uuid default '00000000-0000-0000-0000-000000000000',
  page_size integer default 50
) returns table (
  id uuid, name text, name_key text, status text, color text, archived_at timestamptz,
  client_id uuid, client_name text, category_name text, hourly_rate_minor bigint, currency text
)
language plpgsql stable security invoker set search_path = ''
  set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
#variable_conflict use_column
begin
  return query
    select p.id, p.name, p.name_key, p.status, p.color, p.archived_at,
      p.client_id, c.name, g.name, r.hourly_rate_minor, coalesce(c.currency, o.currency)
    from public.projects p
    join public.organizations o on o.id = p.organization_id
    left join public.clients c on c.organization_id = p.organization_id and c.id = p.client_id
    left join public.categories g on g.organization_id = p.organization_id and g.id = p.category_id
    left join public.project_rates r on r.organization_id = p.organization_id and r.project_id = p.id
    where (p.archived_at is not null) = list_projects.archived
      and (p.name_key, p.id) > (list_projects.after_name, list_projects.after_id)
      and (list_projects.only_status = '' or p.status = list_projects.only_status)
      and (list_projects.only_client_id is null or p.client_id = list_projects.only_client_id)
      and (list_projects.search = '' or strpos(p.name_key, lower(list_projects.search)) > 0
        or strpos(c.name_key, lower(list_projects.search)) > 0)
    order by p.name_key, p.id
    limit greatest(least(list_projects.page_size, 100), 0) + 1;
end
$$;
comment on function public.list_projects(text, boolean, text, uuid, text, uuid, integer) is
  'Projects by name with client, category and rate (minor units an hour), one page after the name_key and id given '
  '(keyset), at most 100; one row more than page_size says that there are more. What the caller may not read is null.';
grant execute on function public.list_projects(text, boolean, text, uuid, text, uuid, integer) to authenticated;

create function public.project_form(project_id uuid default null, client_id uuid default null) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_client_id uuid := (select p.client_id from public.projects p where p.id = project_form.project_id);
begin
  return jsonb_build_object(
    'project', (
      select jsonb_build_object(
        'id', p.id, 'name', p.name, 'clientId', p.client_id, 'categoryId', p.category_id, 'status', p.status,
        'color', p.color, 'archivedAt', p.archived_at, 'hourlyRateMinor', r.hourly_rate_minor)
      from public.projects p
      left join public.project_rates r on r.organization_id = p.organization_id and r.project_id = p.id
      where p.id = project_form.project_id),
    'clients', (
      select coalesce(
        jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'currency', f.currency) order by f.name_key, f.id), '[]')
      -- One question each: an `or` of them would read every client.
      from (
        (select c.id, c.name, c.name_key, c.currency from public.clients c
          where c.archived_at is null order by c.name_key, c.id limit 50)
        union
        select c.id, c.name, c.name_key, c.currency from public.clients c where c.id = v_client_id
        union
        select c.id, c.name, c.name_key, c.currency from public.clients c
        where c.id = project_form.client_id and c.archived_at is null) f),
    'moreClients', (
      select count(*) > 50
      from (select 1 from public.clients c where c.archived_at is null order by c.name_key, c.id limit 51) few),
    'categories', (
      select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'color', g.color) order by g.name_key), '[]')
      from public.categories g));
end
$$;
comment on function public.project_form(uuid, uuid) is
  'What the project form shows: the project (null when there is none that the caller sees), the categories and up to '
  '50 current clients to choose from, by name, whether there are more (see find_clients), and always the project''s '
  'own client and the one that client_id names, if it is current.';
grant execute on function public.project_form(uuid, uuid) to authenticated;

comment on table public.projects is 'The work of a workspace, for a client or for itself.';
insert into private.table_lives (relation, export, purge, erasure)
values ('public.projects', 'rows', 'rows', '{"created_by": "member"}');
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
