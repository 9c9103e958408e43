-- Members: who belongs to a workspace, and as what. A row stays when the member leaves, because
-- their time and documents still name them; removed_at says that they are out.

create table public.members (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  user_id uuid not null references public.profiles (user_id) on delete restrict,
  role text not null constraint members_role_known references private.roles (role),
  display_name text not null check (char_length(display_name) between 1 and 320),
  email text not null check (char_length(email) <= 320),
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (organization_id, user_id)
);

-- The wall looks members up by person: the one index that does not lead with the workspace.
create index members_of_user on public.members (user_id, organization_id);

create trigger _050_refuse_move before update on public.members
  for each row execute function private.refuse_move();

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
grant select on public.members to authenticated;

comment on table public.members is
  'Who belongs to which workspace, with which role. Kept after removal for the sake of the records that name the '
  'person.';
insert into private.table_lives (relation, export, purge, erasure)
values ('public.members', 'rows', 'rows',
  '{"user_id": "member", "display_name": "nameless", "email": "nameless"}');
comment on column public.members.user_id is 'The person, who reads their own row in any role.';
comment on column public.members.display_name is
  'The name colleagues see, copied from the profile so that profiles stay private.';
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

-- What a page needs to know of the caller ------------------------------------------------------------

create function private.my_organizations() returns table (slug text, name text, role text)
language plpgsql stable security definer set search_path = '' as $$
declare
  v_user uuid := private.require_user();
begin
  return query
    select o.slug, o.name, m.role
    from public.members m
    join public.organizations o on o.id = m.organization_id
    where m.user_id = v_user and m.removed_at is null and o.deleted_at is null
    order by lower(o.name), o.id;
end
$$;
comment on function private.my_organizations() is
  'The caller''s workspaces, the one question that spans them. Definer, because the guard shows one workspace at a '
  'time.';
grant execute on function private.my_organizations() to authenticated;

create function public.session_context() returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return jsonb_build_object(
    'user', (
      select jsonb_build_object(
        'id', p.user_id, 'email', p.email, 'name', p.full_name, 'locale', p.locale, 'timeZone', p.time_zone)
      from public.profiles p where p.user_id = private.require_user()),
    'organizations', (
      select coalesce(jsonb_agg(jsonb_build_object('slug', w.slug, 'name', w.name, 'role', w.role)), '[]')
      from private.my_organizations() w),
    'organization', case when nullif(current_setting('request.headers', true), '')::json ->> 'x-workspace' is not null then (
      select jsonb_build_object(
        'id', o.id, 'slug', o.slug, 'name', o.name, 'currency', o.currency, 'locale', o.locale,
        'timeZone', o.time_zone, 'today', (now() at time zone o.time_zone)::date,
        'role', m.role,
        'permissions', private.my_permissions())
      from public.organizations o
      join public.members m on m.organization_id = o.id and m.user_id = (select auth.uid())
      -- As a sub-select, or the planner calls the function for its estimate even without the header.
      where o.id = (select private.current_organization_id()))
    end);
end
$$;
comment on function public.session_context() is
  'Everything a page frame needs in one request: the person, their workspaces and, where the header x-workspace '
  'names one, that workspace with the caller''s role, permissions and today''s date there. Refuses a wrong and a '
  'foreign workspace alike (PT404).';

create function private.my_permissions() returns text[]
language plpgsql stable security definer set search_path = '' as $$
declare
  v_organization_id uuid := private.require('organization.read');
begin
  return array(
    select rp.permission
    from public.members m
    join private.role_permissions rp on rp.role = m.role
    where m.organization_id = v_organization_id and m.user_id = auth.uid() and m.removed_at is null
    order by rp.permission);
end
$$;
comment on function private.my_permissions() is 'What the caller may do in the workspace of this request.';
grant execute on function private.my_permissions() to authenticated;
grant execute on function public.session_context() to authenticated;

-- A new workspace ------------------------------------------------------------------------------------

create function private.create_organization(
  p_actor_id uuid, p_name text, p_slug text, p_currency text, p_time_zone text
) returns text
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_organization_id uuid;
begin
  if (
    select count(*) >= 20 from public.members m
    join public.organizations o on o.id = m.organization_id
    where m.user_id = p_actor_id and m.role = 'owner' and o.created_at > now() - interval '1 day'
  ) then
    raise exception 'too_many_organizations' using errcode = 'PT429';
  end if;

  insert into public.organizations (name, slug, currency, time_zone, locale)
  select btrim(p_name), p_slug, p_currency, p_time_zone, p.locale
  from public.profiles p where p.user_id = p_actor_id
  returning id into v_organization_id;

  insert into public.members (organization_id, user_id, role, display_name, email)
  select v_organization_id, p.user_id, 'owner', coalesce(nullif(btrim(p.full_name), ''), p.email), p.email
  from public.profiles p where p.user_id = p_actor_id;

  insert into public.categories (organization_id, name, color)
  values
    (v_organization_id, 'Development', '#3B82F6'),
    (v_organization_id, 'Design', '#8B5CF6'),
    (v_organization_id, 'Consulting', '#10B981');

  return p_slug;
end
$$;
comment on function private.create_organization(uuid, text, text, text, text) is
  'Inserts the workspace, its owner and its three categories, and checks by the constraints of their tables.';

create function public.create_organization(name text, slug text, currency text, time_zone text) returns text
language sql volatile security definer set search_path = '' as $$
  select private.create_organization(private.require_user(), name, slug, currency, time_zone)
$$;
comment on function public.create_organization(text, text, text, text) is
  'Makes a workspace with the caller as its owner; returns the slug. Refuses a slug that is taken '
  '(organizations_slug_taken), reserved or misshapen, an unknown currency or time zone, an empty or overlong name, '
  'each by the name of its constraint, and more than 20 a day (too_many_organizations).';
grant execute on function public.create_organization(text, text, text, text) to authenticated;

create function private.suggest_slug(p_actor_id uuid, p_slug text) returns text
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_base text := rtrim(left(p_slug, 44), '-');
  v_try text;
begin
  for n in 2..99 loop
    v_try := v_base || '-' || n;
    if not exists (select from public.organizations o where o.slug = v_try)
      and not exists (select from private.retired_slugs r where r.slug = v_try) then
      return v_try;
    end if;
  end loop;
  return v_base || '-' || left(md5(p_slug || p_actor_id), 3);
end
$$;
comment on function private.suggest_slug(uuid, text) is
  'Counts on from 2: acme-2, acme-3. Past 99 it ends in three signs that differ by person.';

create function public.suggest_slug(slug text) returns text
language sql stable security definer set search_path = '' as $$
  select private.suggest_slug(private.require_user(), slug)
$$;
comment on function public.suggest_slug(text) is 'A free slug like the one given, for the person whose choice was taken.';
grant execute on function public.suggest_slug(text) to authenticated;

create function private.today_in(p_organization_id uuid) returns date
language sql stable security invoker set search_path = '' as $$
  select (now() at time zone o.time_zone)::date from public.organizations o where o.id = p_organization_id
$$;
comment on function private.today_in(uuid) is 'Today''s date in the time zone of a workspace.';

create function private.today() returns date
language plpgsql stable security definer set search_path = '' as $$
declare
  v_organization_id uuid := private.require('organization.read');
begin
  return private.today_in(v_organization_id);
end
$$;
comment on function private.today() is 'Today''s date in the time zone of the workspace of this request.';
grant execute on function private.today() to authenticated;

create function private.delete_organization(p_organization_id uuid, p_actor_id uuid, p_slug text) returns void
language plpgsql volatile security invoker set search_path = '' as $$
begin
  -- The slug is typed again by the person: it must be this workspace's.
  update public.organizations o set deleted_at = now() where o.id = p_organization_id and o.slug = p_slug;
  if not found then
    raise exception 'slug_mismatch' using errcode = 'PT422';
  end if;
end
$$;
comment on function private.delete_organization(uuid, uuid, text) is
  'Marks a workspace deleted: it is gone for every member with the next statement.';

create function public.delete_organization(slug text) returns void
language sql volatile security definer set search_path = '' as $$
  select private.delete_organization(private.require('organization.delete'), auth.uid(), slug)
$$;
comment on function public.delete_organization(text) is
  'Deletes the workspace of this request, for its owner, who types its slug to confirm. Refuses another slug '
  '(slug_mismatch) and every other role.';
grant execute on function public.delete_organization(text) to authenticated;

-- Changing who is in, and as what ------------------------------------------------------------------
--
-- Two people may change each other at the same moment, so the permission that the call was let in by is
-- not enough: each deed takes its turn on the workspace's row and asks the table again after the wait.

create function private.lock_members(p_organization_id uuid, p_actor_id uuid, p_permission text) returns smallint
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_rank smallint;
  v_may boolean;
begin
  -- No key changes: rows that refer to the workspace can come and go meanwhile.
  perform from public.organizations o where o.id = p_organization_id for no key update;
  -- A statement of its own, after the lock: it sees what whoever was waited for has done.
  select r.rank, exists (
    select from private.role_permissions rp where rp.role = m.role and rp.permission = p_permission)
  into v_rank, v_may
  from public.members m
  join public.organizations o on o.id = m.organization_id
  join private.roles r on r.role = m.role
  where m.organization_id = p_organization_id and m.user_id = p_actor_id
    and m.removed_at is null and o.deleted_at is null;
  if v_rank is null then
    raise exception 'organization_not_found' using errcode = 'PT404';
  elsif not v_may then
    raise exception 'not_allowed' using errcode = 'PT403';
  end if;
  return v_rank;
end
$$;
comment on function private.lock_members(uuid, uuid, text) is
  'Locks who is in a workspace for the rest of the transaction, then reads the actor''s rank there. Refuses an actor '
  'who is not a member any more (PT404) and one whose role does not hold the permission any more (PT403).';

create function private.rank_in(p_organization_id uuid, p_user_id uuid) returns smallint
language sql stable security invoker set search_path = '' as $$
  select r.rank from public.members m join private.roles r on r.role = m.role
  where m.organization_id = p_organization_id and m.user_id = p_user_id and m.removed_at is null
$$;
comment on function private.rank_in(uuid, uuid) is
  'The rank of a person in a workspace; null when they are not a member now.';

create function private.keep_an_owner(p_organization_id uuid) returns void
language plpgsql stable security invoker set search_path = '' as $$
begin
  if not exists (
    select from public.members m
    where m.organization_id = p_organization_id and m.role = 'owner' and m.removed_at is null
  ) then
    raise exception 'last_owner' using errcode = 'PT409';
  end if;
end
$$;
comment on function private.keep_an_owner(uuid) is
  'Refuses (last_owner) to leave a workspace without an owner. Called after the change, under lock_members.';

create function private.change_member_role(
  p_organization_id uuid, p_actor_id uuid, p_user_id uuid, p_role text
) returns void
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_actor_rank smallint := private.lock_members(p_organization_id, p_actor_id, 'members.update');
  v_target_rank smallint := private.rank_in(p_organization_id, p_user_id);
  v_new_rank smallint := (select r.rank from private.roles r where r.role = p_role);
begin
  if v_target_rank is null then
    raise exception 'not_found' using errcode = 'PT404';
  elsif v_new_rank is null then
    raise exception 'role_unknown' using errcode = 'PT422';
  elsif greatest(v_target_rank, v_new_rank) > v_actor_rank then
    raise exception 'not_allowed' using errcode = 'PT403';
  end if;
  update public.members m set role = p_role
  where m.organization_id = p_organization_id and m.user_id = p_user_id;
  perform private.keep_an_owner(p_organization_id);
end
$$;
comment on function private.change_member_role(uuid, uuid, uuid, text) is
  'Locks the members, compares the ranks of actor, target and new role, and keeps an owner.';

create function public.change_member_role(user_id uuid, role text) returns void
language sql volatile security definer set search_path = '' as $$
  select private.change_member_role(private.require('members.update'), auth.uid(), user_id, role)
$$;
comment on function public.change_member_role(uuid, text) is
  'Gives a member another role. Refuses a person or a role above the caller''s own rank, an unknown role, someone who '
  'is not a member (PT404), and to demote the last owner (last_owner).';
grant execute on function public.change_member_role(uuid, text) to authenticated;

create function private.remove_member(p_organization_id uuid, p_actor_id uuid, p_user_id uuid) returns void
language plpgsql volatile security invoker set search_path = '' as $$
declare
  -- Whoever leaves needs no permission to remove others.
  v_actor_rank smallint := private.lock_members(
    p_organization_id, p_actor_id, case p_user_id when p_actor_id then 'organization.read' else 'members.remove' end);
  v_target_rank smallint := private.rank_in(p_organization_id, p_user_id);
begin
  if v_target_rank is null then
    raise exception 'not_found' using errcode = 'PT404';
  elsif v_target_rank > v_actor_rank then
    raise exception 'not_allowed' using errcode = 'PT403';
  end if;
  update public.members m set removed_at = now()
  where m.organization_id = p_organization_id and m.user_id = p_user_id;
  delete from public.project_members pm
  where pm.organization_id = p_organization_id and pm.user_id = p_user_id;
  perform private.keep_an_owner(p_organization_id);
end
$$;
comment on function private.remove_member(uuid, uuid, uuid) is
  'Locks the members, asks for members.remove unless the actor leaves, compares the ranks, and keeps an owner.';

create function public.remove_member(user_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  select private.remove_member(private.require('organization.read'), auth.uid(), user_id)
$$;
comment on function public.remove_member(uuid) is
  'Ends a membership at once, or the caller''s own: leaving. Their records stay. Refuses to remove another person '
  'without members.remove or above the caller''s own rank, someone who is not a member (PT404), and the last owner '
  '(last_owner).';
grant execute on function public.remove_member(uuid) to authenticated;

create function private.transfer_ownership(p_organization_id uuid, p_actor_id uuid, p_user_id uuid) returns void
language plpgsql volatile security invoker set search_path = '' as $$
begin
  perform private.lock_members(p_organization_id, p_actor_id, 'organization.transfer');
  if p_user_id = p_actor_id or private.rank_in(p_organization_id, p_user_id) is null then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
  update public.members m set role = case m.user_id when p_user_id then 'owner' else 'admin' end
  where m.organization_id = p_organization_id and m.user_id in (p_user_id, p_actor_id);
end
$$;
comment on function private.transfer_ownership(uuid, uuid, uuid) is
  'Locks the members and changes both roles in one statement.';

create function public.transfer_ownership(user_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  select private.transfer_ownership(private.require('organization.transfer'), auth.uid(), user_id)
$$;
comment on function public.transfer_ownership(uuid) is
  'Hands ownership over: the member given becomes owner, the caller admin. For owners. Refuses someone who is not '
  'another member (PT404).';
grant execute on function public.transfer_ownership(uuid) to authenticated;
