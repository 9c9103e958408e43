-- The wall: who is asking, in which workspace, and what may they do there.
--
-- A request names one workspace in the header x-workspace. Every policy on every tenant table reads
-- private.current_organization_id() for the workspace and private.can() for the permission. Both
-- look the membership up in its table at the moment of the request, never in the token, so that a
-- removed member is out at once. Written as (select f()), each runs once a statement (an InitPlan),
-- and the scalar equality keeps index order.

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
  ('time_entries.read_own',     array['owner', 'admin', 'member', 'contractor']),
  ('time_entries.read',         array['owner', 'admin', 'member']),
  ('time_entries.create',       array['owner', 'admin', 'member', 'contractor']),
  ('time_entries.update_own',   array['owner', 'admin', 'member', 'contractor']),
  ('time_entries.update',       array['owner', 'admin']),
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

create function private.current_organization_id() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  v_slug text := nullif(current_setting('request.headers', true), '')::json ->> 'x-workspace';
  v_ids uuid[];
begin
  -- Two questions and not one with "or": each has its own index, however many workspaces a person has.
  if v_slug is not null then
    v_ids := array(
      select o.id from public.organizations o
      join public.memberships m on m.organization_id = o.id and m.user_id = auth.uid() and m.removed_at is null
      where o.slug = v_slug and o.deleted_at is null);
  else
    v_ids := array(
      select o.id from public.memberships m
      join public.organizations o on o.id = m.organization_id and o.deleted_at is null
      where m.user_id = auth.uid() and m.removed_at is null);
  end if;

  if cardinality(v_ids) = 1 then
    return v_ids[1];
  elsif v_slug is not null then
    raise exception 'workspace_not_found' using errcode = 'PT404';
  else
    raise exception 'workspace_required' using errcode = 'PT400';
  end if;
end
$$;
comment on function private.current_organization_id() is
  'The workspace of this request: the one the header x-workspace names by slug, if the caller is a member now and it is not deleted; without the header, the caller''s only one. Refuses a wrong and a foreign slug alike (PT404), and a missing header when the choice is not clear (PT400).';
grant execute on function private.current_organization_id() to authenticated;

create function private.can(p_permission text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  -- Asked first and whatever the plan, so that a removed member hears that there is no workspace.
  v_organization_id uuid := private.current_organization_id();
begin
  return exists (
    select from public.memberships m
    join private.role_permissions rp on rp.role = m.role and rp.permission = p_permission
    where m.organization_id = v_organization_id
      and m.user_id = auth.uid()
      and m.removed_at is null
  );
end
$$;
comment on function private.can(text) is 'Whether the caller''s role in the workspace of this request holds the permission (noun.verb).';
grant execute on function private.can(text) to authenticated;

create function private.require(p_permission text) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  if not private.can(p_permission) then
    raise exception 'not_allowed' using errcode = 'PT403';
  end if;
  return private.current_organization_id();
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
