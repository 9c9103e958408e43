-- Profiles: what Bulkhead knows of a person, apart from any workspace. Only that person reads it;
-- colleagues see the name and address that the membership carries.

create table public.profiles (
  user_id uuid primary key references auth.users (id) on delete cascade,
  email text not null check (char_length(email) <= 320 and private.is_line(email)),
  full_name text not null default '' check (char_length(full_name) <= 120 and private.is_line(full_name)),
  locale text not null default 'en-US'
    constraint profiles_locale_known check (locale ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$'),
  time_zone text not null default 'UTC' constraint profiles_time_zone_known check (private.is_time_zone(time_zone)),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create trigger _100_touch before update on public.profiles
  for each row execute function private.touch();

create function private.sync_profile() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    insert into public.profiles (user_id, email, full_name, locale, time_zone)
    values (
      new.id,
      left(coalesce(new.email, ''), 320),
      case when private.is_line(new.raw_user_meta_data ->> 'full_name')
        then left(new.raw_user_meta_data ->> 'full_name', 120) else '' end,
      case when new.raw_user_meta_data ->> 'locale' ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$'
        then new.raw_user_meta_data ->> 'locale' else 'en-US' end,
      case when private.is_time_zone(new.raw_user_meta_data ->> 'time_zone')
        then new.raw_user_meta_data ->> 'time_zone' else 'UTC' end
    );
  else
    update public.profiles set email = coalesce(new.email, '') where user_id = new.id;
  end if;
  return null;
end
$$;
comment on function private.sync_profile() is
  'Trigger on auth.users: makes the profile at sign-up, from what the form sent where it is valid, and keeps its '
  'address the confirmed one.';

create trigger bulkhead_profile_made after insert on auth.users
  for each row execute function private.sync_profile();
create trigger bulkhead_profile_address after update of email on auth.users
  for each row when (old.email is distinct from new.email) execute function private.sync_profile();

alter table public.profiles enable row level security;
alter table public.profiles force row level security;

-- No guard stands here, so that the policies ask by themselves whether the session goes on.
create policy select_self on public.profiles for select to authenticated
  using (user_id = (select private.require_user()));
create policy update_self on public.profiles for update to authenticated
  using (user_id = (select private.require_user()))
  with check (user_id = (select private.require_user()));

grant
  select (user_id, email, full_name, locale, time_zone, created_at, updated_at),
  update (full_name, locale, time_zone)
  on public.profiles to authenticated;

comment on table public.profiles is
  'One row a person: name, language and time zone. Made at sign-up; readable by that person alone.';
comment on column public.profiles.user_id is 'The person: their id in auth.users.';
comment on column public.profiles.locale is 'BCP 47 tag that dates, numbers and amounts are shown in.';
comment on column public.profiles.time_zone is 'IANA zone that new time entries of this person are made in.';
