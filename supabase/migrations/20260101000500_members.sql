-- Members: who belongs to a workspace, and as what. A row stays when the member leaves, because
-- their time and documents still name them; removed_at says that they are out.

create table public.members (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  user_id uuid not null references public.profiles (user_id) on delete restrict,
  role text not null constraint members_role_known references private.roles (role),
  display_name text not null check (char_length(display_name) between 1 and 320 and private.is_line(display_name)),
  name_key text not null generated always as (lower(btrim(display_name))) stored,
  email text not null check (char_length(email) <= 320 and private.is_line(email)),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (organization_id, user_id)
);

-- The wall looks members up by person: the one index that does not lead with the workspace.
create index members_of_user on public.members (user_id, organization_id);
-- The list is by name, of those who are in it now.
create index members_by_name on public.members (organization_id, name_key, user_id) where removed_at is null;
-- Whether an owner is the last one.
create index members_owners on public.members (organization_id) where role = 'owner' and removed_at is null;

create trigger _050_refuse_move before update on public.members
  for each row execute function private.refuse_move();
create trigger _100_touch before update on public.members
  for each row execute function private.touch();

alter table public.members enable row level security;
alter table public.members force row level security;

create policy guard on public.members as restrictive for all to authenticated
  using (organization_id = (select private.current_organization_id()))
  with check (organization_id = (select private.current_organization_id()));
create policy select_colleague on public.members for select to authenticated
  using (
    organization_id = (select private.organization_for('organization.read'))
    and ((select private.organization_for('members.read')) is not null or user_id = (select auth.uid())));

-- Reading only: every change goes through a function that compares actor, target and new role.
grant
  select (organization_id, user_id, role, display_name, name_key, email, created_at, updated_at, removed_at)
  on public.members to authenticated;

comment on table public.members is
  'Who belongs to which workspace, with which role. Kept after removal for the sake of the records that name the '
  'person.';
insert into private.table_lives (relation, export, purge, erasure)
values ('public.members', 'rows', 'rows',
  '{"user_id": "member", "display_name": "nameless", "email": "nameless"}');
comment on column public.members.user_id is 'The person, who reads their own row in any role.';
comment on column public.members.display_name is
  'The name colleagues see, copied from the profile so that profiles stay private.';
comment on column public.members.name_key is 'The name as sorted and searched: trimmed and in lower case.';
comment on column public.members.email is 'The confirmed address, copied from the profile.';
comment on column public.members.removed_at is 'When the member left or was removed. Null: a member now.';

-- A person's name and address reach every workspace they are in.

create function private.sync_members() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.members m
  set display_name = coalesce(nullif(btrim(new.full_name), ''), new.email), email = new.email
  where m.user_id = new.user_id and m.removed_at is null;
  return null;
end
$$;
comment on function private.sync_members() is 'Trigger on profiles: colleagues see the new name and address.';

create trigger _200_sync_members after update of full_name, email on public.profiles
  for each row execute function private.sync_members();

-- A page in the order of an index, whatever the statistics say of the workspace's size.
create function public.list_members(
  search text default '',
  after_name text default '',
  after_id uuid default '00000000-0000-0000-0000-000000000000',
  page_size integer default 50
) returns jsonb
language plpgsql stable security invoker set search_path = ''
  set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off as $$
declare
  v_size integer := greatest(least(page_size, 100), 1);
  v_search text := lower(search);
  v_owners integer := (
    select count(*) from (
      select from public.members m where m.role = 'owner' and m.removed_at is null limit 2) o);
begin
  return (
    with found as (
      select m.user_id, m.display_name, m.name_key, m.email, m.role,
        row_number() over (order by m.name_key, m.user_id) as place
      from public.members m
      where m.removed_at is null
        and (m.name_key, m.user_id) > (after_name, after_id)
        and (v_search = '' or strpos(m.name_key, v_search) > 0 or strpos(lower(m.email), v_search) > 0)
      order by m.name_key, m.user_id
      limit v_size + 1
    ), open as (
      select i.id, i.email, i.role, i.expires_at, row_number() over (order by i.email) as place
      from public.invitations i
      where i.accepted_at is null and i.revoked_at is null and (v_search = '' or strpos(i.email, v_search) > 0)
    )
    select jsonb_build_object(
      'members', coalesce(jsonb_agg(jsonb_build_object(
        'userId', f.user_id, 'name', f.display_name, 'email', f.email, 'role', f.role,
        'self', f.user_id = (select auth.uid()), 'lastOwner', f.role = 'owner' and v_owners = 1
      ) order by f.place) filter (where f.place <= v_size), '[]'),
      'others', exists (
        select from public.members m where m.removed_at is null and m.user_id <> (select auth.uid())),
      -- One more than the page was found: the last of the page is where the next one starts.
      'next', case when count(*) > v_size then jsonb_build_object(
        'after_name', (array_agg(f.name_key order by f.place))[v_size],
        'after_id', (array_agg(f.user_id order by f.place))[v_size]) end,
      'invitations', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', o.id, 'email', o.email, 'role', o.role, 'expiresAt', o.expires_at, 'expired', o.expires_at <= now()
        ) order by o.place), '[]')
        from open o where o.place <= v_size),
      'moreInvitations', (select greatest(count(*) - v_size, 0) from open))
    from found f);
end
$$;
comment on function public.list_members(text, text, uuid, integer) is
  'The members of the workspace of this request by name, one page after the name_key and id given (keyset), at most '
  '100; next is where the next page starts, null on the last. lastOwner: there is no other owner; others: somebody '
  'else than the caller is in it. For those who may invite also its open invitations by address, a page of them, '
  'and how many more there are. Search is for a part of the name or address, in both.';
grant execute on function public.list_members(text, text, uuid, integer) to authenticated;
