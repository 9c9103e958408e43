-- What Supabase puts into a new database before the first migration: the schemas auth and
-- extensions, who may use them, and the privileges it grants by default (the first migration takes
-- them back, as it must on a hosted project). Runs once for a database, as the superuser, after
-- the API's own auth tables were made.

create schema if not exists extensions;
grant usage on schema extensions to postgres, anon, authenticated, service_role;
grant create on schema extensions to postgres;

-- Hosted projects have these columns too; SQL that makes users names them.
alter table auth.users add column if not exists instance_id uuid;
alter table auth.users add column if not exists is_super_admin boolean;

grant usage on schema auth to postgres, anon, authenticated, service_role, authenticator;
grant all on all tables in schema auth to postgres;
grant select, insert, update, delete on all tables in schema auth to authenticator;

-- The embedded API hands its JSON over as text, which arrives as one JSON string. Unwrapped, `->>`
-- works on it as it does on a hosted project.
create function auth.unwrap_user() returns trigger
language plpgsql as $$
begin
  if jsonb_typeof(new.raw_user_meta_data) = 'string' then
    new.raw_user_meta_data := (new.raw_user_meta_data #>> '{}')::jsonb;
  end if;
  if jsonb_typeof(new.raw_app_meta_data) = 'string' then
    new.raw_app_meta_data := (new.raw_app_meta_data #>> '{}')::jsonb;
  end if;
  return new;
end
$$;
create trigger unwrap before insert or update on auth.users
  for each row execute function auth.unwrap_user();

create function auth.unwrap_identity() returns trigger
language plpgsql as $$
begin
  if jsonb_typeof(new.identity_data) = 'string' then
    new.identity_data := (new.identity_data #>> '{}')::jsonb;
  end if;
  return new;
end
$$;
create trigger unwrap before insert or update on auth.identities
  for each row execute function auth.unwrap_identity();

-- Who is asking. The API sets both forms for a request; a person in psql sets the second.
create or replace function auth.jwt() returns jsonb
language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')
  )::jsonb
$$;

create or replace function auth.uid() returns uuid
language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
  )::uuid
$$;

create or replace function auth.role() returns text
language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.role', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'
  )
$$;

create or replace function auth.email() returns text
language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.email', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email'
  )
$$;

grant usage, create on schema public to postgres;
grant usage on schema public to anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on tables to anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on sequences to anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on functions to anon, authenticated, service_role;
