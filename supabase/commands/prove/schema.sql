-- What the schema is, one object a row: its name, and all that makes it what it is. Read from the catalogue alone, by
-- anybody who may connect; with an empty search_path, so that each name says its schema. Tuning that a DBA may do on a
-- live database (storage, autovacuum, statistics targets, comments) is left out.
with rooms as (
  select n.oid, n.nspname, n.nspacl, n.nspowner from pg_namespace n where n.nspname in ('public', 'private')
),
-- Grants to the owner say nothing.
owner as (
  select c.relowner as oid from pg_class c where c.oid = 'public.organizations'::regclass
),
brought as (
  select d.classid, d.objid from pg_depend d where d.deptype = 'e'
),
relations as (
  select c.* from pg_class c join rooms r on r.oid = c.relnamespace
  where not exists (select from brought b where b.classid = 'pg_class'::regclass and b.objid = c.oid)
),
functions as (
  select p.* from pg_proc p join rooms r on r.oid = p.pronamespace
  where not exists (select from brought b where b.classid = 'pg_proc'::regclass and b.objid = p.oid)
),
granted as (
  select 'schema ' || r.nspname as object, null::text as columns, r.nspowner as owned_by, a.*
  from rooms r, aclexplode(r.nspacl) a
  union all
  select 'relation ' || c.oid::regclass::text, null, c.relowner, a.* from relations c, aclexplode(c.relacl) a
  union all
  select 'function ' || p.oid::regprocedure::text, null, p.proowner, a.*
  from functions p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
  union all
  select 'relation ' || c.oid::regclass::text, t.attname::text, c.relowner, a.*
  from relations c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
  union all
  select format('what %s makes in %s: %s', d.defaclrole::regrole,
      coalesce((select r.nspname from rooms r where r.oid = d.defaclnamespace), 'any schema'), d.defaclobjtype),
    null, d.defaclrole, a.*
  from pg_default_acl d, aclexplode(d.defaclacl) a
  where d.defaclrole = (select oid from owner) and (d.defaclnamespace = 0 or d.defaclnamespace in (select oid from rooms))
  union all
  -- Where nothing is said of functions, everybody may call them.
  select format('what %s makes in any schema: f', o.oid::regrole), null, o.oid, a.*
  from owner o, aclexplode(acldefault('f', o.oid)) a
  where not exists (
    select from pg_default_acl d where d.defaclrole = o.oid and d.defaclnamespace = 0 and d.defaclobjtype = 'f')
),
grants as (
  select g.object, case g.grantee when 0 then 'public' else g.grantee::regrole::text end as grantee,
    lower(g.privilege_type) || case when g.is_grantable then ' and pass on' else '' end as privilege,
    string_agg(g.columns, ', ' order by g.columns collate "C") as columns
  from granted g where g.grantee not in (g.owned_by, (select oid from owner))
  group by g.object, g.grantee, g.privilege_type, g.is_grantable, g.columns is null
),
objects (object, state) as (
  select 'relation ' || c.oid::regclass::text, concat_ws(', ',
    case c.relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view' when 'S' then 'sequence'
      when 'm' then 'materialized view' when 'f' then 'foreign table' else c.relkind::text end,
    case c.relpersistence when 'p' then null else 'not logged' end,
    'of ' || c.relowner::regrole::text,
    case when c.relrowsecurity then 'row security' end, case when c.relforcerowsecurity then 'forced' end,
    case c.relkind when 'v' then array_to_string(c.reloptions, ', ') end,
    case when c.relkind in ('v', 'm') then regexp_replace(pg_get_viewdef(c.oid), '\s+', ' ', 'g') end)
  from relations c where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
  union all
  select format('column %s.%s', c.oid::regclass, a.attname), concat_ws(' ',
    format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull then 'not null' end,
    case when a.attcollation <> t.typcollation then 'collate ' || a.attcollation::regcollation::text end,
    case a.attidentity when '' then null else 'identity ' || a.attidentity::text end,
    case when a.attgenerated <> '' then 'generated' when d.oid is not null then 'default' end,
    pg_get_expr(d.adbin, d.adrelid))
  from relations c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'c')
  union all
  select format('constraint %s.%s', coalesce(k.conrelid::regclass::text, k.contypid::regtype::text), k.conname),
    pg_get_constraintdef(k.oid)
  from pg_constraint k
  where k.contype <> 't' and (k.conrelid in (select oid from relations)
    or k.contypid in (select t.oid from pg_type t join rooms r on r.oid = t.typnamespace))
  union all
  select 'index ' || i.indexrelid::regclass::text,
    pg_get_indexdef(i.indexrelid) || case when i.indisvalid and i.indisready then '' else ', invalid' end
  from pg_index i where i.indrelid in (select oid from relations)
  union all
  select format('policy %s.%s', p.polrelid::regclass, p.polname), concat_ws(' ',
    case when p.polpermissive then 'permissive' else 'restrictive' end, 'for',
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
    'to', (select string_agg(case r when 0 then 'public' else r::regrole::text end, ', ' order by r::regrole::text)
      from unnest(p.polroles) r),
    'using ' || pg_get_expr(p.polqual, p.polrelid), 'with check ' || pg_get_expr(p.polwithcheck, p.polrelid))
  from pg_policy p where p.polrelid in (select oid from relations)
  union all
  select format('trigger %s.%s', g.tgrelid::regclass, g.tgname), concat_ws(', ',
    pg_get_triggerdef(g.oid), case g.tgenabled when 'O' then null when 'D' then 'disabled' else g.tgenabled::text end)
  from pg_trigger g
  where not g.tgisinternal and (g.tgrelid in (select oid from relations) or g.tgfoid in (select oid from functions))
  union all
  -- Those behind a foreign key have names that differ by database.
  select format('checks of %s.%s', g.tgrelid::regclass, k.conname), 'switched off'
  from pg_trigger g join pg_constraint k on k.oid = g.tgconstraint
  where g.tgisinternal and g.tgenabled <> 'O' and g.tgrelid in (select oid from relations)
  group by g.tgrelid, k.conname
  union all
  select format('rule %s.%s', w.ev_class::regclass, w.rulename), pg_get_ruledef(w.oid)
  from pg_rewrite w where w.rulename <> '_RETURN' and w.ev_class in (select oid from relations)
  union all
  select 'function ' || p.oid::regprocedure::text, concat_ws(', ',
    l.lanname, case p.prokind when 'f' then null else 'kind ' || p.prokind::text end,
    format('(%s) returns %s', pg_get_function_arguments(p.oid), pg_get_function_result(p.oid)),
    case p.provolatile when 'v' then 'volatile' when 's' then 'stable' else 'immutable' end,
    case when p.prosecdef then 'with the rights of its owner' end,
    case when p.proisstrict then 'strict' end, case when p.proleakproof then 'leakproof' end,
    'parallel ' || p.proparallel::text, 'of ' || p.proowner::regrole::text, array_to_string(p.proconfig, ', '),
    'body ' || left(encode(sha256(convert_to(coalesce(pg_get_function_sqlbody(p.oid), p.prosrc), 'utf8')), 'hex'), 16))
  from functions p join pg_language l on l.oid = p.prolang
  union all
  select 'type ' || t.oid::regtype::text, concat_ws(' ', 'kind ' || t.typtype::text, 'over ' || nullif(t.typbasetype, 0)::regtype::text,
    case when t.typnotnull then 'not null' end, 'default ' || t.typdefault,
    (select string_agg(e.enumlabel, ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid))
  from pg_type t join rooms r on r.oid = t.typnamespace
  left join pg_class c on c.oid = t.typrelid
  where (t.typtype in ('d', 'e', 'r') or c.relkind = 'c')
    and not exists (select from brought b where b.classid = 'pg_type'::regclass and b.objid = t.oid)
  union all
  select format('statistics %s.%s', r.nspname, s.stxname), pg_get_statisticsobjdef(s.oid)
  from pg_statistic_ext s join rooms r on r.oid = s.stxnamespace
  union all
  select format('publication %s of %s.%s', p.pubname, p.schemaname, p.tablename), 'sends changes to subscribers'
  from pg_publication_tables p where p.schemaname in (select nspname from rooms)
  union all
  select 'event trigger ' || e.evtname, format('%s calls %s, %s', e.evtevent, e.evtfoid::regprocedure, e.evtenabled)
  from pg_event_trigger e where e.evtfoid in (select oid from functions)
  union all
  select 'role ' || r.rolname, concat_ws(', ',
    case when r.rolsuper then 'superuser' end, case when r.rolbypassrls then 'bypasses row security' end,
    case when r.rolcreaterole then 'makes roles' end, case when r.rolcreatedb then 'makes databases' end,
    case when r.rolreplication then 'replicates' end, case when r.rolcanlogin then 'logs in' else 'no login' end,
    'member of ' || (select string_agg(m.roleid::regrole::text, ', ' order by m.roleid::regrole::text)
      from pg_auth_members m where m.member = r.oid),
    (select string_agg(s, ', ' order by s) from unnest(r.rolconfig) s))
  from pg_roles r where r.rolname in ('anon', 'authenticated')
  union all
  select format('settings of role %s in a database', s.setrole::regrole), array_to_string(s.setconfig, ', ')
  from pg_db_role_setting s
  where s.setrole in ('anon'::regrole, 'authenticated'::regrole) and s.setdatabase <> 0
  union all
  select 'extension ' || e.extname, 'in ' || e.extnamespace::regnamespace::text
  from pg_extension e where e.extname not in ('plpgsql', 'pgtap')
  union all
  select format('grant on %s to %s', g.object, g.grantee), string_agg(
    g.privilege || coalesce(' (' || g.columns || ')', ''), ', ' order by g.privilege collate "C", g.columns collate "C")
  from grants g group by g.object, g.grantee
)
select object, state from objects
