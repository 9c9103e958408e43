-- What a policy is called is what it asks for. Each permissive policy is found in the catalogue and played: somebody who
-- holds its permission reaches rows by it, and once the permission is taken from their role, none. So a policy that says
-- "or", forgets a bracket or asks for another right is found without being named here, a new table's too.

begin;
set local search_path = public, extensions;
select no_plan();
select tests.seed();

create temp view policies as
select c.relname::text as table_name, c.oid, p.polname::text as name,
  case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as command,
  concat_ws(' ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) as expr
from pg_policy p join pg_class c on c.oid = p.polrelid
where p.polpermissive and c.relnamespace = 'public'::regnamespace and c.relname <> 'profiles';

-- The permission that begins it, and those that it asks for besides.
create temp view asked as
select p.*, substring(p.expr from 'organization_for\(''([a-z_.]+)''') as permission,
  array(select distinct m[1] from regexp_matches(p.expr, 'organization_for\(''([a-z_.]+)''', 'g') as m
    where m[1] <> substring(p.expr from 'organization_for\(''([a-z_.]+)''')) as also
from policies p;

-- Named for ----------------------------------------------------------------------------------------------

-- The noun is the table's. Parts of another thing are named here with whose permissions they stand under.
create temp table nouns (table_name text primary key, nouns text[] not null);
insert into nouns values
  ('organizations', '{organization}'), ('members', '{organization,members}'), ('invitations', '{members}'),
  ('project_rates', '{rates}'), ('project_members', '{projects,organization,members}'), ('time_entries', '{time}'),
  ('invoice_lines', '{invoices}'), ('billings', '{invoices}'), ('invoice_counters', '{invoices}');

select is_empty($$
  select a.table_name, a.name, named from asked a, unnest(a.permission || a.also) as named
  where split_part(named, '.', 1) <> all (coalesce((select n.nouns from nouns n where n.table_name = a.table_name), array[a.table_name]))
$$, 'a policy asks for a permission of its own noun');

-- The second word of its name is the lowest role that it lets in, or says that it asks who.
select is_empty($$
  select a.table_name, a.name, lowest.rank from asked a,
    lateral (select min(r.rank) as rank from private.role_permissions rp join private.roles r using (role) where rp.permission = a.permission) as lowest
  where case when a.name ~ '_owner$' then lowest.rank <> 4 when a.name ~ '_admin$' then lowest.rank <> 3
    when a.name ~ '_(own|self|colleague)$' then a.expr !~ 'auth\.uid\(\)' when a.name ~ '_member$' then lowest.rank > 2 else true end
$$, 'and is called after the lowest role that holds it, or because it asks whose the row is');

-- Played -------------------------------------------------------------------------------------------------

-- A row of each table, where the cast has none.
select tests.answer('ada', 'acme', $$ select public.invite_member('guest@bulkhead.test', 'member') $$);

-- Rita has left: nobody could assign her, permission or not.
delete from public.project_members where user_id = tests.id('rita');

-- A statement of each kind that reaches for rows of acme with nothing but what is granted: reading any, writing a column
-- to what it is, deleting all, inserting a row like one that is there.
create function pg_temp.reach(relation oid, command text) returns text language plpgsql as $$
declare
  v_key text := (select t.key_column from private.tenant_tables t where t.relation = reach.relation::regclass);
  v_columns text[] := array(
    select a.attname::text from pg_attribute a
    where a.attrelid = reach.relation and a.attnum > 0 and not a.attisdropped and has_column_privilege('authenticated', reach.relation, a.attnum, case command when 'delete' then 'select' else command end)
    order by a.attnum);
  v_values text;
begin
  if command = 'insert' then
    execute format('select %s from %s t where %I = %L limit 1', (
      select string_agg(format('quote_nullable(%I)', c), ' || '', '' || ') from unnest(v_columns) as c), reach.relation::regclass, v_key, tests.id('acme'))
    into v_values;
    return format('insert into %s (%s) values (%s)', reach.relation::regclass, (select string_agg(quote_ident(c), ', ') from unnest(v_columns) as c), v_values);
  end if;
  return case command
    when 'select' then format('select 1 from %s', reach.relation::regclass)
    when 'update' then format('update %s set %I = %I', reach.relation::regclass, v_columns[1], v_columns[1])
    else format('delete from %s', reach.relation::regclass) end;
end
$$;

create temp table played as
select a.*, pg_temp.reach(a.oid, a.command) as statement, null::text as with_it, null::text as without_it, null::text as without_more
from asked a;
-- Ada holds everything. What is refused by a key or a trigger was let through by the policy before.
update played set with_it = tests.attempt('ada', 'acme', statement);

create function pg_temp.without(permissions text[], statement text) returns text language plpgsql as $$
declare
  v_answer text;
begin
  delete from private.role_permissions where permission = any (permissions);
  v_answer := tests.attempt('ada', 'acme', statement);
  raise exception '%', v_answer using errcode = 'UNDO1';
exception when sqlstate 'UNDO1' then
  return sqlerrm;
end
$$;
update played set without_it = pg_temp.without(array[permission], statement), without_more = pg_temp.without(also, statement);

select cmp_ok((select count(*) from played), '>=', 25::bigint, 'there are policies to play');

select is_empty($$
  select table_name, name, statement, with_it from played where with_it in ('0 rows', 'policy', 'guard', 'no grant') or with_it ~ '^(PT40[134]|42)'
$$, 'whoever holds the permission reaches rows by it');

select is_empty($$
  select table_name, name, permission, without_it from played
  where without_it <> case command when 'insert' then 'policy' else '0 rows' end
    -- Where else a function is asked first that asks for the same, it refuses by itself.
    and not (table_name = 'time_entries' and without_it = 'PT403 not_allowed')
$$, 'and once it is taken from their role, none');

-- What a policy asks besides opens what is not one's own.
select is_empty($$
  select table_name, name, also, with_it, without_more from played
  where also <> '{}' and command <> 'insert' and without_more = with_it
$$, 'without the second permission, fewer: one''s own');

select * from finish();
rollback;
