-- Rules that hold for every table, view, function, policy, grant and key, found in the catalogue:
-- what is added tomorrow is held to them without being named here. Where a rule has exceptions,
-- they are named beside it; the functions that run with their owner's rights are listed one by one.
--
-- Each rule looks for offenders and expects none.

begin;
set local search_path = public, extensions;
-- Counted as they run: a rule more or less is no reason to touch a number here.
select no_plan();

create temp view tables as
select c.oid, c.relname::text as name, c.relrowsecurity, c.relforcerowsecurity, c.relowner, c.relkind
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p');

create temp view columns as
select t.oid, t.name as table_name, a.attnum, a.attname::text as name, a.atttypid, a.atttypmod, a.attnotnull, a.attgenerated
from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped;

-- A table of the API whose rows belong to a workspace, and the column that says to which.
create temp view tenant_tables as
select c.oid, c.table_name as name, c.name as key, c.attnum as key_attnum, c.attnotnull, c.atttypid
from columns c join private.tenant_tables t on t.relation = c.oid and t.key_column = c.name;

create temp view policies as
select t.oid, t.name as table_name, p.oid as policy_oid, p.polname::text as name, p.polpermissive, p.polroles,
  case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as command,
  pg_get_expr(p.polqual, p.polrelid) as using_expr, pg_get_expr(p.polwithcheck, p.polrelid) as check_expr
from tables t join pg_policy p on p.polrelid = t.oid;

create temp view functions as
select p.oid, p.oid::regprocedure::text as signature, p.pronamespace::regnamespace::text as schema, p.proname::text as name,
  p.proargnames, p.prosecdef, p.proconfig, (select l.lanname::text from pg_language l where l.oid = p.prolang) as language,
  p.prorettype = 'trigger'::regtype as is_trigger, p.prosrc,
  -- The body without comments, on one line.
  btrim(regexp_replace(regexp_replace(p.prosrc, '--[^\n]*', '', 'g'), '\s+', ' ', 'g')) as body
from pg_proc p where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
  and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e');

create temp view unique_indexes as
select t.oid, t.name as table_name, i.indexrelid::regclass::text as name, i.indisprimary, i.indkey[0] as first_column
from tables t join pg_index i on i.indrelid = t.oid where i.indisunique;

-- The rules can find something -----------------------------------------------------------------------

select cmp_ok((select count(*) from tenant_tables), '>=', 12::bigint, 'there are tenant tables to look at');
select cmp_ok((select count(*) from policies), '>=', 40::bigint, 'there are policies to look at');
select cmp_ok((select count(*) from functions), '>=', 60::bigint, 'there are functions to look at');

-- Tables ---------------------------------------------------------------------------------------------

select is_empty($$ select name from tables where not relrowsecurity $$, 'row security is on for every table');
select is_empty($$ select name from tables where not relforcerowsecurity $$, 'and forced: it binds the tables'' owner too');

select is_empty($$
  select name from tables where name not in (select name from tenant_tables) and name <> 'profiles'
$$, 'every table says whose its rows are; profiles belong to people, not to workspaces');

select is_empty($$
  select name from tenant_tables where not attnotnull or atttypid <> 'uuid'::regtype
$$, 'organization_id is a uuid and never null');

select is_empty($$
  select t.name from tenant_tables t
  left join pg_attrdef d on d.adrelid = t.oid and d.adnum = t.key_attnum
  where has_any_column_privilege('authenticated', t.oid, 'insert')
    and pg_get_expr(d.adbin, d.adrelid) is distinct from 'private.current_organization_id()'
$$, 'where clients insert, the workspace is filled in by the database');

select is_empty($$
  select c.table_name, c.name from columns c join pg_type t on t.oid = c.atttypid
  where t.typname in ('float4', 'float8', 'money', 'timestamp', 'timetz', 'varchar', 'bpchar', 'json')
    or t.typtype = 'e' or (t.typname = 'numeric' and c.atttypmod = -1)
$$, 'no floating point, money, enum, timestamp without zone, unbounded numeric');

select is_empty($$
  select c.table_name, c.name from columns c
  where c.atttypid = 'text'::regtype and c.attgenerated = '' and not exists (
    select from pg_constraint k where k.conrelid = c.oid and k.contype in ('c', 'f') and c.attnum = any (k.conkey))
$$, 'every text column has a length, a shape or a list of words');

select is_empty($$
  select c.table_name, c.name from columns c
  where c.atttypid = 'text'::regtype and c.attgenerated = ''
    and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and c.attnum = any (k.conkey))
    and not exists (
      select from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and c.attnum = any (k.conkey)
        and pg_get_constraintdef(k.oid) ~ format(
          '\m(char_length\(%1$s\) <= [0-9]|%1$s ~ ''|%1$s = ANY|is_time_zone\(%1$s\))', c.name))
$$, 'and that says how long it may be at most, or which words there are');

-- A shape that lets through letters of the alphabet, digits and marks only is as good.
select is_empty($$
  select c.table_name, c.name from columns c
  where c.atttypid = 'text'::regtype and c.attgenerated = ''
    and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and c.attnum = any (k.conkey))
    and not exists (
      select from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and c.attnum = any (k.conkey)
        and pg_get_constraintdef(k.oid) ~ format(
          '\m(private\.is_line\(%1$s\)|private\.is_paragraph\(%1$s\)|%1$s = ANY|is_time_zone\(%1$s\)'
          '|%1$s ~ ''\^[][A-Za-z0-9#(){},?/._-]+\$'')', c.name))
$$, 'and refuses control characters and what turns the order of letters around');

select is_empty($$
  select c.table_name, c.name from columns c
  where c.name ~ '_minor$' and c.atttypid <> 'bigint'::regtype or c.name ~ '_ppm$' and c.atttypid <> 'integer'::regtype
$$, 'amounts are bigint minor units, rates integer parts per million');

select is_empty($$
  select c.oid::regclass from pg_class c
  where c.relkind = 'S' and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
$$, 'no sequence: what workspaces share would tell one of the other');

select is_empty($$
  select oid::regclass from pg_class
  where relnamespace in ('public'::regnamespace, 'private'::regnamespace) and relkind in ('r', 'p', 'v') and obj_description(oid, 'pg_class') is null
$$, 'every table and view has a comment');

select is_empty($$
  select distinct p.table_name, a.attname
  from policies p
  join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.policy_oid and d.refclassid = 'pg_class'::regclass and d.refobjid = p.oid
  join pg_attribute a on a.attrelid = p.oid and a.attnum = d.refobjsubid
  where a.attname not in ('id', 'organization_id') and col_description(p.oid, a.attnum) is null
$$, 'every other column that a policy reads has a comment');

-- What a tenant table is to an export, a purge and an erasure -------------------------------------------

select set_eq($$
  select c.table_schema || '.' || c.table_name from information_schema.columns c
  join information_schema.tables t using (table_schema, table_name)
  where c.table_schema in ('public', 'private') and c.column_name = 'organization_id' and t.table_type = 'BASE TABLE'
  union select 'public.organizations'
$$, 'select schema || ''.'' || name from private.tenant_tables', 'every table with organization_id is listed, and the workspaces');

select is_empty($$
  select name from private.tenant_tables where export is null or purge is null or erasure is null
$$, 'every tenant table says what it is to an export, a purge and the erasure of a person');

select is_empty($$
  select relation from private.table_lives where relation not in (select relation from private.tenant_tables)
$$, 'and nothing is said of a table that is gone');

select is_empty($$
  select child.name, parent.name
  from pg_constraint k
  join private.tenant_tables child on child.relation = k.conrelid
  join private.tenant_tables parent on parent.relation = k.confrelid
  where k.contype = 'f' and child.relation <> parent.relation and parent.position >= child.position
$$, 'what a row refers to stands in an earlier table: no two tables refer to each other in a circle');

select is_empty($$
  select t.name, named.column_name
  from private.tenant_tables t, lateral (
    select jsonb_object_keys(t.erasure) union all select unnest(t.secrets)) as named (column_name)
  where not exists (
    select from pg_attribute a
    where a.attrelid = t.relation and a.attname = named.column_name and a.attnum > 0 and not a.attisdropped)
$$, 'what is said of columns is said of columns that are there');

select is_empty($$
  select t.name, a.attname
  from private.tenant_tables t
  join pg_attribute a on a.attrelid = t.relation and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where not t.erasure ? a.attname::text and (
    a.attname ~ '(^|_)(email|phone|address|display_name|full_name|ip|user_agent|description|notes|created_by)$'
    or (a.attname <> t.key_column and exists (
      select from pg_constraint k
      where k.conrelid = t.relation and k.contype = 'f' and a.attnum = any (k.conkey)
        and k.confrelid in ('public.members'::regclass, 'public.profiles'::regclass))))
$$, 'a column that leads to a person, or is called like what describes one, says what an erasure does to it');

select is_empty($$
  select t.name, e.key
  from private.tenant_tables t, jsonb_each_text(t.erasure) e
  where e.value = 'member' and t.name <> 'members'
    and not (t.name = 'projects' and e.key = 'created_by')
    and not exists (
      select from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
      where k.conrelid = t.relation and k.contype = 'f' and a.attname = e.key and k.confrelid = 'public.members'::regclass)
$$, 'a column that stays because it leads to the membership does so; who made a project is no foreign key');

-- Keys -------------------------------------------------------------------------------------------------

select is_empty($$
  select t.name from tenant_tables t where not exists (select from unique_indexes u where u.oid = t.oid and u.indisprimary)
$$, 'every tenant table has a primary key');

select is_empty($$
  select u.name from unique_indexes u join tenant_tables t on t.oid = u.oid
  where u.first_column <> t.key_attnum and u.name <> 'organizations_slug_taken'
$$, 'every primary and unique key leads with organization_id; the slug alone is unique over all workspaces');

select is_empty($$
  select k.conrelid::regclass, k.conname
  from pg_constraint k
  join tenant_tables child on child.oid = k.conrelid
  join tenant_tables parent on parent.oid = k.confrelid
  where k.contype = 'f'
    and (k.conkey[1] <> child.key_attnum or k.confkey[1] <> parent.key_attnum or not k.convalidated)
$$, 'every foreign key between tenant tables leads with organization_id on both sides');

select is_empty($$
  select c.table_name, c.name from columns c join tenant_tables t on t.oid = c.oid
  where c.atttypid = 'uuid'::regtype and c.name not in ('id', t.key) and not exists (
    select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and c.attnum = any (k.conkey))
    -- A foreign key here would be a second way from projects to members, and embedding could not choose.
    and (c.table_name, c.name) <> ('projects', 'created_by')
$$, 'every other uuid of a tenant table is part of a foreign key; who made a project is named');

select is_empty($$
  select t.name from tenant_tables t
  where t.name not in ('organizations', 'project_rates', 'project_members', 'invoice_lines', 'billings') and not exists (
    select from pg_constraint k
    where k.conrelid = t.oid and k.contype = 'f' and k.conkey = array[t.key_attnum] and k.convalidated
      and k.confrelid = 'public.organizations'::regclass)
$$, 'organization_id refers to the workspace; four tables are parts of another row and refer to that');

select is_empty($$
  select k.conrelid::regclass, k.conname from pg_constraint k
  where k.contype = 'f' and k.conrelid in (select oid from tenant_tables)
    and k.confrelid not in (select oid from tenant_tables)
    and k.confrelid <> 'public.profiles'::regclass
    and (select c.relnamespace from pg_class c where c.oid = k.confrelid) <> 'private'::regnamespace
$$, 'a tenant table refers to tenant tables, profiles and reference data only');

select is_empty($$
  select t.name, i.indexrelid::regclass from tenant_tables t join pg_index i on i.indrelid = t.oid
  where (i.indkey[0] <> t.key_attnum or not i.indisvalid)
    and i.indexrelid::regclass::text not in ('organizations_slug_taken', 'members_of_user', 'invitations_of_token', 'invitations_by_day')
$$, 'every index leads with organization_id; four look-ups over all workspaces are named');

select is_empty($$
  select k.conrelid::regclass, k.conname
  from pg_constraint k
  where k.contype = 'f' and k.conrelid in (select oid from tables)
    and (select c.relnamespace from pg_class c where c.oid = k.confrelid) <> 'private'::regnamespace
    and not exists (
      select from pg_index i
      where i.indrelid = k.conrelid
        and (i.indkey::smallint[])[0:cardinality(k.conkey) - 1] @> k.conkey
        -- A partial index serves if it leaves out nothing but nulls of the key itself.
        and (i.indpred is null or (select bool_or(pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname))
          from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey))))
$$, 'every foreign key is covered by an index; reference data of a few rows aside');

select is_empty($$
  select k.conrelid::regclass, k.conname from pg_constraint k
  where k.contype = 'f' and k.confdeltype = 'c' and k.conrelid in (select oid from tenant_tables)
    and k.confrelid <> 'public.organizations'::regclass
    and k.conname not in ('project_rates_project', 'project_members_project', 'project_members_member', 'invoice_lines_invoice')
$$, 'no row goes because another goes, a workspace or what it is a part of aside: four such parts are named');

-- The guard --------------------------------------------------------------------------------------------

select is_empty($$
  select t.name from tenant_tables t
  where not exists (select from policies p where p.oid = t.oid and p.name = 'guard')
$$, 'every tenant table has the policy guard');

select is_empty($$
  select table_name from policies
  where name = 'guard' and (polpermissive or command <> 'all' or polroles <> array['authenticated'::regrole::oid])
$$, 'the guard is restrictive, for all commands, to authenticated');

select is_empty($$
  select p.table_name, p.using_expr from policies p join tenant_tables t on t.oid = p.oid
  where p.name = 'guard'
    and p.using_expr is distinct from format('(%s = ( SELECT private.current_organization_id() AS current_organization_id))', t.key)
$$, 'the guard shows the rows of the request''s workspace');

select is_empty($$
  select p.table_name, p.check_expr from policies p join tenant_tables t on t.oid = p.oid
  where p.name = 'guard'
    and p.check_expr is distinct from format('(%s = ( SELECT private.current_organization_id() AS current_organization_id))', t.key)
$$, 'and lets no other row be written');

-- Permissive policies ------------------------------------------------------------------------------------

create temp view granted_commands as
select t.oid, t.name as table_name, command
from tables t, unnest(array['select', 'insert', 'update', 'delete']) as command
where case command when 'delete' then has_table_privilege('authenticated', t.oid, 'delete')
  else has_any_column_privilege('authenticated', t.oid, command) end;

select is_empty($$
  select g.table_name, g.command from granted_commands g
  where not exists (select from policies p where p.oid = g.oid and p.polpermissive and p.command = g.command)
$$, 'every command that is granted has a permissive policy');

select is_empty($$
  select p.table_name, p.name from policies p
  where p.polpermissive and not exists (select from granted_commands g where g.oid = p.oid and g.command = p.command)
$$, 'no permissive policy for a command that is not granted');

select is_empty($$
  select table_name, command from policies where polpermissive group by table_name, command having count(*) > 1
$$, 'one permissive policy a command: two would widen each other');

select is_empty($$
  select table_name, name from policies where polpermissive and name not like command || '\_%' or not polpermissive and name <> 'guard'
$$, 'policies are called what they are for');

select is_empty($$
  select table_name, name from policies where polroles <> array['authenticated'::regrole::oid]
$$, 'every policy is for authenticated alone, none for public or anon');

-- One way to write a policy: the workspace in which the caller holds the permission is the row's, and
-- whatever else is asked is added with "and".
create temp view permissive as
select p.table_name, p.name, p.command, t.key, e.expr
from policies p
left join tenant_tables t on t.oid = p.oid
cross join unnest(array[p.using_expr, p.check_expr]) as e (expr)
where p.polpermissive and e.expr is not null;

select is_empty($$
  select table_name, name, expr from permissive
  where key is not null and expr !~ format(
    '^\(?\(%s = \( SELECT private\.organization_for\(''[a-z_]+\.[a-z_]+''::text\) AS organization_for\)\)( AND .*\))?$', key)
$$, 'every permissive policy begins with the workspace in which the caller holds the permission');

select is_empty($$
  select table_name, name, expr from permissive
  where key is null and expr <> '(user_id = ( SELECT private.require_user() AS require_user))'
$$, 'or, where no workspace is and so no guard, with the person whose session goes on, and says no more');

select is_empty($$
  select table_name, name, expr from permissive
  where regexp_count(expr, '= \( SELECT private\.') <> 1
$$, 'and compares the workspace once: in an "or", a second time, it would cost large workspaces their plans');

select is_empty($$
  select table_name, name, expr from permissive
  where expr ~ '(?<!AS organization_for\) IS NOT NULL\)) OR ' or regexp_count(expr, ' OR ') > 1
$$, 'an "or" asks the permission first, then whose the row is');

select is_empty($$
  select p.table_name, p.name, rp.role, asked[1] as permission
  from permissive p, regexp_matches(p.expr, 'organization_for\(''([a-z_.]+)''', 'g') as asked,
    lateral (select substring(p.expr from 'organization_for\(''([a-z_.]+)''') as permission) as outside
  join private.role_permissions rp on true
  where rp.permission = asked[1] and not exists (
    select from private.role_permissions o where o.role = rp.role and o.permission = outside.permission)
$$, 'who may do it to all rows may do it to their own: the permission outside is held by whoever holds one inside');

select is_empty($$
  select table_name, name, asked.permission
  from permissive, lateral (select substring(expr from 'organization_for\(''([a-z_.]+)''') as permission) as asked
  where key is not null
    and asked.permission !~ (case command when 'select' then '\.read(_own|_assigned)?$' when 'insert' then '\.create$'
      when 'update' then '\.update(_own)?$' else '\.delete$' end)
    -- Assigning is one permission, and so is changing a rate, to none at all as well.
    and (table_name, command, asked.permission) not in (
      ('project_members', 'insert', 'projects.assign'), ('project_members', 'delete', 'projects.assign'),
      ('project_rates', 'delete', 'rates.update'), ('invitations', 'select', 'members.invite'))
$$, 'a policy asks for the permission to do what its command does');

select is_empty($$
  select table_name, name, expr from policies, unnest(array[using_expr, check_expr]) as expr
  where expr ~ '\m([a-z_]+(\.[a-z_]+)?) = \1\M' or expr ~* '\mor true\M|\mtrue or\M|\(true\)|^true$'
$$, 'no policy compares a column with itself or is true by the way');

select is_empty($$
  select table_name, name from policies
  where polpermissive and (command = 'update' and (using_expr is null or check_expr is null)
    or command = 'insert' and check_expr is null or command in ('select', 'delete') and using_expr is null)
$$, 'updates check the row before and after, inserts after, the others before');

select is_empty($$
  select table_name, name, expr from policies, unnest(array[using_expr, check_expr]) as expr
  where regexp_count(expr, '(auth\.(uid|jwt|role)|private\.(can|current_organization_id|organization_for|require_user|my_project_ids))\(')
    <> regexp_count(expr, 'SELECT (auth\.(uid|jwt|role)|private\.(can|current_organization_id|organization_for|require_user|my_project_ids))\(')
$$, 'what does not depend on the row is asked once a statement');

select is_empty($$
  select distinct named.permission from (
    select (regexp_matches(concat_ws(' ', using_expr, check_expr), '\(''([a-z_.]+)''::text\)', 'g'))[1] as permission from policies
    union all
    select (regexp_matches(body, 'private\.(?:(?:organization_for|can|require)\(|lock_members\(p_organization_id, p_actor_id, )''([a-z_.]+)''', 'g'))[1] from functions
  ) named
  where named.permission not in (select permission from private.role_permissions)
$$, 'every permission that is asked for is one that some role holds');

select is_empty($$
  select distinct permission from private.role_permissions rp
  where not exists (select from policies p where concat_ws(' ', p.using_expr, p.check_expr) like '%''' || rp.permission || '''%')
    and not exists (select from functions f where f.body like '%''' || rp.permission || '''%')
$$, 'every permission that is held is asked for somewhere');

-- Grants -------------------------------------------------------------------------------------------------

create temp view relations as
select c.oid, c.relname::text as name, c.relnamespace::regnamespace::text as schema, c.relkind, c.relacl
from pg_class c where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S');

create temp view acl as
select r.schema, r.name, null::text as column_name, a.grantee, lower(a.privilege_type) as privilege, a.is_grantable
from relations r, aclexplode(r.relacl) a
union all
select r.schema, r.name, t.attname, a.grantee, lower(a.privilege_type), a.is_grantable
from relations r join pg_attribute t on t.attrelid = r.oid and t.attnum > 0, aclexplode(t.attacl) a;

select is_empty($$
  select * from acl where grantee in (0, 'anon'::regrole)
$$, 'anon and public hold nothing in any table, view or sequence');

select is_empty($$
  select n.nspname, a.grantee, a.privilege_type from pg_namespace n, aclexplode(n.nspacl) a
  where n.nspname in ('public', 'private') and (a.grantee = 0
    or a.grantee = 'anon'::regrole and (n.nspname, a.privilege_type) <> ('public', 'USAGE')
    or a.grantee = 'authenticated'::regrole and a.privilege_type <> 'USAGE')
$$, 'anon may use the schema public and not private, in which nobody but the owner makes anything');

-- One is asked before every request and answers nothing. Each other answers to nothing but a token of 256 bits:
-- name here, one by one, what comes to this list.
select set_eq(
  $$ select signature from functions where has_function_privilege('anon', oid, 'execute') $$,
  array['pre_request()', 'preview_invitation(text)'],
  'anon calls what a visitor with an invitation''s link is shown by, and nothing else');

select is_empty($$
  select signature from functions
  where exists (select from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where p.oid = functions.oid and a.grantee = 0)
$$, 'public calls no function');

select is_empty($$
  select schema, name, privilege from acl
  where grantee = 'authenticated'::regrole and privilege not in ('select', 'insert', 'update', 'delete')
$$, 'clients cannot truncate, refer to, put triggers on or maintain a table');

select is_empty($$ select * from acl where grantee = 'authenticated'::regrole and is_grantable $$, 'nor pass a right on');

select is_empty($$
  select schema, name, privilege from acl
  where grantee = 'authenticated'::regrole and privilege in ('insert', 'update') and column_name is null
$$, 'insert and update are granted by column');

select is_empty($$
  select name, column_name, privilege from acl
  where grantee = 'authenticated'::regrole and privilege in ('insert', 'update') and column_name in ('id', 'organization_id')
$$, 'never for organization_id or id');

select is_empty($$
  select a.name, a.column_name from acl a
  join columns c on c.table_name = a.name and c.name = a.column_name
  join pg_index i on i.indrelid = c.oid and i.indisprimary and c.attnum = any (i.indkey::smallint[])
  where a.schema = 'public' and a.grantee = 'authenticated'::regrole and a.privilege = 'update'
$$, 'no column of a primary key can be updated');

select is_empty($$
  select name, column_name, privilege from acl
  where grantee = 'authenticated'::regrole and privilege in ('insert', 'update')
    and column_name in ('user_id', 'created_by', 'created_at', 'updated_at', 'role', 'number', 'billed', 'token_hash', 'currency')
    and (name, column_name) not in (('clients', 'currency'), ('project_members', 'user_id'))
$$, 'who, when, which role, which number: the database says, not the request');

select is_empty($$
  select name, column_name, privilege from acl
  where schema = 'private' and grantee = 'authenticated'::regrole
    and (privilege <> 'select' or name <> 'time_entry_list')
$$, 'of what is private clients read one view');

select is_empty($$
  select name from acl
  where grantee = 'authenticated'::regrole and privilege = 'select' and column_name is null and name in (select name from tables)
$$, 'tables are read column by column: a whole one includes xmin, which counts what every workspace writes');

select is_empty($$
  select name, column_name, privilege from acl
  where schema = 'public' and grantee = 'authenticated'::regrole and privilege = 'select' and name = 'invitations'
    and (column_name is null or column_name = 'token_hash')
$$, 'the hash of an invitation''s token is nobody''s to read');

select is_empty($$
  select * from acl a
  where a.grantee not in ('authenticated'::regrole)
    and a.grantee not in (select c.relowner from pg_class c where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace))
$$, 'no other role holds anything, a service key''s least of all');

select is_empty($$
  select rolname from pg_roles
  where rolname in ('anon', 'authenticated') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
    or exists (select from pg_auth_members m where m.member = pg_roles.oid))
$$, 'the client roles have no power of their own and are members of nothing');

select is_empty($$
  select name from tables where relowner in ('anon'::regrole, 'authenticated'::regrole)
$$, 'clients own no table');

select is_empty($$
  select r.rolname from pg_roles r
  where r.rolname in ('anon', 'authenticated')
    and not exists (select from unnest(r.rolconfig) s where s ~ '^statement_timeout=([1-9]s|[1-9][0-9]{2,3}(ms)?)$')
$$, 'their statements end within ten seconds');

select is_empty($$
  select s.setrole::regrole, d.datname, s.setconfig from pg_db_role_setting s left join pg_database d on d.oid = s.setdatabase
  where s.setrole in ('anon'::regrole, 'authenticated'::regrole) and s.setdatabase <> 0
$$, 'and no database has settings of its own for them, which would come before these');

-- Elsewhere: the rules above look into public and private, so that nothing of ours may stand anywhere else. What
-- an extension brings along is its own.
select is_empty($$
  select n.nspname, role from pg_namespace n, unnest(array['anon', 'authenticated']) as role
  where n.nspname not in ('public', 'private', 'auth', 'extensions', 'pg_catalog', 'information_schema', 'tests',
      -- A hosted project's own, which its own policies guard.
      'storage', 'realtime', 'graphql', 'graphql_public')
    and has_schema_privilege(role, n.oid, 'usage') and n.oid <> pg_my_temp_schema()
$$, 'clients use no schema that these rules do not know');

select is_empty($$
  select p.oid::regprocedure::text from pg_proc p
  where p.pronamespace in ('auth'::regnamespace, 'extensions'::regnamespace) and p.prosecdef
    and (has_function_privilege('anon', p.oid, 'execute') or has_function_privilege('authenticated', p.oid, 'execute'))
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  union all
  select c.oid::regclass::text from pg_class c, unnest(array['anon', 'authenticated']) as role
  where c.relnamespace in ('auth'::regnamespace, 'extensions'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and has_any_column_privilege(role, c.oid, 'select, insert, update')
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
$$, 'and find nothing in the others that runs with its owner''s rights or holds rows');

-- Views ------------------------------------------------------------------------------------------------

select is_empty($$
  select schema, name from relations r join pg_class c on c.oid = r.oid
  where r.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false)
$$, 'views run with the rights of whoever asks');

select is_empty($$
  select c.oid::regclass from pg_class c
  where c.relkind in ('m', 'f') and has_schema_privilege('authenticated', c.relnamespace, 'usage')
    and (has_any_column_privilege('authenticated', c.oid, 'select') or has_any_column_privilege('anon', c.oid, 'select'))
$$, 'no materialised view or foreign table, which know no row security, can be reached');

select is_empty($$
  select p.pubname, p.tablename from pg_publication_tables p where p.schemaname = 'public'
$$, 'no table is published: deletions are sent to every subscriber');

-- Functions --------------------------------------------------------------------------------------------

select is_empty($$
  select signature from functions where not coalesce(proconfig @> array['search_path=""'], false)
$$, 'every function names its schemas: search_path is empty');

select is_empty($$
  select signature, setting from functions, unnest(proconfig) as setting
  where setting <> 'search_path=""' and setting !~ '^enable_[a-z]+=off$'
$$, 'and sets nothing else but what the planner is to leave alone: no role, no time limit, no row security');

-- Who asks, and where, is the request's to say. A function that says it anew walks through the wall with the
-- caller's own rights; one that carries out a text does whatever the text says.
select is_empty($$
  select signature from functions
  -- A statement of its own: "update … set role" is none.
  where body ~* '\mset_config\M|\mexecute\M|(^|; ?|\m(begin|then|else|loop) )(set|reset) '
$$, 'no function says anew who asks or where, and none carries out a text');

-- Authority and deed: what clients call with more than their own rights is one statement, which authorises
-- and hands the workspace, the actor and each argument to the function of the same name behind it. What a
-- visitor may call has no actor: the token that it is given is the authority. What asks which session is this one
-- is told that beside the person.
create temp view actions as
select f.oid, f.signature, f.name, f.body, f.language, place.public,
  case when not place.public then substring(f.body from
    '^select private\.\w+\((private\.require\(''[a-z_]+\.[a-z_]+''\), auth\.uid\(\)|private\.require_user\(\)(, private\.session_id\(\))?)')
    || ', ' else '' end as authority,
  coalesce(array_to_string(f.proargnames, ', '), '') as arguments
from functions f, lateral (select has_function_privilege('anon', f.oid, 'execute') as public) as place
where f.schema = 'public' and f.prosecdef;

select cmp_ok((select count(*) from actions), '>=', 17::bigint, 'there are actions to look at');

select is_empty($$
  select signature, body from actions
  where language <> 'sql' or body is distinct from format('select private.%s(%s)', name, rtrim(authority || arguments, ', '))
$$, 'what clients call runs with their rights, or is one statement that authorises and hands over');

select is_empty($$
  select a.signature from actions a
  where (
    select count(*) from functions d
    where d.schema = 'private' and d.name = a.name and not d.prosecdef and not d.is_trigger
      and case when a.public then true
        when a.authority = 'private.require_user(), private.session_id(), ' then d.proargnames[1:2] = array['p_actor_id', 'p_session_id']
        when a.authority = 'private.require_user(), ' then d.proargnames[1] = 'p_actor_id'
        else d.proargnames[1:2] = array['p_organization_id', 'p_actor_id'] end
  ) <> 1 or (select count(*) from functions d where d.schema = 'private' and d.name = a.name) <> 1
$$, 'to its deed, which runs with the rights of whoever calls it');

-- What is granted to nobody, and what of the rest it calls.
create temp view told as
select f.* from functions f
where f.schema = 'private' and not f.prosecdef and not f.is_trigger
  and not has_function_privilege('authenticated', f.oid, 'execute');

select is_empty($$
  select signature from (
    select t.signature, t.body from told t
    union
    select f.signature, f.body from functions f join told t on t.body ~ ('private\.' || f.name || '\(')
    where f.schema = 'private' and not f.prosecdef and not f.is_trigger
  ) called
  where body ~ 'auth\.(uid|jwt|role)|current_setting|private\.(organization_for|current_organization_id|only_organization_id|require|require_user|session_id|can|can_log_to|today|my_\w+)\('
$$, 'no deed, and nothing that it calls, asks who or where: it is told');

select is_empty($$
  select c.table_name, c.name, pg_get_expr(d.adbin, d.adrelid) from columns c
  join pg_attrdef d on d.adrelid = c.oid and d.adnum = c.attnum
  where not has_any_column_privilege('authenticated', c.oid, 'insert')
    and pg_get_expr(d.adbin, d.adrelid) ~ 'auth\.|current_setting|private\.current_organization_id'
$$, 'nor does a column that only deeds fill');

select is_empty($$
  select signature from functions where schema = 'public' and (is_trigger or not has_function_privilege('authenticated', oid, 'execute'))
$$, 'the schema public holds what clients call and nothing else');

select is_empty($$
  select signature from functions where obj_description(oid, 'pg_proc') is null
$$, 'every function has a comment');

select is_empty($$
  select signature from functions where is_trigger and has_function_privilege('authenticated', oid, 'execute')
$$, 'nobody calls a trigger function');

-- Every function in private that runs with its owner's rights, and the call that its first statement makes.
-- wall: the functions that answer who, where and whether; their own tests are 200_wall.
-- trigger: what it may do, it does to the row that the caller was allowed to write.
create temp table definers (signature text primary key, first_call text not null, callable boolean not null);
insert into definers values
  ('private.only_organization_id()', 'wall', false),
  ('private.current_organization_id()', 'wall', true),
  ('private.organization_for(text)', 'wall', true),
  ('private.require(text)', 'wall', true),
  ('private.require_user()', 'wall', true),
  ('private.sync_profile()', 'trigger', false),
  ('private.end_sessions()', 'trigger', false),
  ('private.keep_slug()', 'trigger', false),
  ('private.drop_foreign_rate()', 'trigger', false),
  ('private.sync_members()', 'trigger', false),
  ('private.check_time_entry()', 'trigger', false),
  ('private.freeze_invoice_line()', 'trigger', false),
  ('private.mark_billed()', 'trigger', false),
  -- Questions that reach past the caller's own rows: the auth server's, all their workspaces, the table of rights, another's clock,
  -- and from the policies of projects and time, which would ask each other without end.
  ('private.my_sessions()', 'private.require_user()', true),
  ('private.my_organizations()', 'private.require_user()', true),
  ('private.my_permissions()', 'private.require(''organization.read'')', true),
  ('private.today()', 'private.require(''organization.read'')', true),
  ('private.my_project_ids()', 'private.require(''organization.read'')', true),
  -- Rows that are to stay as they are until the caller has written what depends on them.
  ('private.hold_clients(uuid[])', 'private.require(''organization.read'')', true),
  ('private.hold_member(uuid)', 'private.require(''projects.assign'')', true),
  ('private.can_log_to(uuid)', 'private.require(''time.create'')', true);

select set_eq(
  $$ select signature from functions where prosecdef and schema = 'private' $$, 'select signature from definers',
  'the functions in private that run with their owner''s rights are those listed');

select is_empty($$
  select d.signature, d.first_call from definers d join functions f using (signature)
  where d.first_call not in ('wall', 'trigger')
    and left(regexp_replace(f.body, '^declare \w+ [a-z_.]+ := ', ''), length(d.first_call) + 1) <> d.first_call || ';'
$$, 'each authorises in its first statement, by the call listed');

select is_empty($$
  select d.signature from definers d join functions f using (signature) where (d.first_call = 'trigger') <> f.is_trigger
$$, 'those listed as triggers are triggers');

select is_empty($$
  select f.signature from functions f left join definers d using (signature)
  where f.schema = 'private' and not f.is_trigger
    and has_function_privilege('authenticated', f.oid, 'execute') <> coalesce(d.callable, f.signature in (
      'private.can(text)', 'private.session_id()', 'private.uuid_v7(timestamp with time zone)', 'private.is_time_zone(text)', 'private.is_line(text)', 'private.is_paragraph(text)', 'private.project_choices(uuid)', 'private.week_start(date,text)',
      'private.latest_entries(integer)', 'private.taxes(bigint[],integer[],text)',
      'private.invoice_taxes(uuid,uuid)', 'private.invoice_seller(uuid)', 'private.invoice_buyer(uuid,uuid)'))
$$, 'clients call those that they must, and a few helpers that run with their own rights');

select is_empty($$
  select f.signature from functions f where f.prosrc ~ 'user_meta_?data' and f.signature <> 'private.sync_profile()'
  union all
  select p.table_name || '.' || p.name from policies p where concat_ws(' ', p.using_expr, p.check_expr) ~ 'user_meta_?data'
$$, 'nothing believes what people write into their own token');

select is_empty($$
  select f.signature from functions f join pg_proc p on p.oid = f.oid
  where p.provolatile <> 'v' and not f.prosecdef and not f.is_trigger
    and regexp_count(f.body, 'auth\.uid\(\)') <> regexp_count(f.body, '\(select auth\.uid\(\)\)')
$$, 'what reads asks who the caller is by a sub-select: bare, it is no condition of an index behind row security');

select is_empty($$
  select f.signature from functions f join pg_proc p on p.oid = f.oid
  where f.schema = 'public' and 'page_size' = any (p.proargnames)
    and not p.proconfig @> array['enable_sort=off', 'enable_hashjoin=off', 'enable_mergejoin=off', 'enable_material=off']
$$, 'a list by pages keeps the order of its index, whatever the statistics say');

-- Triggers -------------------------------------------------------------------------------------------

select is_empty($$
  select t.name from tenant_tables t
  where t.key = 'organization_id' and not exists (
    select from pg_trigger g
    where g.tgrelid = t.oid and g.tgfoid = 'private.refuse_move'::regproc and g.tgenabled in ('O', 'A')
      -- Before, for each row, on every update whatever the columns.
      and g.tgtype = 19 and g.tgqual is null and cardinality(g.tgattr::smallint[]) = 0)
$$, 'no row moves to another workspace: a trigger refuses on every tenant table');

select is_empty($$
  select c.table_name from columns c
  where c.name = 'updated_at' and not exists (
    select from pg_trigger g
    where g.tgrelid = c.oid and g.tgfoid = 'private.touch'::regproc and g.tgenabled in ('O', 'A') and g.tgtype = 19
      and g.tgqual is null and cardinality(g.tgattr::smallint[]) = 0)
$$, 'updated_at is kept by a trigger wherever it stands');

-- What is made tomorrow ------------------------------------------------------------------------------

do $$
begin
  perform set_config('role', (select c.relowner::regrole::text from pg_class c where c.oid = 'public.organizations'::regclass), true);
end
$$;
create table public.made_tomorrow (id integer);
create view public.view_made_tomorrow as select 1 as one;
create sequence public.sequence_made_tomorrow;
create function public.function_made_tomorrow() returns integer language sql as 'select 1';
create function private.function_made_tomorrow() returns integer language sql as 'select 1';
create table private.made_tomorrow (id integer);
reset role;

select is_empty($$
  select role, name from unnest(array['anon', 'authenticated', 'service_role']) as role,
    unnest(array['public.made_tomorrow', 'public.view_made_tomorrow', 'private.made_tomorrow']) as name
  where exists (select from pg_roles where rolname = role)
    and (has_table_privilege(role, name, 'select, insert, update, delete, truncate, references, trigger, maintain') or has_any_column_privilege(role, name, 'select'))
  union all
  select role, 'sequence' from unnest(array['anon', 'authenticated', 'service_role']) as role
  where exists (select from pg_roles where rolname = role) and has_sequence_privilege(role, 'public.sequence_made_tomorrow', 'usage, select, update')
$$, 'a table, view or sequence made tomorrow gives clients nothing');

select is_empty($$
  select role, name from unnest(array['anon', 'authenticated', 'service_role']) as role,
    unnest(array['public.function_made_tomorrow()', 'private.function_made_tomorrow()']) as name
  where exists (select from pg_roles where rolname = role) and has_function_privilege(role, name, 'execute')
$$, 'nor does a function');

select * from finish();
rollback;
