-- Clients: whom the workspace works for and bills.

create table public.clients (
  organization_id uuid not null default private.current_organization_id()
    references public.organizations (id) on delete cascade,
  id uuid not null default private.uuid_v7(),
  name text not null
    constraint clients_name_length check (char_length(name) <= 160 and name ~ '\S' and private.is_line(name)),
  name_key text not null generated always as (lower(btrim(name))) stored,
  email text not null default ''
    constraint clients_email_shape check (
      email = '' or (email ~ '^[^@\s]+@[^@\s]+$' and char_length(email) <= 320 and private.is_line(email))),
  phone text not null default '' check (char_length(phone) <= 60 and private.is_line(phone)),
  address text not null default '' check (char_length(address) <= 1000 and private.is_paragraph(address)),
  tax_number text not null default '' check (char_length(tax_number) <= 60 and private.is_line(tax_number)),
  currency text not null constraint clients_currency_known references private.currencies (code),
  notes text not null default '' check (char_length(notes) <= 5000 and private.is_paragraph(notes)),
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id)
);

-- The list is by name, current or archived clients apart.
create index clients_by_name on public.clients (organization_id, name_key, id) where archived_at is null;
create index clients_archived on public.clients (organization_id, name_key, id) where archived_at is not null;

create function private.check_client() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.currency <> old.currency and exists (
    select from public.projects p
    join public.project_rates r on r.organization_id = p.organization_id and r.project_id = p.id
    where p.organization_id = old.organization_id and p.client_id = old.id
  ) then
    raise exception 'client_currency_in_use' using errcode = 'PT409';
  end if;
  return new;
end
$$;
comment on function private.check_client() is
  'Trigger: refuses another currency once a project of the client has a rate, which is an amount in that currency.';

create trigger _050_refuse_move before update on public.clients
  for each row execute function private.refuse_move();
create trigger _100_touch before update on public.clients
  for each row execute function private.touch();
create trigger _200_check before update of currency on public.clients
  for each row execute function private.check_client();

alter table public.clients enable row level security;
alter table public.clients force row level security;

create policy guard on public.clients as restrictive for all to authenticated
  using (organization_id = (select private.current_organization_id()))
  with check (organization_id = (select private.current_organization_id()));
create policy select_member on public.clients for select to authenticated
  using (organization_id = (select private.organization_for('clients.read')));
create policy insert_member on public.clients for insert to authenticated
  with check (organization_id = (select private.organization_for('clients.create')));
create policy update_admin on public.clients for update to authenticated
  using (organization_id = (select private.organization_for('clients.update')))
  with check (organization_id = (select private.organization_for('clients.update')));
create policy delete_owner on public.clients for delete to authenticated
  using (organization_id = (select private.organization_for('clients.delete')));

grant
  select (
    organization_id, id, name, name_key, email, phone, address, tax_number, currency, notes, archived_at,
    created_at, updated_at
  ),
  insert (name, email, phone, address, tax_number, currency, notes),
  update (name, email, phone, address, tax_number, currency, notes, archived_at),
  delete
  on public.clients to authenticated;

create function private.hold_clients(p_client_ids uuid[]) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_organization_id uuid := private.require('organization.read');
begin
  perform from public.clients c
  where c.organization_id = v_organization_id and c.id = any (p_client_ids)
  order by c.id
  for no key update;
end
$$;
comment on function private.hold_clients(uuid[]) is
  'Locks clients of this request''s workspace for the rest of the transaction, for what depends on their currency: '
  'whoever bills them waits, and the other way round. Definer, because who sets a project''s rate need not be one who '
  'may change its client.';
grant execute on function private.hold_clients(uuid[]) to authenticated;

-- A page, in the order of an index and by look-ups of keys, whatever the statistics say: the planner takes every
-- workspace for an average one, and would read all of a large one to sort it or to join with it.
create function public.list_clients(
  search text default '',
  archived boolean default false,
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
      select c.id, c.name, c.name_key, c.email, c.currency, (
          select count(*) from public.projects p
          where p.organization_id = c.organization_id and p.client_id = c.id
            and p.status = 'active' and p.archived_at is null) as active_projects,
        row_number() over (order by c.name_key, c.id) as place
      from public.clients c
      where (c.archived_at is not null) = archived
        and (c.name_key, c.id) > (after_name, after_id)
        and (search = '' or strpos(c.name_key, lower(search)) > 0 or strpos(lower(c.email), lower(search)) > 0)
      order by c.name_key, c.id
      limit v_size + 1
    )
    select jsonb_build_object(
      'clients', coalesce(jsonb_agg(jsonb_build_object(
        'id', f.id, 'name', f.name, 'email', f.email, 'currency', f.currency, 'activeProjects', f.active_projects
      ) order by f.place) filter (where f.place <= v_size), '[]'),
      -- One more than the page was found: the last of the page is where the next one starts.
      'next', case when count(*) > v_size then jsonb_build_object(
        'after_name', (array_agg(f.name_key order by f.place))[v_size],
        'after_id', (array_agg(f.id order by f.place))[v_size]) end)
    from found f);
end
$$;
comment on function public.list_clients(text, boolean, text, uuid, integer) is
  'Clients by name, one page after the name_key and id given (keyset), at most 100; next is where the next page '
  'starts, null on the last. Search is for a part of the name or address.';
grant execute on function public.list_clients(text, boolean, text, uuid, integer) to authenticated;

create function public.client(client_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
#variable_conflict use_column
begin
  return (
    select jsonb_build_object(
      'id', c.id, 'name', c.name, 'email', c.email, 'phone', c.phone, 'address', c.address,
      'taxNumber', c.tax_number, 'currency', c.currency, 'notes', c.notes, 'archived', c.archived_at is not null,
      'projects', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', p.id, 'name', p.name, 'status', p.status, 'color', p.color, 'clientName', c.name,
          'categoryName', g.name, 'hourlyRateMinor', r.hourly_rate_minor, 'currency', c.currency
        ) order by p.name_key, p.id), '[]')
        from (
          select p.* from public.projects p
          where p.organization_id = c.organization_id and p.client_id = c.id and p.archived_at is null
          order by p.name_key, p.id
          limit 50) p
        left join public.categories g on g.organization_id = p.organization_id and g.id = p.category_id
        left join public.project_rates r on r.organization_id = p.organization_id and r.project_id = p.id),
      'moreProjects', (
        select count(*) > 50 from (
          select from public.projects p
          where p.organization_id = c.organization_id and p.client_id = c.id and p.archived_at is null
          limit 51) few),
      'deletable', not exists (
          select from public.projects p where p.organization_id = c.organization_id and p.client_id = c.id)
        and not exists (
          select from public.invoices i where i.organization_id = c.organization_id and i.client_id = c.id))
    from public.clients c
    where c.id = client.client_id);
end
$$;
comment on function public.client(uuid) is
  'One client with up to 50 of their current projects by name, whether there are more, and whether nothing refers to '
  'them, so that they could be deleted; null when there is none that the caller sees. Rates in minor units an hour.';
grant execute on function public.client(uuid) to authenticated;

create function public.find_clients(search text) returns table (id uuid, name text, currency text)
language sql stable security invoker set search_path = '' as $$
  select c.id, c.name, c.currency
  from public.clients c
  where c.archived_at is null and strpos(c.name_key, lower(btrim(search))) > 0
  order by c.name_key, c.id
  limit 21
$$;
comment on function public.find_clients(text) is
  'Current clients to choose from whose names hold the text, by name: 20, and a row more where there are more.';
grant execute on function public.find_clients(text) to authenticated;

comment on table public.clients is 'Whom a workspace works for: how to reach and bill them, and in which currency.';
insert into private.table_lives (relation, export, purge, erasure)
values ('public.clients', 'rows', 'rows',
  '{"name": "workspace", "email": "workspace", "phone": "workspace", "address": "workspace", "tax_number": "workspace",
    "notes": "workspace"}');
comment on column public.clients.currency is
  'ISO 4217 code of the client''s rates and invoices. Fixed once a project has a rate.';
comment on column public.clients.name_key is 'The name as sorted and searched: trimmed and in lower case.';
comment on column public.clients.archived_at is 'When the client was put away. Null: current.';
