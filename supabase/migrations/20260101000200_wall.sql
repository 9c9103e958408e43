-- The wall: who is asking, in which workspace, and what may they do there.
--
-- A request names one workspace in the header x-workspace, and every policy on every tenant table asks
-- private.current_organization_id(): the guard for the workspace, each command's policy for the
-- permission too. The membership is looked up in its table at the moment of the request, never in the
-- token, so that a removed member is out at once. Written as (select f()), it runs once a statement
-- (an InitPlan), and the guard's scalar equality keeps index order.

-- Roles and permissions are rows, so that the whole table of rights can be read in one place. ------

create table private.roles (
  role text primary key check (role ~ '^[a-z]+$'),
  rank smallint not null unique
);
comment on table private.roles is 'The roles of a workspace. Nobody grants, changes or removes a role above their own rank.';
comment on column private.roles.rank is 'Higher may manage lower: owner 4, admin 3, member 2, contractor 1.';

insert into private.roles (role, rank) values ('owner', 4), ('admin', 3), ('member', 2), ('contractor', 1);

create table private.role_permissions (
  role text not null references private.roles (role),
  permission text not null check (permission ~ '^[a-z_]+\.[a-z_]+$'),
  primary key (role, permission)
);
comment on table private.role_permissions is 'What each role may do, as noun.verb. A row is a right; no row, no right.';

insert into private.role_permissions (permission, role)
select permission, role
from (values
  -- permission                 owner admin member contractor
  ('organization.read',         array['owner', 'admin', 'member', 'contractor']),
  ('organization.update',       array['owner', 'admin']),
  ('organization.delete',       array['owner']),
  ('organization.transfer',     array['owner']),
  ('members.read',              array['owner', 'admin', 'member']),
  ('members.invite',            array['owner', 'admin']),
  ('members.update',            array['owner', 'admin']),
  ('members.remove',            array['owner', 'admin']),
  ('categories.read',           array['owner', 'admin', 'member', 'contractor']),
  ('categories.create',         array['owner', 'admin']),
  ('categories.update',         array['owner', 'admin']),
  ('categories.delete',         array['owner', 'admin']),
  ('clients.read',              array['owner', 'admin', 'member']),
  ('clients.create',            array['owner', 'admin', 'member']),
  ('clients.update',            array['owner', 'admin']),
  ('clients.delete',            array['owner']),
  ('projects.read',             array['owner', 'admin', 'member']),
  ('projects.read_assigned',    array['contractor']),
  ('projects.create',           array['owner', 'admin', 'member']),
  ('projects.update',           array['owner', 'admin']),
  ('projects.delete',           array['owner']),
  ('projects.assign',           array['owner', 'admin']),
  ('rates.read',                array['owner', 'admin', 'member']),
  ('rates.create',              array['owner', 'admin', 'member']),
  ('rates.update',              array['owner', 'admin']),
  ('time.read_own',     array['owner', 'admin', 'member', 'contractor']),
  ('time.read',         array['owner', 'admin', 'member']),
  ('time.create',       array['owner', 'admin', 'member', 'contractor']),
  ('time.update_own',   array['owner', 'admin', 'member', 'contractor']),
  ('time.update',       array['owner', 'admin']),
  ('invoices.read',             array['owner', 'admin', 'member']),
  ('invoices.create',           array['owner', 'admin']),
  ('invoices.update',           array['owner', 'admin']),
  ('invoices.issue',            array['owner', 'admin']),
  ('invoices.void',             array['owner', 'admin']),
  ('invoices.delete',           array['owner', 'admin']),
  ('payments.read',             array['owner', 'admin', 'member']),
  ('payments.create',           array['owner', 'admin']),
  ('payments.delete',           array['owner', 'admin'])
) as granted (permission, roles), unnest(roles) as role;

-- The functions that policies read -----------------------------------------------------------------

create function private.current_organization_id(p_permission text default 'organization.read') returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  v_slug text := nullif(current_setting('request.headers', true), '')::json ->> 'x-workspace';
  v_user_id uuid := auth.uid();
  v_organization_id uuid;
  v_role text;
begin
  if v_slug is not null then
    -- By the slug's unique key, then by the membership's: two rows, however many workspaces one is in.
    select m.organization_id, m.role into v_organization_id, v_role
    from public.organizations o
    join public.members m on m.organization_id = o.id and m.user_id = v_user_id
    where o.slug = v_slug and o.deleted_at is null and m.removed_at is null;
    if not found then
      raise exception 'organization_not_found' using errcode = 'PT404';
    end if;
  else
    begin
      select m.organization_id, m.role into strict v_organization_id, v_role
      from public.members m
      join public.organizations o on o.id = m.organization_id
      where m.user_id = v_user_id and m.removed_at is null and o.deleted_at is null;
    exception when no_data_found or too_many_rows then
      raise exception 'organization_required' using errcode = 'PT400';
    end;
  end if;

  return (
    select v_organization_id from private.role_permissions rp
    where rp.role = v_role and rp.permission = p_permission);
end
$$;
comment on function private.current_organization_id(text) is
  'The workspace of this request, if the caller is a member now and their role holds the permission (noun.verb; by default the one that every role holds); else null. The workspace is the one the header x-workspace names by slug; without the header, the caller''s only one. Refuses a wrong, a foreign and a deleted slug alike (PT404), and a missing header when the choice is not clear (PT400). Policies ask whether it is null, because the planner takes that for nearly always true, and a bare boolean for true half the time, which spoils the plans of large workspaces.';
grant execute on function private.current_organization_id(text) to authenticated;

create function private.can(p_permission text) returns boolean
language plpgsql stable security invoker set search_path = '' as $$
begin
  return private.current_organization_id(p_permission) is not null;
end
$$;
comment on function private.can(text) is 'Whether the caller''s role in the workspace of this request holds the permission (noun.verb).';
grant execute on function private.can(text) to authenticated;

create function private.require(p_permission text) returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  v_organization_id uuid := private.current_organization_id(p_permission);
begin
  if v_organization_id is null then
    raise exception 'not_allowed' using errcode = 'PT403';
  end if;
  return v_organization_id;
end
$$;
comment on function private.require(text) is
  'The first statement of every definer function: the workspace of this request, refused (PT403) unless the caller holds the permission there.';
grant execute on function private.require(text) to authenticated;

create function private.require_user() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  if auth.uid() is null or coalesce((auth.jwt() ->> 'is_anonymous')::boolean, false) then
    raise exception 'sign_in_required' using errcode = 'PT401';
  end if;
  return auth.uid();
end
$$;
comment on function private.require_user() is 'The signed-in person, refused (PT401) to anyone without an account, anonymous sign-ins included.';
grant execute on function private.require_user() to authenticated;
