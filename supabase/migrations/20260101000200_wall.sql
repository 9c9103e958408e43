-- The wall: who is asking, in which workspace, and what may they do there.
--
-- A request names one workspace in the header x-workspace. Every tenant table has a restrictive guard,
-- which holds each command to that workspace, and one permissive policy a command, which asks for the
-- permission. All of them are one comparison of organization_id with (select f()): it is answered once a
-- statement (an InitPlan), the planner merges guard and permission into one index condition, and the order
-- of the index is kept. Where more is asked, it is added with "and", the permission before the person:
--
--   organization_id = (select private.organization_for('time.read_own'))
--   and ((select private.organization_for('time.read')) is not null or user_id = (select auth.uid()))
--
-- Never "(organization_id = a) or (organization_id = b and ...)": the planner then expects one row, and a
-- large workspace waits for seconds. That is why reading all implies reading what is assigned or one's own.
--
-- The membership is looked up in its table at the moment of the request, never in the token, so that a
-- removed member is out at once. So is the session that the token names, by its key in the same statement: a
-- token stays true for up to an hour, and whoever signs out, ends a session elsewhere or changes the password
-- is not to wait for that. A token that names no session has none that could be ended, and is refused.

-- Roles and permissions are rows, so that the whole table of rights can be read in one place. ------

create table private.roles (
  role text primary key check (role ~ '^[a-z]+$'),
  rank smallint not null unique
);
comment on table private.roles is
  'The roles of a workspace. Nobody grants, changes or removes a role above their own rank.';
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
  ('projects.read_assigned',    array['owner', 'admin', 'member', 'contractor']),
  ('projects.create',           array['owner', 'admin', 'member']),
  ('projects.update',           array['owner', 'admin']),
  ('projects.delete',           array['owner']),
  ('projects.assign',           array['owner', 'admin']),
  ('rates.read',                array['owner', 'admin', 'member']),
  ('rates.create',              array['owner', 'admin', 'member']),
  ('rates.update',              array['owner', 'admin']),
  ('time.read_own',             array['owner', 'admin', 'member', 'contractor']),
  ('time.read',                 array['owner', 'admin', 'member']),
  ('time.create',               array['owner', 'admin', 'member', 'contractor']),
  ('time.update_own',           array['owner', 'admin', 'member', 'contractor']),
  ('time.update',               array['owner', 'admin']),
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
--
-- plpgsql, because it keeps its plans for the session: "language sql" plans anew in every statement,
-- at ten times the cost. The workspace is a sub-select of the membership's key, so that two rows are
-- read by their keys however many workspaces one is in. The small tables behind have one page each,
-- which the planner would read row by row if it could: enable_seqscan is off.
-- The two functions ask the same question and share no code: neither guard nor permission is trusted
-- alone, and what goes wrong in one of them is still held by the other. The session is the guard's to ask
-- for, since no table is read without it, and for functions it is that of require and require_user.

create function private.only_organization_id() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  v_organization_id uuid;
begin
  select m.organization_id into strict v_organization_id
  from public.members m
  join public.organizations o on o.id = m.organization_id
  where m.user_id = auth.uid() and m.removed_at is null and o.deleted_at is null;
  return v_organization_id;
exception when no_data_found or too_many_rows then
  perform private.require_user();
  raise exception 'organization_required' using errcode = 'PT400';
end
$$;
comment on function private.only_organization_id() is
  'The caller''s only workspace, for requests without the header x-workspace. Refuses (PT400) when there is none or '
  'more than one. Looks at no session but to say first that it has ended (PT401).';

create function private.current_organization_id() returns uuid
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare
  v_slug text := nullif(current_setting('request.headers', true), '')::json ->> 'x-workspace';
  v_session_id uuid := (nullif(current_setting('request.jwt.claims', true), '')::json ->> 'session_id')::uuid;
  v_user_id uuid := auth.uid();
  v_organization_id uuid;
begin
  select m.organization_id into v_organization_id
  from auth.sessions s
  join public.members m on m.user_id = s.user_id and m.removed_at is null
  where s.id = v_session_id and s.user_id = v_user_id and (s.not_after is null or s.not_after > now())
    -- The only workspace as a sub-select, or the planner calls the function for its estimate even with a header.
    and m.organization_id = case when v_slug is null then (select private.only_organization_id())
      else (select o.id from public.organizations o where o.slug = v_slug and o.deleted_at is null) end;
  if not found then
    -- Whose session has ended is told to sign in, whatever workspace they name.
    perform private.require_user();
    raise exception 'organization_not_found' using errcode = 'PT404';
  end if;
  return v_organization_id;
end
$$;
comment on function private.current_organization_id() is
  'The workspace of this request, if the caller is a member now: the one that the header x-workspace names by slug; '
  'without the header, the caller''s only one. Refuses a session that has ended (PT401), a wrong, a foreign and a '
  'deleted slug alike (PT404), and a missing header when the choice is not clear (PT400). Guards compare '
  'organization_id with it.';
grant execute on function private.current_organization_id() to authenticated;

create function private.organization_for(p_permission text) returns uuid
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare
  v_slug text := nullif(current_setting('request.headers', true), '')::json ->> 'x-workspace';
  v_user_id uuid := auth.uid();
  v_organization_id uuid;
begin
  select case when exists (
      select from private.role_permissions rp where rp.role = m.role and rp.permission = p_permission
    ) then m.organization_id end into v_organization_id
  from public.members m
  where m.user_id = v_user_id and m.removed_at is null
    and m.organization_id = case when v_slug is null then (select private.only_organization_id())
      else (select o.id from public.organizations o where o.slug = v_slug and o.deleted_at is null) end;
  if not found then
    perform private.require_user();
    raise exception 'organization_not_found' using errcode = 'PT404';
  end if;
  return v_organization_id;
end
$$;
comment on function private.organization_for(text) is
  'The workspace of this request, found and refused as by current_organization_id(), if the caller''s role there '
  'holds the permission (noun.verb); else null. Permissive policies compare organization_id with it: the planner '
  'merges that with the guard into one index condition, and without the permission reads nothing. That the session '
  'goes on is for the guard beside it to ask, and for require().';
grant execute on function private.organization_for(text) to authenticated;

create function private.can(p_permission text) returns boolean
language plpgsql stable security invoker set search_path = '' as $$
begin
  return private.organization_for(p_permission) is not null;
end
$$;
comment on function private.can(text) is
  'Whether the caller''s role in the workspace of this request holds the permission (noun.verb).';
grant execute on function private.can(text) to authenticated;

-- Authority and deed are apart. An action is two functions of one name:
--
--   public.issue_invoice(invoice_id)                   what clients call. Runs with its owner's rights and is one
--                                                      statement, which authorises and hands over:
--     select private.issue_invoice(private.require('invoices.issue'), auth.uid(), invoice_id)
--
--   private.issue_invoice(p_organization_id, p_actor_id, p_invoice_id)
--                                                      the deed, granted to nobody. It does everything, checks of
--                                                      state included, and never asks who or where: whoever calls
--                                                      it has answered that, be it a request or a worker.

create function private.require_user() returns uuid
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare
  v_claims json := nullif(current_setting('request.jwt.claims', true), '')::json;
  v_user_id uuid := auth.uid();
begin
  perform from auth.sessions s
  where s.id = (v_claims ->> 'session_id')::uuid and s.user_id = v_user_id
    and (s.not_after is null or s.not_after > now());
  if not found or coalesce((v_claims ->> 'is_anonymous')::boolean, false) then
    raise exception 'sign_in_required' using errcode = 'PT401';
  end if;
  return v_user_id;
end
$$;
comment on function private.require_user() is
  'The signed-in person. Refuses (PT401) whoever has no account, anonymous sign-ins included, and whoever''s session '
  'has ended: the row of auth.sessions that the token names is gone, not theirs or past its not_after.';
grant execute on function private.require_user() to authenticated;

create function private.require(p_permission text) returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  v_organization_id uuid;
begin
  perform private.require_user();
  v_organization_id := private.organization_for(p_permission);
  if v_organization_id is null then
    raise exception 'not_allowed' using errcode = 'PT403';
  end if;
  return v_organization_id;
end
$$;
comment on function private.require(text) is
  'The workspace of this request. Refuses whom require_user() refuses (PT401), and a caller whose role there does not '
  'hold the permission (PT403).';
grant execute on function private.require(text) to authenticated;
