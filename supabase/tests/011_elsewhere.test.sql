-- Rules for what stands beside tables, policies and functions: other schemas, settings, and whatever else the server
-- offers that would carry rows or rights past the wall. 010 looks into public and private; nothing of ours may stand
-- anywhere else, so that there is nothing that the rules do not see.
--
-- Each rule looks for offenders and expects none.

begin;
set local search_path = public, extensions;
select no_plan();

-- Whoever runs the migrations owns what they make.
create temp view makers as
select c.relowner as role from pg_class c where c.oid = 'public.organizations'::regclass;

-- The server's own, here and on a hosted project; pgTAP's helpers stand in tests.
create temp view foreign_schemas as
select n.oid, n.nspname::text as name from pg_namespace n
where n.nspname ~ '^pg_' or n.nspname in (
  'information_schema', 'auth', 'extensions', 'storage', 'realtime', '_realtime', 'graphql', 'graphql_public', 'vault', 'pgsodium',
  'pgsodium_masks', 'pgbouncer', 'pgtle', 'supabase_functions', 'supabase_migrations', 'net', 'cron', 'tests');

-- What belongs to an extension is the extension's.
create temp view of_extensions as
select d.classid, d.objid from pg_depend d where d.deptype = 'e';

-- Schemas ----------------------------------------------------------------------------------------------

-- A third schema would be under none of the rules, whoever can reach it today.
select is_empty($$
  select n.nspname from pg_namespace n
  where n.nspname not in ('public', 'private') and n.oid not in (select oid from foreign_schemas)
    and not exists (select from of_extensions e where e.classid = 'pg_namespace'::regclass and e.objid = n.oid)
$$, 'there are two schemas of ours, public and private, and no third');

-- A copy of a table, or a function with its owner's rights, hidden among the server's own.
select is_empty($$
  select c.oid::regclass::text from pg_class c
  where c.relnamespace in (select oid from foreign_schemas where name not in ('tests', 'supabase_migrations') and name !~ '^pg_(toast|temp)')
    and c.relowner in (select role from makers) and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    and not exists (select from of_extensions e where e.classid = 'pg_class'::regclass and e.objid = c.oid)
  union all
  select p.oid::regprocedure::text from pg_proc p
  where p.pronamespace in (select oid from foreign_schemas where name <> 'tests' and name !~ '^pg_temp')
    and p.proowner in (select role from makers)
    -- A hosted project's own, which it makes in the owner's name.
    and p.proname !~ '^(grant_pg_\w+_access|set_graphql_placeholder|pgrst_\w+_watch)$'
    and not exists (select from of_extensions e where e.classid = 'pg_proc'::regclass and e.objid = p.oid)
$$, 'and what we make stands in them, nothing in the server''s own');

-- A new schema is a place without rules.
select is_empty($$
  select role from unnest(array['anon', 'authenticated', 'service_role']) as role
  where exists (select from pg_roles where rolname = role) and has_database_privilege(role, current_database(), 'create')
$$, 'clients make no schema');

-- Other kinds of things ----------------------------------------------------------------------------------

-- A domain hides its type from the rules of columns, an operator or a cast changes what a policy compares.
select is_empty($$
  select 'type ' || t.oid::regtype from pg_type t
  where t.typnamespace in ('public'::regnamespace, 'private'::regnamespace) and t.typtype in ('d', 'e', 'r', 'm', 'b') and t.typelem = 0
    and not exists (select from of_extensions e where e.classid = 'pg_type'::regclass and e.objid = t.oid)
  union all
  select 'operator ' || o.oid::regoperator from pg_operator o
  where o.oprnamespace in ('public'::regnamespace, 'private'::regnamespace)
    and not exists (select from of_extensions e where e.classid = 'pg_operator'::regclass and e.objid = o.oid)
  union all
  select format('cast of %s to %s', c.castsource::regtype, c.casttarget::regtype) from pg_cast c
  where c.oid >= 16384 and not exists (select from of_extensions e where e.classid = 'pg_cast'::regclass and e.objid = c.oid)
$$, 'no domain, enum or other type, operator or cast of our own');

-- A rule rewrites a statement before row security looks at it.
select is_empty($$
  select r.ev_class::regclass::text, r.rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class
  where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and r.rulename <> '_RETURN'
$$, 'no rule rewrites what is asked of a table or view');

-- A child is read under its own policies, a parent under none of the child's.
select is_empty($$
  select c.oid::regclass::text from pg_class c
  where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
    and (c.relkind = 'r' and (c.relpersistence <> 'p' or exists (select from pg_inherits i where c.oid in (i.inhrelid, i.inhparent)))
      or c.relkind in ('m', 'f'))
$$, 'no table inherits, is unlogged, foreign or materialised');

-- What happens beside the statement that was sent, and that no reader of it sees.
select is_empty($$
  select e.evtname from pg_event_trigger e join pg_proc p on p.oid = e.evtfoid
  where p.pronamespace not in (select oid from foreign_schemas where name <> 'tests')
$$, 'no event trigger of ours');

select is_empty($$
  select t.tgrelid::regclass::text, t.tgname, p.oid::regprocedure::text
  from pg_trigger t
  join pg_class c on c.oid = t.tgrelid
  join pg_proc p on p.oid = t.tgfoid
  where not t.tgisinternal and (
    -- On a table of ours, a function of ours; off ours, two that keep profiles and one that ends sessions.
    c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and p.pronamespace <> 'private'::regnamespace
    or c.relnamespace not in ('public'::regnamespace, 'private'::regnamespace)
      and p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) 
      and p.oid not in ('private.sync_profile()'::regprocedure, 'private.end_sessions()'::regprocedure)
    or c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and t.tgenabled not in ('O', 'A'))
$$, 'triggers run functions in private, always, and elsewhere only those that keep profiles and end sessions');

-- Whoever subscribes to a table is sent its rows, and of deletions the keys, past row security.
select is_empty($$
  select p.pubname::text, t.schemaname::text || '.' || t.tablename from pg_publication p join pg_publication_tables t using (pubname)
  where t.schemaname in ('public', 'private')
  union all
  select p.pubname::text, 'all tables' from pg_publication p where p.puballtables
  union all
  select p.pubname::text, n.pnnspid::regnamespace::text from pg_publication p join pg_publication_namespace n on n.pnpubid = p.oid
$$, 'no table is published, nor all that are yet to come');

-- Ways out of the database, and of the language that these rules can read.
select is_empty($$
  select 'server ' || s.srvname from pg_foreign_server s
  union all
  select 'language ' || l.lanname from pg_language l where l.lanname not in ('internal', 'c', 'sql', 'plpgsql')
  union all
  select 'large object ' || m.oid from pg_largeobject_metadata m
  union all
  select 'extension ' || x.extname from pg_extension x where x.extname in ('dblink', 'postgres_fdw', 'file_fdw', 'adminpack', 'plpython3u', 'plperlu')
$$, 'no other server, language or large object');

-- Functions ----------------------------------------------------------------------------------------------

-- The rules of 010 read texts: what is no text, or a text in disguise, they would not see.
select is_empty($$
  select p.oid::regprocedure::text from pg_proc p
  where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
    and not exists (select from of_extensions e where e.classid = 'pg_proc'::regclass and e.objid = p.oid)
    and (p.prokind <> 'f' or p.prosqlbody is not null or p.prolang not in (select oid from pg_language where lanname in ('sql', 'plpgsql'))
      or p.prosrc ~* '\mu&["'']')
$$, 'functions are functions, in sql or plpgsql, with a text for a body');

-- 010 knows "execute" and set_config; these run or read what their arguments say too, or step outside.
select is_empty($$
  select p.oid::regprocedure::text, called[1] from pg_proc p,
    regexp_matches(p.prosrc, '\m((?:query|table|cursor|schema|database)_to_xml\w*|ts_stat|ts_rewrite|xpath_table|crosstab\w*|connectby|dblink\w*|lo_\w+|pg_(?:read|write|stat|ls)_\w*file\w*|pg_ls_\w+|pg_settings|pg_advisory_unlock\w*|setval|copy)\M', 'gi') as called
  where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
$$, 'none hands a text to what would carry it out, reads a file or changes a setting');

select is_empty($$
  select p.oid::regprocedure::text from pg_proc p, aclexplode(p.proacl) a
  where p.pronamespace = 'pg_catalog'::regnamespace and a.grantee in ('anon'::regrole, 'authenticated'::regrole)
$$, 'and clients were given none of the server''s own that others do not have');

-- Settings -----------------------------------------------------------------------------------------------

-- Row security, roles, the search path and who a request is are nobody's to preset. What is set for one role in one
-- database comes before what is set for the role: 010 says how long statements of clients may take, and this that
-- nothing is set elsewhere that would come before it.
select is_empty($$
  select coalesce(d.datname::text, 'every database'), coalesce(r.rolname::text, 'everyone'), setting
  from pg_db_role_setting s
  left join pg_roles r on r.oid = s.setrole
  left join pg_database d on d.oid = s.setdatabase,
    unnest(s.setconfig) as setting
  where (s.setdatabase = 0 or d.datname = current_database())
    and (s.setrole = 0 or r.rolname in ('anon', 'authenticated', 'authenticator', 'service_role'))
    and (setting ~ '^(row_security|role|session_authorization|session_replication_role|search_path|request\.|default_transaction_|transaction_|lo_compat|allow_|zero_damaged|ignore_)'
      or setting ~ '^(statement_timeout|transaction_timeout|idle_in_transaction_session_timeout)=0')
$$, 'nothing is preset of who asks, of row security, of where names are looked for, nor that statements never end');

select is_empty($$
  select d.datname::text, s.setrole::regrole::text, setting
  from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase, unnest(s.setconfig) as setting
  where d.datname = current_database() and setting ~ '^(statement_timeout|lock_timeout|idle_)'
$$, 'how long a statement may take is said of roles, not of this database, which would come before it');

select is_empty($$
  select p.parname, a.grantee::regrole::text from pg_parameter_acl p, aclexplode(p.paracl) a
  where a.grantee = 0 or a.grantee in ('anon'::regrole, 'authenticated'::regrole, 'authenticator'::regrole)
$$, 'clients change no setting that others may not');

-- What is made tomorrow ------------------------------------------------------------------------------------

-- 010 makes something and looks at it; this reads what was said of the schemas where it does not look.
select is_empty($$
  select d.defaclrole::regrole::text, coalesce(nullif(d.defaclnamespace, 0)::regnamespace::text, 'every schema'), d.defaclobjtype, a.grantee::regrole::text
  from pg_default_acl d, aclexplode(d.defaclacl) a
  where d.defaclrole in (select role from makers)
    and (d.defaclnamespace = 0 or d.defaclnamespace not in (select oid from foreign_schemas))
    and (a.grantee = 0 or a.grantee::regrole::text in ('anon', 'authenticated', 'service_role'))
$$, 'what is made tomorrow, of any kind and in any schema of ours, is given to nobody');

select * from finish();
rollback;
