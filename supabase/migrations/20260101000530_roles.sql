-- Roles: changing who is in a workspace, and as what.
--
-- Two people may change each other at the same moment, so the permission that the call was let in by is
-- not enough: each deed takes its turn on the workspace's row and asks the table again after the wait.
-- Inviting, accepting and deleting the workspace do the same.

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

create function private.may_invite(p_organization_id uuid, p_user_id uuid, p_role text) returns boolean
language sql stable security invoker set search_path = '' as $$
  select exists (
    select from public.members m
    join private.roles mine on mine.role = m.role
    join private.roles given on given.role = p_role
    join private.role_permissions rp on rp.role = m.role and rp.permission = 'members.invite'
    where m.organization_id = p_organization_id and m.user_id = p_user_id and m.removed_at is null
      and mine.rank >= given.rank)
$$;
comment on function private.may_invite(uuid, uuid, text) is
  'Whether a person is a member now who may invite, and to that role.';

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
  -- By the clock: of what was waited for, and began later, this comes after.
  update public.members m set removed_at = clock_timestamp()
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
  'Ends a membership at once, or the caller''s own: leaving, and with it their assignments, the invitations that they '
  'made and those to their address. Their records stay. Refuses to remove another person '
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
