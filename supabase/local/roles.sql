-- The roles that every Supabase project has, in the shape a hosted one gives them. Roles belong to
-- the cluster, so this runs once for it, as the superuser.

-- Owns the databases and runs the migrations. No superuser: what a migration may not do on a hosted
-- project it may not do here.
create role postgres login createdb createrole replication bypassrls;

-- Who a request is. None of them can log in.
create role anon nologin noinherit;
create role authenticated nologin noinherit;
create role service_role nologin noinherit bypassrls;

-- The login of the API: holds nothing itself and becomes one of the three for each request.
create role authenticator login noinherit;
grant anon, authenticated, service_role to authenticator;
-- The API reads the catalogue as authenticator and lists only what it has a privilege on.
grant authenticated to authenticator with inherit true;

grant anon, authenticated, service_role, authenticator to postgres with admin option;

-- What a migration may set for the login of the API, as on a hosted project.
grant set on parameter pgrst.db_pre_request, pgrst.db_plan_enabled, pgrst.db_aggregates_enabled to postgres;
