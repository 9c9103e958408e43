-- Members: who belongs to a workspace, and as what. A row stays when the member leaves, because
-- their time and documents still name them; removed_at says that they are out.

create table public.members (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  user_id uuid not null references public.profiles (user_id) on delete restrict,
  role text not null constraint members_role_known references private.roles (role),
  display_name text not null check (char_length(display_name) between 1 and 320),
  email text not null check (char_length(email) <= 320),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (organization_id, user_id)
);

-- The wall looks members up by person: the one index that does not lead with the workspace.
create index members_of_user on public.members (user_id, organization_id);

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

create function public.list_members() returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return jsonb_build_object(
    'members', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'userId', m.user_id, 'name', m.display_name, 'email', m.email, 'role', m.role, 'since', m.created_at,
        'self', m.user_id = (select auth.uid())) order by lower(m.display_name), m.user_id), '[]')
      from public.members m where m.removed_at is null),
    'invitations', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', i.id, 'email', i.email, 'role', i.role, 'expiresAt', i.expires_at,
        'expired', i.expires_at <= now()) order by i.id desc), '[]')
      from public.invitations i where i.accepted_at is null and i.revoked_at is null));
end
$$;
comment on function public.list_members() is
  'The members of the workspace of this request, by name, and its open invitations for those who may invite.';
grant execute on function public.list_members() to authenticated;
