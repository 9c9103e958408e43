-- The life of a workspace: how it is made, with all that it starts with, and how it ends.


create function private.create_organization(
  p_actor_id uuid, p_name text, p_slug text, p_currency text, p_time_zone text, p_address text
) returns text
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_organization_id uuid;
begin
  -- Of several at once each waits here for the one before it, and counts it then.
  perform from public.profiles p where p.user_id = p_actor_id for no key update;
  -- Who made a workspace is whose membership is as old as it, whatever their role there is by now.
  if (
    select count(*) >= 20 from public.members m
    join public.organizations o on o.id = m.organization_id and o.created_at = m.created_at
    where m.user_id = p_actor_id and o.created_at > now() - interval '1 day'
  ) then
    raise exception 'too_many_organizations' using errcode = 'PT429';
  end if;

  insert into public.organizations (name, slug, currency, time_zone, address, locale)
  select btrim(p_name), p_slug, p_currency, p_time_zone, p_address, p.locale
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
comment on function private.create_organization(uuid, text, text, text, text, text) is
  'Locks the person and counts what they made, inserts the workspace, its owner and its three categories, and checks '
  'by the constraints of their tables.';

create function public.create_organization(
  name text, slug text, currency text, time_zone text, address text default ''
) returns text
language sql volatile security definer set search_path = '' as $$
  select private.create_organization(private.require_user(), name, slug, currency, time_zone, address)
$$;
comment on function public.create_organization(text, text, text, text, text) is
  'Makes a workspace with the caller as its owner; returns the slug. The address is the seller''s on its documents and '
  'may be left for later. Refuses a slug that is taken '
  '(organizations_slug_taken), reserved or misshapen, an unknown currency or time zone, an empty or overlong name, '
  'each by the name of its constraint, and more than 20 a day, handed over or not (too_many_organizations).';
grant execute on function public.create_organization(text, text, text, text, text) to authenticated;

create function private.suggest_slug(p_actor_id uuid, p_slug text) returns text
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_base text := rtrim(left(p_slug, 44), '-');
  v_try text;
begin
  for n in 2..99 loop
    v_try := v_base || '-' || n;
    -- The slugs that workspaces have stand there too.
    if not exists (select from private.organization_slugs s where s.slug = v_try) then
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
comment on function public.suggest_slug(text) is
  'A free slug like the one given, for the person whose choice was taken.';
grant execute on function public.suggest_slug(text) to authenticated;

create function private.delete_organization(p_organization_id uuid, p_actor_id uuid, p_slug text) returns void
language plpgsql volatile security invoker set search_path = '' as $$
begin
  perform private.lock_members(p_organization_id, p_actor_id, 'organization.delete');
  -- The slug is typed again by the person: it must be this workspace's.
  update public.organizations o set deleted_at = now() where o.id = p_organization_id and o.slug = p_slug;
  if not found then
    raise exception 'slug_mismatch' using errcode = 'PT422';
  end if;
end
$$;
comment on function private.delete_organization(uuid, uuid, text) is
  'Locks the members and marks the workspace deleted: it is gone for each of them with the next statement.';

create function public.delete_organization(slug text) returns void
language sql volatile security definer set search_path = '' as $$
  select private.delete_organization(private.require('organization.delete'), auth.uid(), slug)
$$;
comment on function public.delete_organization(text) is
  'Deletes the workspace of this request, for its owner, who types its slug to confirm. Refuses another slug '
  '(slug_mismatch) and every other role.';
grant execute on function public.delete_organization(text) to authenticated;
