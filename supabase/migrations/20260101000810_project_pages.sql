-- What the pages of projects show, and the one form that writes a project with its rate in one statement.

create function public.save_project(
  name text,
  status text,
  color text,
  client_id uuid default null,
  category_id uuid default null,
  hourly_rate_minor bigint default null,
  project_id uuid default null,
  description text default '',
  currency text default null
) returns uuid
language plpgsql volatile security invoker set search_path = '' as $$
#variable_conflict use_column
declare
  v_id uuid;
begin
  -- The client it has and the one it gets, before the project itself, as whoever bills them does.
  perform private.hold_clients(array[save_project.client_id, (
    select p.client_id from public.projects p where p.id = save_project.project_id)]);
  if save_project.hourly_rate_minor is not null and save_project.currency <> coalesce(
    (select c.currency from public.clients c where c.id = save_project.client_id),
    (select o.currency from public.organizations o where o.id = (select private.current_organization_id())))
  then
    raise exception 'rate_currency' using errcode = 'PT409';
  end if;

  if save_project.project_id is null then
    insert into public.projects (client_id, category_id, name, status, color, description)
    values (save_project.client_id, save_project.category_id, save_project.name, save_project.status,
      save_project.color, save_project.description)
    returning projects.id into v_id;
  else
    update public.projects p
    set client_id = save_project.client_id, category_id = save_project.category_id,
        name = save_project.name, status = save_project.status, color = save_project.color,
        description = save_project.description
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
comment on function public.save_project(text, text, text, uuid, uuid, bigint, uuid, text, text) is
  'Creates a project, or changes the one given, together with its hourly rate (minor units of the client''s '
  'currency; null: none). Returns its id. currency is the one that the rate was meant in, refused where the client has '
  'another by now (rate_currency); null: whatever theirs is. Refuses a project the caller may not change as if it did '
  'not exist.';
grant execute on function public.save_project(text, text, text, uuid, uuid, bigint, uuid, text, text) to authenticated;

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
) returns jsonb
language plpgsql stable security invoker set search_path = ''
  set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
declare
  v_size integer := greatest(least(page_size, 100), 1);
begin
  return (
    with found as (
      select p.id, p.name, p.name_key, p.status, p.color, c.name as client_name, g.name as category_name,
        r.hourly_rate_minor, coalesce(c.currency, o.currency) as currency,
        row_number() over (order by p.name_key, p.id) as place
      from public.projects p
      join public.organizations o on o.id = p.organization_id
      left join public.clients c on c.organization_id = p.organization_id and c.id = p.client_id
      left join public.categories g on g.organization_id = p.organization_id and g.id = p.category_id
      left join public.project_rates r on r.organization_id = p.organization_id and r.project_id = p.id
      where (p.archived_at is not null) = archived
        and (p.name_key, p.id) > (after_name, after_id)
        and (only_status = '' or p.status = only_status)
        and (only_client_id is null or p.client_id = only_client_id)
        and (search = '' or strpos(p.name_key, lower(search)) > 0 or strpos(c.name_key, lower(search)) > 0)
      order by p.name_key, p.id
      limit v_size + 1
    )
    select jsonb_build_object(
      'projects', coalesce(jsonb_agg(jsonb_build_object(
        'id', f.id, 'name', f.name, 'status', f.status, 'color', f.color, 'clientName', f.client_name,
        'categoryName', f.category_name, 'hourlyRateMinor', f.hourly_rate_minor, 'currency', f.currency
      ) order by f.place) filter (where f.place <= v_size), '[]'),
      'clientName', (select c.name from public.clients c where c.id = only_client_id),
      -- One more than the page was found: the last of the page is where the next one starts.
      'next', case when count(*) > v_size then jsonb_build_object(
        'after_name', (array_agg(f.name_key order by f.place))[v_size],
        'after_id', (array_agg(f.id order by f.place))[v_size]) end)
    from found f);
end
$$;
comment on function public.list_projects(text, boolean, text, uuid, text, uuid, integer) is
  'Projects by name with client, category and rate (minor units an hour), one page after the name_key and id given '
  '(keyset), at most 100; next is where the next page starts, null on the last; clientName is that of only_client_id. '
  'What the caller may not read is null.';
grant execute on function public.list_projects(text, boolean, text, uuid, text, uuid, integer) to authenticated;

create function public.project(project_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
#variable_conflict use_column
begin
  return (
    select jsonb_build_object(
      'id', p.id, 'name', p.name, 'description', p.description, 'status', p.status, 'color', p.color,
      'archived', p.archived_at is not null, 'clientId', c.id, 'clientName', c.name, 'categoryName', g.name,
      'hourlyRateMinor', r.hourly_rate_minor, 'currency', coalesce(c.currency, o.currency),
      'contractors', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', m.user_id, 'name', m.display_name, 'assigned', pm.user_id is not null
        ) order by lower(m.display_name), m.user_id), '[]')
        from public.members m
        left join public.project_members pm
          on pm.organization_id = m.organization_id and pm.project_id = p.id and pm.user_id = m.user_id
        where m.organization_id = p.organization_id and m.role = 'contractor' and m.removed_at is null),
      'deletable', not exists (
        select from public.time_entries e where e.organization_id = p.organization_id and e.project_id = p.id))
    from public.projects p
    join public.organizations o on o.id = p.organization_id
    left join public.clients c on c.organization_id = p.organization_id and c.id = p.client_id
    left join public.categories g on g.organization_id = p.organization_id and g.id = p.category_id
    left join public.project_rates r on r.organization_id = p.organization_id and r.project_id = p.id
    where p.id = project.project_id);
end
$$;
comment on function public.project(uuid) is
  'One project with client, category and rate (minor units an hour), the workspace''s contractors and whether each is '
  'assigned, as far as the caller sees them, and whether no time was logged on it, so that it could be deleted; null '
  'when there is none that the caller sees.';
grant execute on function public.project(uuid) to authenticated;

-- The first clients come in the order of their index, however many there are.
create function public.project_form(project_id uuid default null, client_id uuid default null) returns jsonb
language plpgsql stable security invoker set search_path = '' set enable_sort = off as $$
declare
  v_client_id uuid := (select p.client_id from public.projects p where p.id = project_form.project_id);
begin
  return jsonb_build_object(
    'project', (
      select jsonb_build_object(
        'id', p.id, 'name', p.name, 'description', p.description, 'clientId', p.client_id,
        'categoryId', p.category_id, 'status', p.status, 'color', p.color, 'archivedAt', p.archived_at,
        'hourlyRateMinor', r.hourly_rate_minor)
      from public.projects p
      left join public.project_rates r on r.organization_id = p.organization_id and r.project_id = p.id
      where p.id = project_form.project_id),
    'clients', (
      select coalesce(
        jsonb_agg(jsonb_build_object(
          'id', f.id, 'name', f.name, 'currency', f.currency) order by f.name_key, f.id), '[]')
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
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', g.id, 'name', g.name, 'color', g.color) order by g.name_key), '[]')
      from public.categories g));
end
$$;
comment on function public.project_form(uuid, uuid) is
  'What the project form shows: the project (null when there is none that the caller sees), the categories and up to '
  '50 current clients to choose from, by name, whether there are more (see find_clients), and always the project''s '
  'own client and the one that client_id names, if it is current.';
grant execute on function public.project_form(uuid, uuid) to authenticated;
