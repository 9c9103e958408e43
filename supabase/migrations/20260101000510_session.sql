-- Session: what a page needs to know of the caller before it shows anything, in one request: who they
-- are, which workspaces are theirs, what they may do in the one that the request names, and its date.

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

create function public.session_context() returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return jsonb_build_object(
    'user', (
      select jsonb_build_object(
        'id', p.user_id, 'email', p.email, 'name', p.full_name, 'locale', p.locale, 'timeZone', p.time_zone)
      from public.profiles p where p.user_id = (select private.require_user())),
    'organizations', (
      select coalesce(jsonb_agg(jsonb_build_object('slug', w.slug, 'name', w.name, 'role', w.role)), '[]')
      from private.my_organizations() w),
    'organization', case
      when nullif(current_setting('request.headers', true), '')::json ->> 'x-workspace' is not null
      then (
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
grant execute on function public.session_context() to authenticated;
