-- One row a mutant: how the database is broken, what is broken, the noun whose tests are asked
-- first, and the statement that breaks it. All of it is found in the catalogue.
with tables as (
  select c.oid, c.relname::text as name, format('public.%I', c.relname) as path
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
),
policies as (
  select t.*, p.polname::text as policy, p.polcmd, p.polpermissive, pg_get_expr(p.polqual, p.polrelid) as using_expr,
    pg_get_expr(p.polwithcheck, p.polrelid) as check_expr, format('%s.%s', t.name, p.polname) as target
  from tables t join pg_policy p on p.polrelid = t.oid
),
columns as (
  select t.*, a.attnum, a.attname::text as column_name, a.attgenerated
  from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
),
keys as (
  -- Unique keys and indexes with the tenant's column in front, and their other columns.
  select t.*, i.indexrelid::regclass::text as key,
    (select string_agg(quote_ident(a.attname), ', ' order by k.position)
     from unnest(i.indkey::smallint[]) with ordinality as k (attnum, position)
     join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum
     where k.position <= i.indnkeyatts and a.attname <> 'organization_id') as rest,
    pg_get_expr(i.indpred, i.indrelid) as predicate
  from tables t join pg_index i on i.indrelid = t.oid
  where i.indisunique and i.indnkeyatts > 1
),
references_ as (
  -- Foreign keys between tenant tables, and the columns that would be left without the tenant's.
  select t.*, k.conname::text as constraint_name, k.confrelid::regclass::text as parent,
    (select quote_ident(a.attname) from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[cardinality(k.conkey)]) as child_column,
    (select quote_ident(a.attname) from pg_attribute a where a.attrelid = k.confrelid and a.attnum = k.confkey[cardinality(k.confkey)]) as parent_column,
    cardinality(k.conkey) > 1 as composite
  from tables t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
  where k.confrelid in (select oid from tables)
),
functions as (
  select p.oid, p.oid::regprocedure::text as signature, p.prosecdef, p.prorettype = 'trigger'::regtype as is_trigger
  from pg_proc p where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
)
select 'policy dropped' as kind, target, name as noun, format('drop policy %I on %s', policy, path) as statement from policies
union all
select 'policy shows every row', target, name, format('alter policy %I on %s using (true)', policy, path) from policies where using_expr is not null
union all
select 'policy takes every row', target, name, format('alter policy %I on %s with check (true)', policy, path) from policies where polcmd in ('a', 'w', '*')
union all
select 'policy asks for less', target, name, format('alter policy %I on %s %s %s', policy, path, 'using (' || less.using_expr || ')', 'with check (' || less.check_expr || ')')
from policies, lateral (select regexp_replace(using_expr, '''[a-z_.]+''', '''organization.read''', 'g'), regexp_replace(check_expr, '''[a-z_.]+''', '''organization.read''', 'g')) as less (using_expr, check_expr)
where polpermissive and (less.using_expr, less.check_expr) is distinct from (policies.using_expr, policies.check_expr)
union all
-- The forms to avoid: the permission without the row's workspace, and the workspace inside an "or".
select 'policy ' || form.name, target, policies.name, format('alter policy %I on %s %s %s', policy, path,
  'using (' || regexp_replace(using_expr, form.equality, form.instead) || ')', 'with check (' || regexp_replace(check_expr, form.equality, form.instead) || ')')
from policies, (values
  ('without the workspace', '\(\w+ = (\( SELECT private\.organization_for\(''[a-z_.]+''::text\) AS organization_for\))\)', '(\1 is not null)'),
  ('with the workspace in an or', '(\(\w+ = \( SELECT private\.organization_for\(''[a-z_.]+''::text\) AS organization_for\)\))', '(\1 or \1)')
) as form (name, equality, instead)
where polpermissive and policies.name <> 'profiles'
union all
select 'policy for everyone', target, name, format('alter policy %I on %s to public', policy, path) from policies
union all
select 'guard made permissive', target, name,
  format('drop policy guard on %1$s; create policy guard on %1$s for all to authenticated using (%2$s) with check (%3$s)', path, using_expr, check_expr)
from policies where not polpermissive
union all
select 'policy added', name || ' for ' || command, name, format('create policy %1$s_added on %2$s for %1$s to authenticated %3$s', command, path,
  case command when 'insert' then 'with check (true)' else 'using (true)' end)
from tables, unnest(array['select', 'insert', 'update', 'delete']) as command
union all
select 'row security off', name, name, format('alter table %s disable row level security', path) from tables
union all
select 'row security not forced', name, name, format('alter table %s no force row level security', path) from tables

union all
select 'grant widened', format('%s: %s to %s', name, privilege, role), name, format('grant %s on %s to %s', privilege, path, role)
from tables, unnest(array['authenticated', 'anon', 'public', 'service_role']) as role,
  unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger', 'maintain']) as privilege
where not has_table_privilege(case role when 'public' then 'anon' else role end, oid, privilege) and (role = 'authenticated' or privilege in ('select', 'update'))
union all
select 'column granted', format('%s.%s for %s', name, column_name, privilege), name, format('grant %s (%I) on %s to authenticated', privilege, column_name, path)
from columns, unnest(array['insert', 'update']) as privilege
where attgenerated = '' and column_name in ('organization_id', 'id') and not has_column_privilege('authenticated', oid, attnum, privilege)
union all
select 'private table granted', format('%s: %s to %s', c.oid::regclass, privilege, role), 'wall', format('grant %s on %s to %s', privilege, c.oid::regclass, role)
from pg_class c, unnest(array['select', 'insert', 'update', 'delete']) as privilege, unnest(array['authenticated', 'anon']) as role
where c.relnamespace = 'private'::regnamespace and c.relkind in ('r', 'v') and not has_table_privilege(role, c.oid, privilege)
union all
select 'schema granted', format('%s: %s to %s', schema, privilege, role), 'wall', format('grant %s on schema %s to %s', privilege, schema, role)
from unnest(array['public', 'private']) as schema, unnest(array['usage', 'create']) as privilege, unnest(array['authenticated', 'anon', 'public']) as role
where not has_schema_privilege(case role when 'public' then 'anon' else role end, schema, privilege)
union all
select 'function granted', format('%s to %s', signature, role), 'wall', format('grant execute on function %s to %s', signature, role)
from functions, unnest(array['authenticated', 'anon', 'public']) as role
where not has_function_privilege(case role when 'public' then 'anon' else role end, oid, 'execute')
union all
select 'default privilege', made, 'wall', 'alter default privileges for role postgres ' || made
from unnest(array[
  'grant execute on functions to public', 'in schema public grant execute on functions to authenticated', 'in schema public grant execute on functions to anon',
  'in schema public grant select on tables to authenticated', 'in schema public grant all on tables to anon', 'in schema public grant usage on sequences to authenticated',
  'in schema private grant select on tables to authenticated', 'in schema private grant execute on functions to authenticated']) as made

union all
select 'key over all workspaces', key, name, format('create unique index on %s (%s) %s', path, rest, 'where ' || predicate) from keys
union all
select 'key added over all workspaces', key, name, format('create unique index on %s (%s)', path, rest) from keys where predicate is null
union all
select 'reference dropped', format('%s.%s', name, constraint_name), name, format('alter table %s drop constraint %I', path, constraint_name) from references_
union all
select 'reference without the workspace', format('%s.%s', name, constraint_name), name, format(
  'alter table %1$s drop constraint %2$I; create unique index on %3$s (%4$s); alter table %1$s add constraint %2$I foreign key (%5$s) references %3$s (%4$s)',
  path, constraint_name, parent, parent_column, child_column)
from references_ where composite

union all
-- The same key, with another end: what refers goes with it, or follows it.
select 'reference ' || other.name, format('%s.%s', t.name, k.conname), t.name, format(
  'alter table %1$s drop constraint %2$I; alter table %1$s add constraint %2$I %3$s', t.path, k.conname,
  regexp_replace(pg_get_constraintdef(k.oid), '( ON DELETE [A-Z ]+( \([a-z_]+\))?)?$', other.ending))
from tables t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f',
  (values ('deletes', 'c', ' ON DELETE CASCADE'), ('follows', 'u', ' ON DELETE RESTRICT ON UPDATE CASCADE'), ('forgets', 'n', ' ON DELETE SET NULL')) as other (name, action, ending)
where k.confdeltype::text <> other.action
union all
select 'check always true', format('%s.%s', t.name, k.conname), t.name, format(
  'alter table %1$s drop constraint %2$I; alter table %1$s add constraint %2$I check ((%3$s) or char_length(%4$L) >= 0)', t.path, k.conname, pg_get_expr(k.conbin, k.conrelid), 'x')
from tables t join pg_constraint k on k.conrelid = t.oid and k.contype = 'c'

union all
select 'trigger dropped', format('%s.%s', g.tgrelid::regclass, g.tgname), c.relname, format('drop trigger %I on %s', g.tgname, g.tgrelid::regclass)
from pg_trigger g join pg_class c on c.oid = g.tgrelid where not g.tgisinternal and g.tgfoid in (select oid from functions)
union all
select 'trigger disabled', format('%s.%s', g.tgrelid::regclass, g.tgname), c.relname, format('alter table %s disable trigger %I', g.tgrelid::regclass, g.tgname)
from pg_trigger g join pg_class c on c.oid = g.tgrelid where not g.tgisinternal and g.tgfoid in (select oid from functions)
union all
select 'view runs as its owner', c.oid::regclass::text, 'time_entries', format('alter view %s set (security_invoker = false)', c.oid::regclass)
from pg_class c where c.relkind = 'v' and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
union all
select 'function runs as its owner', signature, 'wall', format('alter function %s security definer', signature) from functions where not prosecdef
union all
select 'function with a search path', signature, 'wall', format('alter function %s set search_path = public', signature) from functions

union all
select 'right given', format('%s to %s', p.permission, r.role), split_part(p.permission, '.', 1),
  format('insert into private.role_permissions (role, permission) values (%L, %L)', r.role, p.permission)
from (select distinct permission from private.role_permissions) p, private.roles r
where not exists (select from private.role_permissions rp where rp.role = r.role and rp.permission = p.permission)

union all
select 'added', added.what, 'wall', added.statement
from (values
  ('a table without row security', 'create table public.leak (organization_id uuid not null, note text)'),
  ('a table without a guard', 'create table public.leak (organization_id uuid not null, id uuid, primary key (organization_id, id)); alter table public.leak enable row level security, force row level security; grant select on public.leak to authenticated; create policy select_all on public.leak for select to authenticated using ((select private.can(''clients.read'')))'),
  ('a view for its owner', 'create view public.leak as select * from public.clients; grant select on public.leak to authenticated'),
  ('a materialised view', 'create materialized view public.leak as select * from public.clients; grant select on public.leak to authenticated'),
  ('a definer function in public', 'create function public.leak() returns bigint language sql security definer set search_path = '''' as ''select count(*) from public.clients''; grant execute on function public.leak() to authenticated'),
  ('a definer function in private', 'create function private.leak() returns bigint language sql security definer set search_path = '''' as ''select count(*) from public.clients''; grant execute on function private.leak() to authenticated'),
  ('a float', 'alter table public.clients add column discount double precision'),
  ('an unbounded text', 'alter table public.clients add column remark text'),
  ('an index that ignores the workspace', 'create index on public.time_entries (entry_date)'),
  ('a publication', 'create publication leak for table public.clients'),
  ('a function that says who asks', 'create function public.leak(who uuid) returns bigint language plpgsql set search_path = '''' as ''begin perform set_config(''''request.jwt.claims'''', jsonb_build_object(''''sub'''', who)::text, true); return (select count(*) from public.clients); end''; grant execute on function public.leak(uuid) to authenticated'),
  ('a function that carries out a text', 'create function public.leak(said text) returns void language plpgsql set search_path = '''' as ''begin execute said; end''; grant execute on function public.leak(text) to authenticated'),
  ('a function that queries a text', 'create function public.leak(said text) returns xml language sql set search_path = '''' as ''select query_to_xml(said, true, true, '''''''')''; comment on function public.leak(text) is ''X''; grant execute on function public.leak(text) to authenticated'),
  ('a function without a text', 'create function public.leak() returns bigint language sql set search_path = '''' begin atomic select count(*) from public.clients; end; comment on function public.leak() is ''X''; grant execute on function public.leak() to authenticated'),
  ('a schema', 'create schema leak'),
  ('a copy in a schema', 'create schema leak; create table leak.clients as select * from public.clients'),
  ('a copy in the server''s schema', 'create table extensions.leak as select * from public.clients'),
  ('a definer function in the server''s schema', 'create function extensions.leak() returns bigint language sql security definer set search_path = '''' as ''select count(*) from public.clients'''),
  ('a setting of a role in this database', 'do $do$ begin execute format(''alter role authenticated in database %I set statement_timeout = 0'', current_database()); end $do$'),
  ('a setting of this database', 'do $do$ begin execute format(''alter database %I set row_security = off'', current_database()); end $do$'),
  ('a domain over a float', 'create domain public.share as float8; alter table public.clients add column discount public.share'),
  ('a domain', 'create domain private.word as text check (value <> '''')'),
  ('an array', 'alter table public.clients add column labels text[]'),
  ('a document without an end', 'alter table public.clients add column extra jsonb'),
  ('bytes without an end', 'alter table public.clients add column picture bytea'),
  ('a text with a shape and no end', 'alter table public.clients add column remark text check (remark ~ ''^[a-z]+$'')'),
  ('a text with a tautology', 'alter table public.clients add column remark text check (char_length(remark) >= 0)'),
  ('a rule', 'create rule leak as on update to public.clients do also notify leak'),
  ('a table that inherits', 'create table public.leak () inherits (public.categories)'),
  ('a sequence', 'create sequence public.leak'),
  ('a procedure', 'create procedure public.leak() language sql set search_path = '''' as ''select 1'''),
  ('an operator', 'create operator public.=== (leftarg = uuid, rightarg = uuid, function = pg_catalog.uuid_eq)'),
  ('default privileges of a schema to come', 'create schema leak; alter default privileges in schema leak grant select on tables to authenticated')
) as added (what, statement)
