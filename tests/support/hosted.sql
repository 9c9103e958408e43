-- What a hosted Supabase project has beside the schemas auth and extensions: other schemas that clients use, a
-- publication, default privileges of the superuser, an event trigger. Run as the superuser on a copy, to see that the
-- rules and the proof take none of it for ours.

create schema storage;
create table storage.objects (id uuid primary key, bucket_id text, name text, owner uuid);
alter table storage.objects enable row level security;
grant usage on schema storage to anon, authenticated, service_role, postgres;
grant all on storage.objects to anon, authenticated, service_role, postgres;

create schema realtime;
create table realtime.messages (id uuid primary key, topic text not null);
alter table realtime.messages enable row level security;
grant usage on schema realtime to anon, authenticated, service_role, postgres;
grant select, insert, update on realtime.messages to anon, authenticated, service_role;
create publication supabase_realtime;

create schema graphql;
create schema graphql_public;
create function graphql_public.graphql(query text) returns jsonb language sql as $$ select '{}'::jsonb $$;
grant usage on schema graphql, graphql_public to anon, authenticated, service_role, postgres;
grant execute on function graphql_public.graphql(text) to anon, authenticated, service_role;

create schema vault;
create table vault.secrets (id uuid primary key, secret text);
grant usage on schema vault to postgres, service_role;

create extension pg_stat_statements with schema extensions;

alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges in schema public grant all on functions to anon, authenticated, service_role;

create function extensions.pgrst_ddl_watch() returns event_trigger language plpgsql as $$
begin
  perform pg_notify('pgrst', 'reload schema');
end
$$;
create event trigger pgrst_ddl_watch on ddl_command_end execute function extensions.pgrst_ddl_watch();

do $$
begin
  execute format('alter database %I set "app.settings.jwt_exp" = ''3600''', current_database());
end
$$;
