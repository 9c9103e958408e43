-- Invitations: the way into a workspace. A link works once, for seven days, for the person whose
-- confirmed address it was sent to. Its token has 256 random bits and only its hash is stored, so
-- that neither the table nor a backup lets anyone in. Whatever is wrong with a link, the answer is one.
--
-- An invitation is worth what its inviter may do at the moment of accepting. It ends with the inviter's right,
-- and with the removal of the person it would bring back: only one made after that does.

create table public.invitations (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id uuid not null default private.uuid_v7(),
  email text not null
    constraint invitations_email_shape check (
      email ~ '^[^@\s]+@[^@\s]+$' and email = lower(email) and char_length(email) <= 320 and private.is_line(email)),
  role text not null constraint invitations_role_known references private.roles (role),
  token_hash bytea not null check (octet_length(token_hash) = 32),
  invited_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (organization_id, id),
  constraint invitations_inviter foreign key (organization_id, invited_by)
    references public.members (organization_id, user_id) on delete restrict
);

create unique index invitations_open on public.invitations (organization_id, email)
  where accepted_at is null and revoked_at is null;
create index invitations_of_inviter on public.invitations (organization_id, invited_by);
create index invitations_by_day on public.invitations (invited_by, created_at);
-- A link names no workspace, so the hash is looked up over all of them.
create index invitations_of_token on public.invitations (token_hash);

create trigger _050_refuse_move before update on public.invitations
  for each row execute function private.refuse_move();

create function private.withdraw_invitations() returns trigger
language plpgsql volatile security invoker set search_path = '' as $$
begin
  update public.invitations i set revoked_at = now()
  where i.organization_id = new.organization_id and i.accepted_at is null and i.revoked_at is null
    and (
      (new.removed_at is not null and i.email = lower(new.email))
      or (i.invited_by = new.user_id and not private.may_invite(i.organization_id, i.invited_by, i.role)));
  return null;
end
$$;
comment on function private.withdraw_invitations() is
  'Trigger on members: who is removed takes the open invitations to their address along, and whoever may invite no '
  'more, or not as high, those that they made and could not make any more.';

create trigger _300_withdraw_invitations after update of role, removed_at on public.members
  for each row execute function private.withdraw_invitations();

alter table public.invitations enable row level security;
alter table public.invitations force row level security;

create policy guard on public.invitations as restrictive for all to authenticated
  using (organization_id = (select private.current_organization_id()))
  with check (organization_id = (select private.current_organization_id()));
create policy select_admin on public.invitations for select to authenticated
  using (organization_id = (select private.organization_for('members.invite')));

-- The hash is nobody's to read; every change goes through a function.
grant select (organization_id, id, email, role, invited_by, created_at, expires_at, accepted_at, revoked_at)
  on public.invitations to authenticated;

create function private.invite_member(p_organization_id uuid, p_actor_id uuid, p_email text, p_role text) returns text
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_actor_rank smallint := private.lock_members(p_organization_id, p_actor_id, 'members.invite');
  v_email text := lower(btrim(p_email));
  v_rank smallint := (select r.rank from private.roles r where r.role = p_role);
  v_token text := translate(encode(extensions.gen_random_bytes(32), 'base64'), '+/=', '-_');
begin
  if v_rank is null then
    raise exception 'role_unknown' using errcode = 'PT422';
  elsif v_rank > v_actor_rank then
    raise exception 'not_allowed' using errcode = 'PT403';
  elsif v_email is null or v_email !~ '^[^@\s]+@[^@\s]+$' or char_length(v_email) > 320
    or not private.is_line(v_email) then
    raise exception 'email_shape' using errcode = 'PT422';
  elsif exists (
    select from public.members m
    where m.organization_id = p_organization_id and lower(m.email) = v_email and m.removed_at is null
  ) then
    raise exception 'already_member' using errcode = 'PT409';
  end if;

  -- Of several at once, in this workspace or another, each waits here for the one before it, and counts it then.
  perform from public.profiles p where p.user_id = p_actor_id for no key update;
  if (
    -- Counted over all workspaces of the person, or a new workspace would be a new hundred.
    select count(*) >= 100 from public.invitations i
    where i.invited_by = p_actor_id and i.created_at > now() - interval '1 day'
  ) then
    raise exception 'too_many_invitations' using errcode = 'PT429';
  end if;

  -- A new invitation takes the place of an open one to the same address: the old link ends.
  update public.invitations i set revoked_at = now()
  where i.organization_id = p_organization_id and i.email = v_email and i.accepted_at is null and i.revoked_at is null;
  -- By the clock: of a removal that was waited for, and began later, this comes after.
  insert into public.invitations (organization_id, email, role, token_hash, invited_by, created_at)
  values (p_organization_id, v_email, p_role, sha256(convert_to(v_token, 'utf8')), p_actor_id, clock_timestamp());
  return v_token;
end
$$;
comment on function private.invite_member(uuid, uuid, text, text) is
  'Locks the members, so that who is invited does not come in meanwhile, compares the ranks of actor and role, then '
  'locks the actor and counts what they sent.';

create function public.invite_member(email text, role text) returns text
language sql volatile security definer set search_path = '' as $$
  select private.invite_member(private.require('members.invite'), auth.uid(), email, role)
$$;
comment on function public.invite_member(text, text) is
  'Invites an address with a role not above the caller''s own; returns the token for the link, which is stored only '
  'as a hash. Inviting again sends a new link and ends the old one. Refuses a member''s address (already_member), a '
  'bad address or role, and more than 100 a day by one person.';
grant execute on function public.invite_member(text, text) to authenticated;

create function private.revoke_invitation(p_organization_id uuid, p_actor_id uuid, p_invitation_id uuid) returns void
language plpgsql volatile security invoker set search_path = '' as $$
begin
  perform private.lock_members(p_organization_id, p_actor_id, 'members.invite');
  update public.invitations i set revoked_at = now()
  where i.organization_id = p_organization_id and i.id = p_invitation_id
    and i.accepted_at is null and i.revoked_at is null;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
end
$$;
comment on function private.revoke_invitation(uuid, uuid, uuid) is
  'Locks the members and marks the invitation revoked, if it is open.';

create function public.revoke_invitation(invitation_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  select private.revoke_invitation(private.require('members.invite'), auth.uid(), invitation_id)
$$;
comment on function public.revoke_invitation(uuid) is
  'Ends an open invitation: its link no longer works. Refuses one that is missing, used or revoked (PT404).';
grant execute on function public.revoke_invitation(uuid) to authenticated;

create function private.open_invitation(p_token text) returns public.invitations
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_invitation public.invitations;
begin
  select i.* into v_invitation
  from public.invitations i
  join public.organizations o on o.id = i.organization_id and o.deleted_at is null
  where i.token_hash = sha256(convert_to(p_token, 'utf8'))
    and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
    -- Whoever invited must still be one who may invite to this role.
    and private.may_invite(i.organization_id, i.invited_by, i.role);
  if v_invitation.id is null then
    raise exception 'invitation_invalid' using errcode = 'PT404';
  end if;
  return v_invitation;
end
$$;
comment on function private.open_invitation(text) is
  'The invitation behind a token while it can be accepted, whoever asks. Unknown, expired, used, revoked and replaced '
  'ones, those of a deleted workspace or of an inviter who may not invite any more give one answer (PT404 '
  'invitation_invalid).';

create function private.find_invitation(p_actor_id uuid, p_token text) returns public.invitations
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_invitation public.invitations := private.open_invitation(p_token);
begin
  if not exists (
    select from auth.users u
    where u.id = p_actor_id and lower(u.email) = v_invitation.email and u.email_confirmed_at is not null
  ) or exists (
    -- Whatever address it went to: nobody comes back by what was sent before they were removed.
    select from public.members m
    where m.organization_id = v_invitation.organization_id and m.user_id = p_actor_id
      and m.removed_at >= v_invitation.created_at
  ) then
    raise exception 'invitation_invalid' using errcode = 'PT404';
  end if;
  return v_invitation;
end
$$;
comment on function private.find_invitation(uuid, text) is
  'The open invitation behind a token, if it is the actor''s to accept now. Foreign ones, and those from before the '
  'actor''s removal, give the same answer as those that are not open (invitation_invalid, PT404).';

create function private.show_invitation(p_actor_id uuid, p_token text) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_invitation public.invitations := private.find_invitation(p_actor_id, p_token);
begin
  return (
    select jsonb_build_object('workspace', o.name, 'role', v_invitation.role, 'invitedBy', m.display_name)
    from public.organizations o
    join public.members m on m.organization_id = o.id and m.user_id = v_invitation.invited_by
    where o.id = v_invitation.organization_id);
end
$$;
comment on function private.show_invitation(uuid, text) is
  'Reads what the invitation is to, which its link alone says of the workspace.';

create function public.show_invitation(token text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select private.show_invitation(private.require_user(), token)
$$;
comment on function public.show_invitation(text) is
  'What an invitation is to, for the person it was sent to: the workspace''s name, the role, who invited. One answer '
  '(invitation_invalid) to everything else.';
grant execute on function public.show_invitation(text) to authenticated;

-- The one thing that a visitor may ask. Whoever holds a token of 256 bits holds the mail that it came
-- in, so that the pages on which they sign in or up can say what for, and fill in the address.
create function private.preview_invitation(p_token text) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_invitation public.invitations := private.open_invitation(p_token);
begin
  return (
    select jsonb_build_object(
      'workspace', o.name, 'role', v_invitation.role, 'invitedBy', m.display_name, 'email', v_invitation.email)
    from public.organizations o
    join public.members m on m.organization_id = o.id and m.user_id = v_invitation.invited_by
    where o.id = v_invitation.organization_id);
end
$$;
comment on function private.preview_invitation(text) is
  'What an open invitation is to: the token is all the authority it asks for.';

create function public.preview_invitation(token text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select private.preview_invitation(token)
$$;
comment on function public.preview_invitation(text) is
  'What an open invitation is to, for whoever holds its link, signed in or not: the workspace''s name, the role, who '
  'invited, and the invited address. One answer (invitation_invalid, PT404) to every other token. Accepting asks for '
  'more.';
grant execute on function public.preview_invitation(text) to anon, authenticated;
grant usage on schema public to anon;

create function private.accept_invitation(p_actor_id uuid, p_token text) returns text
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_invitation public.invitations;
begin
  -- The members' turn first (lock_members), then what the link is good for: whoever was waited for may have
  -- used or revoked it, or removed or demoted who made it.
  perform from public.organizations o
  where o.id in (
    select i.organization_id from public.invitations i where i.token_hash = sha256(convert_to(p_token, 'utf8')))
  for no key update;
  v_invitation := private.find_invitation(p_actor_id, p_token);
  update public.invitations i set accepted_at = now()
  where i.organization_id = v_invitation.organization_id and i.id = v_invitation.id;

  -- What someone was assigned to before they left does not come back with them.
  delete from public.project_members pm
  where pm.organization_id = v_invitation.organization_id and pm.user_id = p_actor_id
    and not exists (
      select from public.members m
      where m.organization_id = pm.organization_id and m.user_id = pm.user_id and m.removed_at is null);

  -- Someone who came in meanwhile keeps the role they have; someone who had left comes back.
  insert into public.members as m (organization_id, user_id, role, display_name, email)
  select v_invitation.organization_id, p.user_id, v_invitation.role,
    coalesce(nullif(btrim(p.full_name), ''), p.email), p.email
  from public.profiles p where p.user_id = p_actor_id
  on conflict (organization_id, user_id) do update
    set role = excluded.role, removed_at = null, display_name = excluded.display_name, email = excluded.email
    where m.removed_at is not null;

  return (select o.slug from public.organizations o where o.id = v_invitation.organization_id);
end
$$;
comment on function private.accept_invitation(uuid, text) is
  'Locks the members, marks the invitation accepted and makes the actor a member, or one again.';

create function public.accept_invitation(token text) returns text
language sql volatile security definer set search_path = '' as $$
  select private.accept_invitation(private.require_user(), token)
$$;
comment on function public.accept_invitation(text) is
  'Makes the caller a member with the role they were invited to; returns the workspace''s slug. A link works once. '
  'One answer (invitation_invalid) to unknown, expired, used, revoked and foreign links.';
grant execute on function public.accept_invitation(text) to authenticated;

comment on table public.invitations is
  'Who was asked into a workspace, by whom and as what; open until accepted, revoked or expired.';
insert into private.table_lives (relation, export, purge, erasure, secrets, why)
values ('public.invitations', 'rows', 'rows', '{"email": "row", "invited_by": "member"}', '{token_hash}',
  'A link that still works is a way in for whoever holds it.');
comment on column public.invitations.email is
  'The address invited, in lower case; only its confirmed holder can accept.';
comment on column public.invitations.token_hash is 'SHA-256 of the link''s token. The token itself is stored nowhere.';
