-- Rules for what a row may hold: types, checks that can fail, texts that end somewhere, and what becomes of a row when
-- another goes. What a check says is not read but tried: each is asked about values that it has to refuse.
--
-- Each rule looks for offenders and expects none.

begin;
set local search_path = public, extensions;
select no_plan();

create temp view columns as
select c.oid, c.relnamespace::regnamespace::text as schema, c.relname::text as table_name, a.attnum, a.attname::text as name,
  a.atttypid, a.atttypmod, t.typname::text as type, t.typelem, a.attgenerated,
  exists (
    select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey)) as refers
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_type t on t.oid = a.atttypid
where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p');

create temp view checks as
select k.oid, k.conrelid, k.conrelid::regclass::text as table_name, k.conname::text as name, k.conkey, pg_get_expr(k.conbin, k.conrelid) as expr
from pg_constraint k join pg_class c on c.oid = k.conrelid
where k.contype = 'c' and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace);

select cmp_ok((select count(*) from checks), '>=', 40::bigint, 'there are checks to look at');

-- Types ------------------------------------------------------------------------------------------------

-- By what is allowed, not by what is not: a domain over float8, an array, an enum or a type of tomorrow is none of these.
select is_empty($$
  select table_name, name, type from columns
  where type not in ('uuid', 'text', 'bool', 'int2', 'int4', 'int8', 'numeric', 'date', 'timestamptz', 'jsonb', 'bytea')
    and (schema, table_name, name) not in (('private', 'table_lives', 'relation'), ('private', 'table_lives', 'secrets'))
$$, 'columns are of eleven types; two of a list that migrations write are of others');

select is_empty($$
  select table_name, name from columns where type = 'numeric' and atttypmod = -1
$$, 'and a number with decimals says how many');

-- Checks -----------------------------------------------------------------------------------------------

-- Values to try in a column, as literals. The first of each is missing, and what is missing passes every check.
create function pg_temp.candidates(type text, long integer) returns text[] language sql as $$
  select case
    when type = 'text' then array['null', '''''', ''' ''', '''x''', 'E''\u0001x''', 'repeat(''x'', ' || long || ')', 'repeat(''X'', ' || long || ')']
    when type = 'bool' then array['null', 'true', 'false']
    when type = 'int2' then array['null', '(-32768)::int2', '32767::int2']
    when type = 'int4' then array['null', '(-2147483648)', '2147483647']
    when type = 'int8' then array['null', '(-9223372036854775808)', '9223372036854775807']
    when type = 'numeric' then array['null', '(-9e9)', '9e9']
    when type = 'date' then array['null', 'date ''-infinity''', 'date ''infinity''', 'date ''2026-01-01''']
    when type = 'timestamptz' then array['null', 'timestamptz ''-infinity''', 'timestamptz ''infinity''']
    when type = 'jsonb' then array['null', '''0''::jsonb', '''[]''::jsonb', '''{"x": "x"}''::jsonb', 'jsonb_build_object(''x'', repeat(''x'', ' || long || '))']
    when type = 'bytea' then array['null', '''\x''::bytea', 'decode(repeat(''00'', ' || long || '), ''hex'')']
    when type = '_text' then array['null', '''{}''::text[]', '''{x}''::text[]']
    when type = 'uuid' then array['null', '''00000000-0000-0000-0000-000000000000''::uuid']
    else array['null'] end
$$;

-- Those values of a column as a table, which an expression can be asked about by the column's name.
-- Of texts also the words that the expression itself names.
create function pg_temp.tries(type text, column_name text, long integer, expr text) returns text language sql as $$
  select format('(values (%s)) as %I (%I)', array_to_string(array['null::' || type] || (pg_temp.candidates(type, long))[2:] || case type
    when 'text' then array(select quote_literal(word[1]) from regexp_matches(expr, '''(\w+)''::text', 'g') as word limit 5) end, '), ('), column_name, column_name)
$$;

-- How often a check refuses, over all combinations of such values in the columns that it reads.
create function pg_temp.refusals(check_oid oid) returns bigint language plpgsql as $$
declare
  v_from text;
  v_expr text;
  v_found bigint;
begin
  select expr into v_expr from checks where oid = check_oid;
  select string_agg(pg_temp.tries(c.type, c.name, 20000, v_expr), ', ')
  into v_from
  from checks k join columns c on c.oid = k.conrelid and c.attnum = any (k.conkey)
  where k.oid = check_oid;
  if v_from is null then
    return 0;
  end if;
  execute format('select count(*) from (select from %s where not (%s) limit 1) refused', v_from, v_expr) into v_found;
  return v_found;
end
$$;

select is_empty($$
  select table_name, name, expr from checks where pg_temp.refusals(oid) = 0
$$, 'every check refuses something: one that is always true is none');

-- Texts too long, of the shapes that columns have: words, sentences, addresses, codes, zones, colours, slugs.
create temp table long_texts as
select repeat(piece, 20000) || tail as value, piece || tail as shape
from (values ('x', ''), ('X', ''), ('0', ''), ('x y', ''), (E'x\n', ''), ('x', '@x.example'), ('x@', 'x'), ('x-', 'x'), ('X-', 'x'), ('X_', 'X'), ('x.', 'x'),
  ('Xx/', 'Xx'), ('#', '0'), ('/', ''), ('+', '1'), ('1', '.5'), ('é', ''), (' ', 'x'), ('%', ''), ('en-', 'US'), ('x_', 'x'), ('x', '.x')) as t (piece, tail);

-- How many of the checks of a table refuse a value in a column, whatever the other columns hold.
create function pg_temp.refused(relation oid, column_name text, value text) returns boolean language plpgsql as $$
declare
  v_check record;
  v_from text;
  v_refused boolean;
begin
  for v_check in
    select k.expr, k.conkey from checks k join columns c on c.oid = relation and c.name = column_name
    where k.conrelid = relation and c.attnum = any (k.conkey)
  loop
    select string_agg(case c.name when column_name then format('(select %L::text) as %I (%I)', value, 'v', c.name)
      else pg_temp.tries(c.type, c.name, 9, v_check.expr) end, ', ')
    into v_from from columns c where c.oid = relation and c.attnum = any (v_check.conkey);
    execute format('select not exists (select from %s where (%s) is not false)', v_from, v_check.expr) into v_refused;
    if v_refused then
      return true;
    end if;
  end loop;
  return false;
end
$$;

select is_empty($$
  select c.schema, c.table_name, c.name, t.shape from columns c, long_texts t
  -- What stands in private, migrations and triggers write, from what is here.
  where c.schema = 'public' and c.type = 'text' and c.attgenerated = '' and not c.refers
    and not pg_temp.refused(c.oid, c.name, t.value)
$$, 'every text ends somewhere: twenty thousand signs of any shape are refused by some check');

-- Whether a check of one column holds for a value.
create function pg_temp.holds(expr text, column_name text, value text) returns boolean language plpgsql as $$
declare
  v_holds boolean;
begin
  execute format('select (%s) from (select %s as %I) as v', expr, value, column_name) into v_holds;
  return v_holds;
end
$$;

select is_empty($$
  select c.schema, c.table_name, c.name from columns c, unnest(pg_temp.candidates(c.type, 1000000)) with ordinality as v (value, place)
  where c.schema = 'public' and c.type in ('jsonb', 'bytea') and c.attgenerated = ''
    and v.place = cardinality(pg_temp.candidates(c.type, 1)) and not exists (
      select from checks k where k.conrelid = c.oid and k.conkey = array[c.attnum] and pg_temp.holds(k.expr, c.name, v.value) = false)
$$, 'so does every document and every string of bytes');

-- References -------------------------------------------------------------------------------------------

create temp view keys as
select k.conname::text as name, k.conrelid, k.conrelid::regclass::text as table_name, k.confrelid::regclass::text as parent, k.confupdtype, k.confdeltype,
  k.condeferrable, k.convalidated, k.confmatchtype,
  (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.confdelsetcols)) as set_null,
  k.conkey
from pg_constraint k join pg_class c on c.oid = k.conrelid
where k.contype = 'f' and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace);

-- A key that changes would change what was written under it.
select is_empty($$
  select table_name, name from keys where confupdtype <> 'a'
$$, 'no reference follows a key that changes: keys do not change');

-- What goes with its workspace or its person, what is a part of another row, and nothing else.
select is_empty($$
  select table_name, name, parent from keys
  where confdeltype = 'c' and not (parent = 'organizations' and conkey = array[1::smallint] or parent = 'organizations' and table_name like 'private.%')
    and name not in ('project_rates_project', 'project_members_project', 'project_members_member', 'invoice_lines_invoice', 'profiles_user_id_fkey')
$$, 'no row goes because another goes, a workspace aside, what it is a part of, and the person of a profile');

-- Money and documents outlive whatever they refer to.
select is_empty($$
  select table_name, name, confdeltype from keys
  where table_name in ('invoices', 'payments', 'billings', 'time_entries', 'members') and parent <> 'organizations'
    and confdeltype not in ('a', 'r')
$$, 'documents, payments, billings, time and memberships hold what they refer to');

-- The other columns of the key stay, above all the workspace.
select is_empty($$
  select table_name, name, set_null from keys
  where confdeltype = 'd' or confdeltype = 'n' and (set_null is null or cardinality(set_null) <> 1 or set_null = array['organization_id'])
$$, 'what is left empty is the one column that referred, and nothing falls back to a default');

-- Judged at once, of every row, and whole: half a key refers to nothing and is not looked at.
select is_empty($$
  select table_name, name from keys where condeferrable or not convalidated or confmatchtype <> 's'
$$, 'references are judged at once, and were of every row');

select is_empty($$
  select k.table_name, k.name, k.expr from (
    select table_name, name, expr, exists (select from pg_constraint c where c.oid = checks.oid and (not c.convalidated or c.connoinherit)) as off from checks) k
  where k.off
$$, 'so are checks');

select * from finish();
rollback;
